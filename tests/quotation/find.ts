import { findQuotation } from '../../src/check/quotation/find-quotation.ts'
import { prepareText, type Reading } from '../../src/check/quotation/prepare.ts'

/** `state` and the found pieces of the text, cut out of it by code points. */
export function find(text: string, quotation: string, reading: Partial<Reading> & { locator?: string } = {}): [string, ...string[]] {
  const { locator, ...header } = reading
  const { state, spans } = findQuotation(quotation, prepareText(text, header), locator === undefined ? {} : { locator })
  const points = [...text]
  return [state, ...spans.map(([start, end]) => points.slice(start, end).join(''))]
}
