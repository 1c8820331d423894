import { fold, type Folded, type Stretch } from '../../model/folded.ts'
import type { LiteratureMatter } from '../../model/note.ts'
import type { Span } from '../../model/quotation.ts'
import { type Call, findCalls } from './calls.ts'
import { findNoise, joinStretches } from './noise.ts'
import { findStructure, type Structure } from './passages.ts'

/** What the header of a literature note says of how its captured text is to be read. */
export type Reading = Pick<LiteratureMatter, 'calls' | 'noise'>

/** A captured text made ready, once, for looking up any number of quotations. */
export interface PreparedText {
  text: string
  /** Without calls and noise. */
  folded: Folded
  calls: Call[]
  callPattern: string | undefined
  noise: Stretch[]
  /** Found when first asked for. */
  structure: () => Structure
  /** Turns UTF-16 units of the text into code points. */
  toSpan: (stretch: Stretch) => Span
}

export function prepareText(text: string, { calls: callPattern, noise: declared }: Partial<Reading> = {}): PreparedText {
  const calls = findCalls(text, callPattern)
  const callStretches = calls.map(({ stretch }) => stretch)
  const noise = declared?.length ? findNoise(fold(text, callStretches), declared) : []
  const structure = once(() => findStructure(text))
  const dates = gluedDay.test(text) ? structure().entries.map(({ dated }) => [dated[0], dated[0]] as const) : []
  const folded = fold(text, joinStretches([...callStretches, ...noise, ...dates]))
  const toCodePoints = codePointsOf(text)
  return { text, folded, calls, callPattern, noise, structure, toSpan: ([start, end]) => [toCodePoints(start), toCodePoints(end)] }
}

/** An index may print the day right behind the title. */
const gluedDay = /\p{L}\d{1,4}[-./]\d{1,2}[-./]\d{2,4}[ \t]*$/mu

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Counts code points; the surrogate pairs are looked for once. */
function codePointsOf(text: string): (unit: number) => number {
  const pairs = once(() => [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }) => index))
  return (unit) => {
    const found = pairs()
    let [low, high] = [0, found.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((found[middle] ?? 0) < unit) low = middle + 1
      else high = middle
    }
    return unit - low
  }
}
