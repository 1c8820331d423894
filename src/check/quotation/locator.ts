import type { Stretch } from '../../model/folded.ts'
import type { Call } from './calls.ts'
import { readDay } from './day.ts'
import type { PreparedText } from './prepare.ts'

/** A place that a locator names, and where it is in the text. */
export interface NamedPlace {
  kind: 'entry' | 'page' | 'section' | 'call'
  name: string
  stretches: Stretch[]
  /** Whether where it ends is certain, so that what stands elsewhere contradicts the locator. */
  isExact: boolean
}

/**
 * Leaves those matches that stand where the locator says: at an entry's day, under a section's heading, on a page, at a call. A place
 * that holds none of them narrows nothing, and is told where its bounds are certain.
 */
export function narrow<T extends readonly Stretch[]>(
  matches: readonly T[],
  locator: string | undefined,
  prepared: PreparedText,
): { kept: readonly T[]; elsewhere?: string } {
  let kept = matches
  let elsewhere: string | undefined
  for (const { name, stretches, isExact } of locator === undefined ? [] : placesNamed(locator, prepared, matches.length > 1)) {
    const inside = kept.filter((match) => match.every((part) => stretches.some(([start, end]) => part[0] >= start && part[1] <= end)))
    if (inside.length > 0) kept = inside
    else if (isExact) elsewhere ??= name
  }
  return { kept, ...(elsewhere !== undefined && { elsewhere }) }
}

/**
 * The places of a text that a locator names, from the wider to the narrower.
 *
 * @param isOpen whether sections and calls are looked up as well
 */
export function placesNamed(locator: string, prepared: PreparedText, isOpen: boolean): NamedPlace[] {
  const places = [...entriesNamed(locator, prepared), ...pagesNamed(locator, prepared.text)]
  // looked up only where there is something to decide: their bounds are a guess
  return isOpen ? [...places, ...sectionsNamed(locator, prepared), ...callsNamed(locator, prepared)] : places
}

function entriesNamed(locator: string, { structure }: PreparedText): NamedPlace[] {
  const day = readDay(locator)
  if (day === undefined) return []
  const entries = structure().entries.filter((entry) => entry.day === day)
  if (entries.length === 0) return []
  const titled = entries.filter(({ title }) => title !== '' && plain(locator).includes(plain(title)))
  const named = (titled.length > 0 ? titled : entries).map(({ stretch }) => stretch)
  return [{ kind: 'entry', name: `the entry of ${day}`, stretches: named, isExact: true }]
}

/** Form feeds part pages; so do markers such as `[p. 5]`. */
function pagesNamed(locator: string, text: string): NamedPlace[] {
  const [, first, last] = /(?:\bpp?\.|\bpages?|\bс\.|\bстр\.)\s*(\d+)(?:\s*[–-]\s*(\d+))?/iu.exec(locator) ?? []
  if (first === undefined) return []
  const [from, to] = [Number(first), Number(last ?? first)]
  const pages = findPages(text).filter(({ number }) => number >= from && number <= to)
  if (pages.length === 0) return []
  // a sentence may go over to the next page
  const start = Math.min(...pages.map(({ stretch }) => stretch[0]))
  const end = Math.max(...pages.map(({ stretch }) => stretch[1]))
  return [
    { kind: 'page', name: last === undefined ? `page ${first}` : `pages ${first} to ${last}`, stretches: [[start, end]], isExact: false },
  ]
}

/** The pages that a text shows, in order. */
export function findPages(text: string): { number: number; stretch: Stretch }[] {
  const markers = [...text.matchAll(/\[(?:p\.|page)\s*(\d+)\]/giu)].map(({ 1: number, index }) => ({
    number: Number(number),
    start: index,
  }))
  const feeds = [...text.matchAll(/\f/g)].map(({ index }, page) => ({ number: page + 2, start: index }))
  const starts = markers.length > 0 ? markers : feeds.length > 0 ? [{ number: 1, start: 0 }, ...feeds] : []
  return starts.map(({ number, start }, index) => ({ number, stretch: [start, starts[index + 1]?.start ?? text.length] }))
}

/** A heading is a short line of its own that the locator names in full, or the other way round; numbers before it do not count. */
function sectionsNamed(locator: string, { text }: PreparedText): NamedPlace[] {
  const named = [/[“«„"]([^“”«»"]{3,})[”»"]/u.exec(locator)?.[1], /(?:section|chapter|part)\s+([^,“”"]{3,})/iu.exec(locator)?.[1]]
  const heading = plain(named.find((name) => name !== undefined) ?? '')
  if (heading === '') return []
  const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => isHeadingLike(line))
  const sections = lines.map(({ 0: line, index }, at): { title: string; stretch: Stretch } => ({
    title: plain(line),
    stretch: [index, lines[at + 1]?.index ?? text.length],
  }))
  const exact = sections.filter(({ title }) => title === heading)
  const found = exact.length > 0 ? exact : sections.filter(({ title }) => title.includes(heading))
  if (found.length === 0) return []
  return [{ kind: 'section', name: `the section “${heading}”`, stretches: found.map(({ stretch }) => stretch), isExact: false }]
}

/** Short, and no sentence. */
export function isHeadingLike(line: string): boolean {
  return line.trim().length <= 120 && /\p{L}/u.test(line) && !/[.,;:\]]\s*$/.test(line) && !/\p{Ll}[.!?]["'”’]?[\s[]/u.test(line.trim())
}

/** Without number, case, marks and typography. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^[#\s]*(?:[IVXLC]+\.|\d+(?:\.\d+)*\.?|[A-Z][.)])\s*(?=\p{L})/u, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** `at n. 49` is the paragraph of that call, and in it what comes before the call; `before` and `after` end at the neighbouring calls. */
function callsNamed(locator: string, { calls, text }: PreparedText): NamedPlace[] {
  const [, side = 'at', written] = /\b(at|before|after)?\s*(?:nn?\.|notes?|fn\.)\s*(\d+)/iu.exec(locator) ?? []
  const index = written === undefined ? -1 : calls.findIndex(({ number }) => number === Number(written))
  const call = calls[index]
  if (!call) return []
  const name = `${side} n. ${written}`
  const before: Stretch = [endOf(calls[index - 1], 0), call.stretch[1]]
  const after: Stretch = [call.stretch[0], calls[index + 1]?.stretch[1] ?? text.length]
  if (side.toLowerCase() === 'after') return [{ kind: 'call', name, stretches: [after], isExact: false }]
  if (side.toLowerCase() === 'before') return [{ kind: 'call', name, stretches: [before], isExact: false }]
  const paragraph: Stretch = [text.lastIndexOf('\n', call.stretch[0]) + 1, indexOrEnd(text, call.stretch[1])]
  return [
    { kind: 'call', name, stretches: [paragraph], isExact: false },
    { kind: 'call', name, stretches: [before], isExact: false },
  ]
}

function endOf(call: Call | undefined, otherwise: number): number {
  return call?.stretch[1] ?? otherwise
}

function indexOrEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}
