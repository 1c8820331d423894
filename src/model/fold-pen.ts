/**
 * A text without its typography and layout, for comparing.
 *
 * White space and dashes are taken out of the characters and become the *gap* before the next one, since what a line break or a
 * footnote call does to a text lies in its gaps alone: two texts say the same when their characters are equal and their gaps agree.
 */
export interface Folded {
  characters: string
  /** For each unit of `characters`, where it begins in the text, and where it ends (UTF-16 units). */
  starts: Int32Array
  ends: Int32Array
  /** What stands before each unit. */
  gaps: Uint8Array
  /** What stands behind the last. */
  lastGap: number
}

export const Gap = {
  space: 1,
  dash: 2,
  /** White space or none: a footnote call stood here, a guillemet or an ellipsis does. */
  free: 4,
  /** A hyphen at the end of a line: of the word, or of the line alone. */
  lineHyphen: 8,
  /** The dash is the sign of the number that follows. */
  sign: 16,
} as const

export type Pen = ReturnType<typeof makePen>

/** Writes a folded text, unit by unit; a gap is told before what it stands before. */
export function makePen(room: number) {
  let codes = new Uint16Array(Math.min(room, Math.ceil(room / 3) + 64))
  let starts = new Int32Array(codes.length)
  let ends = new Int32Array(codes.length)
  let gaps = new Uint8Array(codes.length)
  let length = 0
  let gap = 0
  let parted = false
  const grow = () => {
    const wider = codes.length * 2
    const [c, s, e, g] = [new Uint16Array(wider), new Int32Array(wider), new Int32Array(wider), new Uint8Array(wider)]
    c.set(codes)
    s.set(starts)
    e.set(ends)
    g.set(gaps)
    codes = c
    starts = s
    ends = e
    gaps = g
  }
  return {
    put(code: number, start: number, end: number) {
      if (length === codes.length) grow()
      if (parted && length > 0) {
        gap |= isWordCode(codes[length - 1] ?? 0) && isWordCode(code) ? Gap.space : Gap.free
      }
      codes[length] = code
      starts[length] = start
      ends[length] = end
      gaps[length] = gap
      length++
      gap = 0
      parted = false
    },
    gap(kind: number) {
      gap |= kind
    },
    seam(kind: 'free' | 'parted') {
      if (kind === 'free') gap |= Gap.free
      else parted = true
    },
    /** Makes the last unit reach further. */
    stretch(end: number) {
      if (length > 0) ends[length - 1] = end
    },
    last: () => (length > 0 && gap === 0 ? codes[length - 1] : undefined),
    finish: (): Folded => ({
      characters: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(codes.subarray(0, length)),
      starts: starts.slice(0, length),
      ends: ends.slice(0, length),
      gaps: gaps.slice(0, length),
      lastGap: gap,
    }),
  }
}

/** A letter, digit or combining mark, by its UTF-16 unit; half of a pair counts as none. */
function isWordCode(code: number): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))
}
