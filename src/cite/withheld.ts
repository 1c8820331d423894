import type { PhrasingContent } from 'mdast'
import type { Brief } from '../model/brief.ts'
import type { Citation } from '../model/chapter.ts'
import { error, type Message } from '../model/message.ts'
import { phrase } from '../model/phrase.ts'
import { didYouMean } from '../model/suggest.ts'
import type { Met } from './footnotes.ts'

/** Whether a brief keeps this source from its readers. */
export function isWithheld({ matter }: Brief, key: string): boolean {
  return matter.withhold.includes(key)
}

/** Whether a citation has such a source. */
export function hasWithheld({ citation }: Met, brief: Brief): boolean {
  return citation.items.some(({ key }) => isWithheld(brief, key))
}

/**
 * What the readers get of a citation: what the style wrote of the sources that they may know, and of the others, however many, that a
 * source is withheld. What the author said of these beside the key goes with them.
 *
 * @param content as the style wrote it; empty where all sources are withheld
 */
export function withWithheld(met: Met, content: readonly PhrasingContent[], brief: Brief): PhrasingContent[] {
  if (!hasWithheld(met, brief)) return [...content]
  const words = phrase(brief.strings, 'source-withheld')
  const last = content.at(-1)
  if (last === undefined) {
    const alone = met.isFootnote ? `${words.charAt(0).toLocaleUpperCase(brief.matter.lang)}${words.slice(1)}.` : words
    return [{ type: 'text', value: brief.style.class === 'note' ? alone : `(${words})` }]
  }
  if (last.type !== 'text') return [...content, { type: 'text', value: `; ${words}` }]
  // the stop of “Ibid.” is its own as well
  const [, text = '', end = ''] = /^(.*?(?:\bibid\.)?)([.)]*)$/isu.exec(last.value) ?? []
  const stop = end === '' && text.endsWith('.') ? '.' : end
  return [...content.slice(0, -1), { ...last, value: `${text}; ${words}${stop}` }]
}

/** A source that is withheld must exist, and cannot be named in a sentence. */
export function checkWithheld(brief: Brief, keys: Iterable<string>, met: readonly Met[]): Message[] {
  const known = [...keys]
  const unknown = brief.matter.withhold.flatMap((key, index) => {
    if (known.includes(key)) return []
    return [error(brief.placeOf(['withhold', index]), 'unknown-source', `no source has the key "${key}"`, didYouMean(key, known))]
  })
  const named = met.filter((one) => one.citation.narrative && hasWithheld(one, brief))
  const sayWhy = ({ citation, place }: Met) => {
    const what = `the sentence names the source "${keyOf(citation)}", which the brief withholds`
    return error(place, 'clearance', what, `write [@${keyOf(citation)}], and describe the source in other words`)
  }
  return [...unknown, ...named.map(sayWhy)]
}

function keyOf({ items }: Citation): string {
  return items[0]?.key ?? ''
}
