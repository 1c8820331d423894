/**
 * What became of looking a quotation up in the captured text of its source.
 *
 * `verbatim`: every character as it stands; `normalised`: but for typography and layout; `elided`: its parts, with `[…]` of ours
 * between; `editorial`: but for brackets of ours; `ambiguous`: in several places; `not-found`: in none; `unchecked`: there is no
 * quotation, or no text at hand.
 */
export type QuotationState = 'verbatim' | 'normalised' | 'elided' | 'editorial' | 'ambiguous' | 'not-found' | 'unchecked'

/** From the first character to behind the last, in Unicode code points of the captured text as it stands in its file. */
export type Span = [start: number, end: number]

/** Where a quotation stands: one span, one for each part of an elision, or every match where it is ambiguous. */
export interface QuotationResult {
  state: QuotationState
  spans: Span[]
  /** Where the locator names a place of the text that holds no such match, though another place does: the name of that place. */
  elsewhere?: string
}

/** Whether a quotation lends nothing: what rests on it is a lead. */
export function isLost({ state }: QuotationResult): boolean {
  return state === 'not-found' || state === 'ambiguous'
}
