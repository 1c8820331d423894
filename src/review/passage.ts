import { mayRead } from '../model/access.ts'
import type { Brief } from '../model/brief.ts'
import type { Corpus } from '../model/corpus.ts'
import type { Note } from '../model/note.ts'
import type { Piece } from '../model/shown-note.ts'
import { namePattern } from './claims.ts'

/** Finds the passage of a note; `undefined` where its text, or the place in it, is not at hand. */
export type FindPassage = (note: Note) => Piece[] | undefined

/** From the first character to behind the last, in UTF-16 code units. */
type Units = [start: number, end: number]

/** Characters of context before and behind a quotation, unless fewer are asked for. */
const usualReach = 200
/** Of a quotation with many matches, so many are shown. */
const shown = 3
const blank = '█'
const gap: Piece = { text: ' […] ', isMarked: false }

/**
 * Prepares the search for passages in the captured texts. What the brief's readers may not see is blanked: passages of notes beyond
 * its clearance, and names that are withheld.
 */
export function passageFinder(corpus: Corpus, { matter }: Brief, reach = usualReach): FindPassage {
  const masked = new Map<string, string>()
  const blankNames = nameBlanker(corpus)
  const basic = new Map<string, boolean>()
  const isBasic = (key: string, text: string): boolean => {
    const known = basic.get(key) ?? !/[\u{10000}-\u{10FFFF}]/u.test(text)
    basic.set(key, known)
    return known
  }
  const spansOf = (note: Note, text: string) =>
    (corpus.quotations?.get(note.id)?.spans ?? []).map((span) => toUnits(text, span, isBasic(note.source, text)))
  const mask = (key: string, text: string): string => {
    const hidden = (notesBySource(corpus).get(key) ?? []).filter((note) => !mayRead(matter.clearance, note.access))
    return blankSpans(
      blankNames(text),
      hidden.flatMap((note) => spansOf(note, text)),
    )
  }
  return (note) => {
    const text = corpus.texts?.get(note.source)?.text
    const spans = text === undefined ? [] : spansOf(note, text).slice(0, shown)
    if (text === undefined || spans.length === 0) return undefined
    const readable = masked.get(note.source) ?? mask(note.source, text)
    masked.set(note.source, readable)
    return cut(readable, spans, reach)
  }
}

const bySource = new WeakMap<Corpus, ReadonlyMap<string, readonly Note[]>>()

function notesBySource(corpus: Corpus): ReadonlyMap<string, readonly Note[]> {
  const notes = bySource.get(corpus) ?? groupBySource(corpus)
  bySource.set(corpus, notes)
  return notes
}

function groupBySource({ notes }: Corpus): ReadonlyMap<string, readonly Note[]> {
  const groups = new Map<string, Note[]>()
  for (const note of notes.values()) {
    const group = groups.get(note.source)
    if (group) group.push(note)
    else groups.set(note.source, [note])
  }
  return groups
}

/** Spans count code points, strings code units: they differ behind the first character beyond the basic plane. */
function toUnits(text: string, [start, end]: readonly [number, number], isBasic: boolean): Units {
  if (isBasic) return [start, end]
  const points = [...text.slice(0, 2 * end)]
  const before = points.slice(0, start).join('').length
  return [before, before + points.slice(start, end).join('').length]
}

/** Cuts the spans out of a text with their context; parts that lie apart are joined by a mark of omission. */
function cut(text: string, spans: readonly Units[], reach: number): Piece[] {
  const slice = (start: number, end: number, isMarked: boolean): Piece => ({
    text: text.slice(start, end).replaceAll(/\s*\n\s*/g, '\n'),
    isMarked,
  })
  const pieces: Piece[] = []
  let from = wordStart(text, (spans[0]?.[0] ?? 0) - reach)
  if (from > 0) pieces.push({ text: '… ', isMarked: false })
  for (const [index, [start, end]] of spans.entries()) {
    const last = spans[index - 1]?.[1]
    const isApart = last !== undefined && start - last > 2 * reach
    if (isApart) pieces.push(slice(last, wordEnd(text, last + reach), false), gap)
    if (last !== undefined) from = isApart ? wordStart(text, start - reach) : last
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
function wordStart(text: string, index: number): number {
  const from = Math.max(0, index)
  for (let at = from; at < from + longestWord; at += 1) if (isSpace(text, at - 1) && !isSpace(text, at)) return at
  return from
}

/** Where a word ends at or before an index. */
function wordEnd(text: string, index: number): number {
  const to = Math.min(text.length, index)
  for (let at = to; at > to - longestWord; at -= 1) if (isSpace(text, at) || isSpace(text, at - 1)) return at
  return to
}

/** Whether a character is a space, or beyond the text. */
function isSpace(text: string, index: number): boolean {
  return /\s/u.test(text[index] ?? ' ')
}

/** Blanks keep the length of what they hide, so that places in the text stay what they are. */
function blankSpans(text: string, spans: readonly Units[]): string {
  return spans.reduce((rest, [start, end]) => rest.slice(0, start) + blank.repeat(end - start) + rest.slice(end), text)
}

/** Blanks the names of a corpus that are withheld, in any text. */
export function nameBlanker({ entities }: Corpus): (text: string) => string {
  const withheld = [...entities.values()].filter(({ matter }) => matter.protection === 'withheld')
  const names = withheld.flatMap(({ matter }) => [matter.name, matter.short ?? '', ...matter.aliases, ...matter.typos])
  const pattern = namePattern(names)
  if (pattern === '') return (text) => text
  const search = new RegExp(pattern, 'giu')
  return (text) => text.replaceAll(search, (name) => blank.repeat(name.length))
}
