import type { Stretch } from '../../model/folded.ts'
import type { Span } from '../../model/quotation.ts'
import type { PreparedText } from '../quotation/prepare.ts'

/** By text: of each surrogate pair, how many code points stand before it. */
const known = new WeakMap<PreparedText, readonly number[]>()

/** A span, in code points, in UTF-16 units. */
export function toStretch(prepared: PreparedText, [start, end]: Span): Stretch {
  const pairs = known.get(prepared) ?? findPairs(prepared.text)
  known.set(prepared, pairs)
  return [start + countBelow(pairs, start), end + countBelow(pairs, end)]
}

function findPairs(text: string): number[] {
  return [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }, before) => index - before)
}

/** How many of ascending numbers are less. */
export function countBelow(numbers: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
