import type { Brief } from '../model/brief.ts'
import { error, type Noticed } from '../model/message.ts'

/** One brief for each value of its `matrix`, or the brief itself; of several keys, one for each combination. */
export function expandMatrix(brief: Brief, otherBriefs: readonly string[]): Noticed<Brief[]> {
  const keys = Object.entries(brief.matter.matrix ?? {})
  const briefs = keys.reduce((some, [key, values]) => some.flatMap((one) => values.map((value) => withValue(one, key, value))), [brief])
  const names = briefs.map(({ name }) => name)
  const taken = names.filter((name, index) => names.indexOf(name) !== index || (name !== brief.name && otherBriefs.includes(name)))
  const messages = [...new Set(taken)].map((name) =>
    error(brief.placeOf(['matrix']), 'valid-field', `two briefs would be written to output/${name}`, 'give the values different names'),
  )
  return { value: briefs, messages }
}

function withValue(brief: Brief, key: string, value: string | number): Brief {
  const params = { ...brief.matter.params, [key]: value }
  return { ...brief, name: `${brief.name}-${folderName(String(value))}`, matter: { ...brief.matter, params } }
}

/** A value as a part of a folder's name, on any system. */
function folderName(value: string): string {
  return (
    value
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-')
      .replaceAll(/^[.-]+|[.-]+$/g, '') || '-'
  )
}
