import type { Stretch } from '../../model/folded.ts'
import type { Span } from '../../model/quotation.ts'

/** Turns spans in code points back into UTF-16 units; the surrogate pairs of the text are looked for once. */
export function unitsOf(text: string): (span: Span) => Stretch {
  const pairs = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }, before) => index - before)
  const toUnit = (point: number) => {
    let before = 0
    while ((pairs[before] ?? point) < point) before++
    return point + before
  }
  return ([start, end]) => [toUnit(start), toUnit(end)]
}
