import { mayRead } from '../model/access.ts'
import type { Brief } from '../model/brief.ts'
import type { Corpus } from '../model/corpus.ts'
import type { Note } from '../model/note.ts'
import { namePattern } from './claims.ts'

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
export function passageFinder(corpus: Corpus, { matter }: Brief): FindPassage {
  const { quotations, texts } = corpus
  const characters = new Map<string, string[]>()
  const readable = (key: string): string[] | undefined => {
    const text = texts?.get(key)?.text
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
  const slice = (start: number, end: number, isMarked: boolean): Piece => ({
    text: text
      .slice(start, end)
      .join('')
      .replaceAll(/\s*\n\s*/g, '\n'),
    isMarked,
  })
  const pieces: Piece[] = []
  let from = wordStart(text, (spans[0]?.[0] ?? 0) - reach)
  if (from > 0) pieces.push({ text: '… ', isMarked: false })
  for (const [index, [start, end]] of spans.entries()) {
    const last = spans[index - 1]?.[1]
    if (last !== undefined && start - last > 2 * reach) pieces.push(slice(last, last + reach, false), gap)
    if (last !== undefined) from = start - last > 2 * reach ? start - reach : last
    pieces.push(slice(from, start, false), slice(start, end, true))
  }
  const end = spans.at(-1)?.[1] ?? 0
  const to = wordEnd(text, end + reach)
  pieces.push(slice(end, to, false))
  if (to < text.length) pieces.push({ text: ' …', isMarked: false })
  return pieces.filter((piece) => piece.text !== '')
}

/** So far a cut is moved to where a word ends; scripts without spaces are cut where they are. */
const longestWord = 40

/** Where a word begins at or behind an index, so that no number or name is cut in two; spaces before it are left out. */
function wordStart(text: readonly string[], index: number): number {
  const from = Math.max(0, index)
  for (let at = from; at < from + longestWord; at += 1) if (!isInWord(text, at) && /\S/u.test(text[at] ?? '')) return at
  return from
}

/** Where a word ends at or before an index. */
function wordEnd(text: readonly string[], index: number): number {
  const to = Math.min(text.length, index)
  for (let at = to; at > to - longestWord; at -= 1) if (!isInWord(text, at)) return at
  return to
}

function isInWord(text: readonly string[], index: number): boolean {
  return /\S/u.test(text[index - 1] ?? ' ') && /\S/u.test(text[index] ?? ' ')
}

/** Blanks the names that are never printed, letter by letter, so that places in the text stay what they are. */
function blankNames(text: string, { entities }: Corpus): string {
  const withheld = [...entities.values()].filter(({ matter }) => matter.protection === 'withheld')
  const pattern = namePattern(withheld.flatMap(({ matter }) => [matter.name, matter.short ?? '', ...matter.aliases, ...matter.typos]))
  return pattern === '' ? text : text.replaceAll(new RegExp(pattern, 'giu'), (name) => blank.repeat([...name].length))
}
