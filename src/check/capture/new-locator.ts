import type { Stretch } from '../../model/folded.ts'
import { formatDate } from '../../model/format.ts'
import { day } from '../quotation/day.ts'
import { findPages, isHeadingLike, type NamedPlace, placesNamed } from '../quotation/locator.ts'
import type { PreparedText } from '../quotation/prepare.ts'

/** A text with the stretches of it where a quotation stands. */
export interface Found {
  prepared: PreparedText
  stretches: readonly Stretch[]
}

type Kind = NamedPlace['kind']

/** Where these begin and end the text itself shows; where a section ends is a guess, which only the former text can bear out. */
const shown: ReadonlySet<Kind> = new Set<Kind>(['entry', 'page', 'call'])

/**
 * The locator by which a quotation is found in a new text, where the note's locator led to it in the former one and no longer does.
 *
 * Each part of a locator that names an entry's day, a section, a page or a call is tried by itself and keeps the words around it.
 * `undefined` where the locator still holds, or the new text does not show what to write.
 *
 * @param before `undefined` where the former text is not at hand: then only what the new text shows is told
 */
export function newLocator(locator: string, before: Found | undefined, now: Found): string | undefined {
  const kinds = before ? namedIn(locator, before).holding : shown
  const { holding } = namedIn(locator, now)
  let written = locator
  for (const kind of kinds) if (!holding.has(kind)) written = rewrite[kind](written, now)
  return written === locator ? undefined : written
}

/** The kinds of place that a locator names and that hold the quotation. */
function namedIn(locator: string, { prepared, stretches }: Found): { holding: Set<Kind> } {
  const isIn = (part: Stretch, [start, end]: Stretch) => part[0] >= start && part[1] <= end
  const holding = placesNamed(locator, prepared, true).filter((place) =>
    stretches.every((part) => place.stretches.some((stretch) => isIn(part, stretch))),
  )
  return { holding: new Set(holding.map(({ kind }) => kind)) }
}

/** Puts into a locator where the quotation now stands; a text that does not show it leaves the locator as it is. */
const rewrite: Record<Kind, (locator: string, now: Found) => string> = {
  entry: (locator, { prepared, stretches }) => {
    const entry = prepared.structure().entries.find(({ stretch }) => covers(stretch, stretches))
    const written = entry && formatDate(entry.day, 'long', { lang: 'en-GB', strings: {} }).replaceAll('\u00A0', ' ')
    return written === undefined ? locator : replaceFirst(locator, day, written)
  },
  page: (locator, { prepared, stretches }) => {
    const pages = findPages(prepared.text)
    const numbers = stretches.flatMap(([start, end]) =>
      pages.flatMap(({ number, stretch }) => (start < stretch[1] && end > stretch[0] ? number : [])),
    )
    if (numbers.length === 0) return locator
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
    return locator.replace(/(\bpp?\.|\bpages?|\bс\.|\bстр\.)(\s*)\d+(?:\s*[–-]\s*\d+)?/iu, (_, label: string, space: string) => {
      if (first === last) return `${label.replace(/^pp\.$/i, 'p.').replace(/^pages$/i, 'page')}${space}${first}`
      return `${label.replace(/^p\.$/i, 'pp.').replace(/^page$/i, 'pages')}${space}${first}–${last}`
    })
  },
  section: (locator, { prepared, stretches }) => {
    const before = prepared.text.slice(0, stretches[0]?.[0] ?? 0)
    const heading = [...before.matchAll(/[^\r\n]+(?=[\r\n])/g)].map(([line]) => line).findLast(isHeadingLike)
    const entry = prepared.structure().entries.find(({ stretch }) => covers(stretch, stretches))
    const title = entry?.title ?? heading?.replace(/^[#\s]+/, '').trim()
    if (title === undefined) return locator
    const quoted = locator.replace(/([“«„"])[^“”«»"]{3,}([”»"])/u, (_, open: string, close: string) => `${open}${title}${close}`)
    if (quoted !== locator) return quoted
    return locator.replace(/((?:section|chapter|part)\s+)[^,“”"]{3,}/iu, (_, label: string) => `${label}${title}`)
  },
  call: (locator, { prepared: { calls }, stretches }) => {
    if ((locator.match(/(?:\bnn?\.|\bnotes?|\bfn\.)\s*\d+/giu)?.length ?? 0) > 1) return locator
    const isAfter = /\bafter\s*(?:nn?\.|notes?|fn\.)/iu.test(locator)
    const [start, end] = [stretches[0]?.[0] ?? 0, stretches.at(-1)?.[1] ?? 0]
    const call = isAfter ? calls.findLast(({ stretch }) => stretch[1] <= start) : calls.find(({ stretch }) => stretch[1] > end - 1)
    return call ? locator.replace(/((?:\bnn?\.|\bnotes?|\bfn\.)\s*)\d+/iu, (_, label: string) => `${label}${call.number}`) : locator
  },
}

function covers([start, end]: Stretch, stretches: readonly Stretch[]): boolean {
  return stretches.every((part) => part[0] >= start && part[1] <= end)
}

function replaceFirst(text: string, pattern: RegExp, replacement: string): string {
  let isFirst = true
  return text.replaceAll(pattern, (match) => {
    const written = isFirst ? replacement : match
    isFirst = false
    return written
  })
}
