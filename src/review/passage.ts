import { mayRead } from '../model/access.ts'
import type { Brief } from '../model/brief.ts'
import type { Corpus } from '../model/corpus.ts'
import type { Note } from '../model/note.ts'
import { namePattern } from './claims.ts'

/** Where a quotation was found: spans in Unicode code points of the captured text. */
export interface FoundQuotation {
  state: string
  spans: readonly (readonly [start: number, end: number])[]
}

/** What is known of the quotations: results of looking them up by note, and captured texts by source, as far as they are at hand. */
export interface Lookup {
  quotations?: ReadonlyMap<string, FoundQuotation>
  texts?: ReadonlyMap<string, string>
}

/** A piece of a passage; what is marked is the quotation, what is hidden was taken out. */
export interface Piece {
  text: string
  isMarked: boolean
}

/** Finds the passage of a note; `undefined` where its text, or the place in it, is not at hand. */
export type FindPassage = (note: Note) => Piece[] | undefined

/** Characters of context before and behind a quotation. */
const reach = 200
/** Of a quotation with many matches, so many are shown. */
const shown = 3
const blank = '█'
const gap: Piece = { text: ' […] ', isMarked: false }

/**
 * Prepares the search for passages in the captured texts. What the brief's readers may not see is blanked: passages of notes beyond
 * its clearance, and names that are withheld.
 */
export function passageFinder(corpus: Corpus, { matter }: Brief, { quotations, texts }: Lookup): FindPassage {
  const characters = new Map<string, string[]>()
  const readable = (key: string): string[] | undefined => {
    const text = texts?.get(key)
    if (text === undefined) return undefined
    if (!characters.has(key)) characters.set(key, blankHidden([...blankNames(text, corpus)], key))
    return characters.get(key)
  }
  const blankHidden = (text: string[], key: string): string[] => {
    for (const note of corpus.notes.values()) {
      if (note.source !== key || mayRead(matter.clearance, note.access)) continue
      for (const [start, end] of quotations?.get(note.id)?.spans ?? []) text.fill(blank, start, end)
    }
    return text
  }
  return (note) => {
    const spans = quotations?.get(note.id)?.spans ?? []
    const text = spans.length > 0 ? readable(note.source) : undefined
    return text && cut(text, spans.slice(0, shown))
  }
}

/** Cuts the spans out of a text with their context; parts that lie apart are joined by a mark of omission. */
function cut(text: readonly string[], spans: readonly (readonly [number, number])[]): Piece[] {
  const slice = (start: number, end: number, isMarked: boolean): Piece => ({ text: text.slice(start, end).join(''), isMarked })
  const pieces: Piece[] = []
  let from = Math.max(0, (spans[0]?.[0] ?? 0) - reach)
  if (from > 0) pieces.push({ text: '… ', isMarked: false })
  for (const [index, [start, end]] of spans.entries()) {
    const last = spans[index - 1]?.[1]
    if (last !== undefined && start - last > 2 * reach) pieces.push(slice(last, last + reach, false), gap)
    if (last !== undefined) from = start - last > 2 * reach ? start - reach : last
    pieces.push(slice(from, start, false), slice(start, end, true))
  }
  const end = spans.at(-1)?.[1] ?? 0
  pieces.push(slice(end, end + reach, false))
  if (end + reach < text.length) pieces.push({ text: ' …', isMarked: false })
  return pieces.filter((piece) => piece.text !== '')
}

/** Blanks the names that are never printed, letter by letter, so that places in the text stay what they are. */
function blankNames(text: string, { entities }: Corpus): string {
  const withheld = [...entities.values()].filter(({ matter }) => matter.protection === 'withheld')
  const pattern = namePattern(withheld.flatMap(({ matter }) => [matter.name, matter.short ?? '', ...matter.aliases, ...matter.typos]))
  return pattern === '' ? text : text.replaceAll(new RegExp(pattern, 'giu'), (name) => blank.repeat([...name].length))
}
