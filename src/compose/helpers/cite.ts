import type { PhrasingContent } from 'mdast'
import type { CiteItem } from '../../model/chapter.ts'
import { locatorLabels } from '../../model/csl.ts'
import { parseLocator } from '../../markdown/locator.ts'
import { given, idOf, requireChoice, textArgument } from '../arguments.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { didYouMean } from '../../model/suggest.ts'
import { findNote, findSource } from '../evidence.ts'
import type { Call, Helper } from '../helper.ts'
import { isSplice, phrasing, plain } from '../splice-value.ts'

/**
 * `{{cite "id-or-key" … locator="p. 5" prefix="see" suffix="which lists them" ref="label"}}`: only the footnote, of notes or of
 * library keys; several make one footnote. What is given by name belongs to the first (`prefix`) or the last (the rest).
 */
export const cite: Helper = {
  args: [1, Infinity],
  named: ['locator', 'label', 'prefix', 'suffix', 'ref'],
  run(desk, call) {
    const items = call.args.flatMap((_, index) => {
      const value = given(call, index)
      return (Array.isArray(value) ? value : [value]).map((one) => cited(desk, call, idOf(one)))
    })
    const first = items[0]
    const last = items.at(-1)
    if (first) Object.assign(first, affix(call, 'prefix'))
    if (last) Object.assign(last, affix(call, 'suffix'), locator(call))
    const ref = textArgument(call, 'ref')
    return phrasing([{ ...citation(items, call.place), ...(ref && { label: ref }) }])
  },
}

/** The cite of one id or key. An id goes before a key of the same name, because it says more. */
function cited(desk: Desk, call: Call, name: string): CiteItem {
  const { notes, sources } = desk.corpus
  if (notes.has(name)) {
    const found = findNote(desk, name, call.place)
    desk.noteUses.push({ note: found, how: 'cited', chapter: desk.chapter, place: call.place })
    return citeOf(found)
  }
  if (sources.has(name)) return { key: findSource(desk, name, call.place).key }
  const message = `no note has the id and no source the key "${name}"`
  throw new Complaint(call.place, 'unknown-note', message, didYouMean(name, [...notes.keys(), ...sources.keys()]))
}

function affix(call: Call, name: 'prefix' | 'suffix'): Partial<CiteItem> {
  const value = call.named[name]
  if (isSplice(value)) return { [name]: value.nodes() as PhrasingContent[] }
  const text = plain(value)
  if (text.trim() === '') return {}
  const joined = name === 'prefix' ? text.trim() : /^[\p{L}\p{N}]/u.test(text) ? `, ${text}` : text.startsWith('(') ? ` ${text}` : text
  return { [name]: [{ type: 'text', value: joined, data: { place: call.place } }] }
}

/** `locator="p. 5"` says its label itself, unless `label="page"` does. */
function locator(call: Call): Partial<CiteItem> {
  const text = textArgument(call, 'locator')
  const label = textArgument(call, 'label')
  if (label !== undefined) requireChoice(call, 'label', label, locatorLabels)
  if (text === undefined) return label === undefined ? {} : { label }
  if (label !== undefined) return { label, locator: text }
  const parsed = parseLocator(text)
  return parsed && parsed.rest === '' ? { label: parsed.label ?? 'page', locator: parsed.locator } : { label: 'custom', locator: text }
}
