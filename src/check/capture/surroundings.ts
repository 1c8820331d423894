import type { QuotationResult, Span } from '../../model/quotation.ts'
import { findQuotation } from '../quotation/find-quotation.ts'
import type { PreparedText } from '../quotation/prepare.ts'
import { countBelow, toStretch } from './units.ts'

/** So many characters on each side tell a place from others with the same words. */
const reach = 80

/** A place is known again by as many characters in common, both sides together; by fewer, only chance has it. */
const enough = 16

/** Where a quotation stands in one of two captures. */
export interface Place {
  prepared: PreparedText
  spans: readonly Span[]
}

/** Whether hardly anything that stood around a quotation still does. */
export function hasOtherSurroundings(before: Place, now: Place): boolean {
  return inCommon(before, now) < enough && !isWholeText(before)
}

/**
 * Whether what is found now is not the passage that was quoted, but another one with the same words, which the former text already had:
 * then the passage itself has gone.
 */
export function isAnotherPassage(quotation: string, before: Place, now: Place): boolean {
  const all: QuotationResult = findQuotation(quotation, before.prepared)
  if (all.state !== 'ambiguous' || before.spans.length === 0) return false
  const own = inCommon(before, now)
  return inParts(all.spans, before.spans.length).some((spans) => {
    const common = spans[0]?.[0] === before.spans[0]?.[0] ? 0 : inCommon({ prepared: before.prepared, spans }, now)
    return common >= enough && common > own
  })
}

/** Of several matches in the new text the one that stands among what stood around the passage; `undefined` where none does, or two do. */
export function placeLike(before: Place, now: Place): readonly Span[] | undefined {
  const scored = inParts(now.spans, before.spans.length).map((spans) => ({ spans, common: inCommon(before, { ...now, spans }) }))
  const [best, second] = scored.sort((a, b) => b.common - a.common)
  return best && best.common >= enough && best.common > (second?.common ?? 0) ? best.spans : undefined
}

/** How many characters next to two places are the same. */
function inCommon(a: Place, b: Place): number {
  const [beforeA, behindA] = sidesOf(a)
  const [beforeB, behindB] = sidesOf(b)
  return alike([...beforeA].reverse(), [...beforeB].reverse()) + alike([...behindA], [...behindB])
}

/** Without calls, noise and white space, which a new capture may show otherwise. */
function sidesOf({ prepared, spans }: Place): [before: string, behind: string] {
  const { folded } = prepared
  const [start] = toStretch(prepared, spans[0] ?? [0, 0])
  const [, end] = toStretch(prepared, spans.at(-1) ?? [0, 0])
  const [from, to] = [countBelow(folded.starts, start), countBelow(folded.starts, end)]
  return [folded.characters.slice(Math.max(0, from - reach), from), folded.characters.slice(to, to + reach)]
}

function alike(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((character, index) => character !== b[index])
  return at < 0 ? a.length : at
}

function isWholeText(place: Place): boolean {
  return sidesOf(place).join('').length < enough
}

function inParts(spans: readonly Span[], size: number): Span[][] {
  return Array.from({ length: Math.ceil(spans.length / size) }, (_, index) => spans.slice(index * size, (index + 1) * size))
}
