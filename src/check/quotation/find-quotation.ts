import { type Folded, Gap, type Stretch } from '../../model/folded.ts'
import type { QuotationResult, QuotationState, Span } from '../../model/quotation.ts'
import { narrow } from './locator.ts'
import type { PreparedText } from './prepare.ts'
import { type QuotationReading, readingsOf } from './readings.ts'
import { type Hit, search } from './search.ts'

/** What may decide between several matches. */
export interface Hints {
  locator?: string
}

/** One place where a quotation stands: a stretch of the text for each of its parts. */
type Match = Stretch[]

/**
 * Looks a quotation up in the captured text of its source.
 *
 * Typography and layout are forgiven, and nothing else. Brackets are taken as the source's own where it has them; only then as ours.
 */
export function findQuotation(quotation: string, prepared: PreparedText, { locator }: Hints = {}): QuotationResult {
  for (const reading of readingsOf(quotation, prepared)) {
    const matches = findReading(reading, prepared).filter((match) => repeatsCalls(match, reading.calls, prepared))
    if (matches.length > 0) return toResult(quotation, reading, matches, prepared, locator)
  }
  return { state: 'not-found', spans: [] }
}

function toResult(
  quotation: string,
  reading: QuotationReading,
  matches: readonly Match[],
  prepared: PreparedText,
  locator: string | undefined,
): QuotationResult {
  const { kept, elsewhere } = narrow(matches, locator, prepared)
  const spans = kept.flatMap((match) => match.map((stretch): Span => prepared.toSpan(stretch)))
  const state = kept.length > 1 ? 'ambiguous' : stateOf(quotation, reading, kept[0] ?? [], prepared)
  return { state, spans, ...(elsewhere !== undefined && { elsewhere }) }
}

function stateOf(quotation: string, { isElided, isEditorial }: QuotationReading, [only]: Match, { text }: PreparedText): QuotationState {
  if (isElided) return 'elided'
  if (isEditorial) return 'editorial'
  return only && text.slice(...only) === quotation ? 'verbatim' : 'normalised'
}

function findReading({ parts }: QuotationReading, prepared: PreparedText): Match[] {
  const [first, ...others] = parts
  if (!first) return []
  if (others.length === 0) return search(prepared.folded, first).map((hit) => [toStretch(hit, first, prepared)])
  const places = parts.map((part) => search(prepared.folded, part).map((hit) => toStretch(hit, part, prepared)))
  if (places.some((stretches) => stretches.length === 0)) return []
  return prepared.structure().passages.flatMap((passage) => inOrder(places.map((stretches) => stretches.filter(isIn(passage)))))
}

function isIn([start, end]: Stretch): (stretch: Stretch) => boolean {
  return (stretch) => stretch[0] >= start && stretch[1] <= end
}

/** The narrowest windows in which all parts stand in order: for each end, the parts as near before it as may be. */
function inOrder(places: readonly Stretch[][]): Match[] {
  const windows: Match[] = []
  for (const last of places.at(-1) ?? []) {
    const window: Match = [last]
    for (const hits of places.slice(0, -1).reverse()) {
      const before = hits.findLast(([, end]) => end <= (window[0]?.[0] ?? 0))
      if (!before) break
      window.unshift(before)
    }
    // a later end with the same beginning is only a wider window
    if (window.length === places.length && windows.at(-1)?.[0]?.[0] !== window[0]?.[0]) windows.push(window)
  }
  return windows
}

/** The stretch of a hit; a dash that begins or ends the quotation belongs to it. */
function toStretch({ from, to }: Hit, quotation: Folded, { folded, text }: PreparedText): Stretch {
  const start = folded.starts[from] ?? 0
  const end = folded.ends[to - 1] ?? 0
  const before = (quotation.gaps[0] ?? 0) & Gap.dash ? searchBack(text, start) : -1
  const behind = quotation.lastGap & Gap.dash ? (/^\s*[\p{Pd}\u2212]+/u.exec(text.slice(end, end + 16))?.[0].length ?? 0) : 0
  return [before < 0 ? start : before, end + behind]
}

function searchBack(text: string, start: number): number {
  const from = Math.max(0, start - 16)
  const found = text.slice(from, start).search(/[\p{Pd}\u2212]+\s*$/u)
  return found < 0 ? -1 : from + found
}

/** Whether the calls that a quotation repeats are those of this place. */
function repeatsCalls(match: Match, numbers: readonly number[], { calls }: PreparedText): boolean {
  if (numbers.length === 0) return true
  const [start, end] = [match[0]?.[0] ?? 0, match.at(-1)?.[1] ?? 0]
  return numbers.every((number) => calls.some((call) => call.number === number && call.stretch[1] >= start && call.stretch[0] <= end + 1))
}
