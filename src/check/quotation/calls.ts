import type { Stretch } from '../../model/folded.ts'

/** A footnote call of the source in its captured text. */
export interface Call {
  number: number
  stretch: Stretch
}

/** How many calls in a row a capture may have lost. */
const mostMissing = 2
/** As many calls in a row as nobody writes in brackets by chance. */
const surelyCalls = 10

/**
 * The source's own footnote calls, by the pattern that shows them, such as `[#]`.
 *
 * Calls are numbered in order, and so a bracketed year is none: of all numbers in the pattern those are taken that make the longest
 * chain upwards in which hardly one is missing. It begins near 1, or, in an excerpt, is long enough to be no accident.
 */
export function findCalls(text: string, pattern: string | undefined): Call[] {
  const candidates = matchCalls(text, pattern)
  const longest = new Map<number, { length: number; index: number; before: number | undefined }>()
  const chain: { length: number; before: number | undefined }[] = []
  for (const [index, { number }] of candidates.entries()) {
    let best: { length: number; index: number } | undefined
    for (let missing = 0; missing <= mostMissing; missing++) {
      const previous = longest.get(number - 1 - missing)
      if (previous && (!best || previous.length > best.length)) best = previous
    }
    const link = { length: (best?.length ?? 0) + 1, before: best?.index }
    chain.push(link)
    const known = longest.get(number)
    if (!known || link.length > known.length) longest.set(number, { ...link, index })
  }
  const last = chain.reduce((best, { length }, index) => (length > (chain[best]?.length ?? 0) ? index : best), 0)
  const calls: Call[] = []
  for (let at: number | undefined = last; at !== undefined && candidates[at]; at = chain[at]?.before) calls.unshift(candidates[at] as Call)
  const first = calls[0]?.number ?? 0
  return first <= 1 + mostMissing || calls.length >= surelyCalls ? calls : []
}

/** Everything in a text that looks like a call. */
export function matchCalls(text: string, pattern: string | undefined): Call[] {
  const [before, after] = pattern?.split('#', 2) ?? []
  if (before === undefined || after === undefined) return []
  // a bare number is a call only where it hangs on a word or on the mark that ends one
  const attached = before.trim() === '' && after.trim() === '' ? '(?<=[\\p{L}.,;:!?"’”»)])' : ''
  const call = new RegExp(
    `${attached}${escape(before)}([0-9]{1,5}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,5})${escape(after)}${attached && '(?![\\p{L}\\p{N}])'}`,
    'gu',
  )
  return [...text.matchAll(call)].map((match) => ({
    number: Number(match[1]?.normalize('NFKC')),
    stretch: [match.index, match.index + match[0].length],
  }))
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
