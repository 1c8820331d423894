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

/** A stretch of a text in UTF-16 units, end exclusive. */
export type Stretch = readonly [start: number, end: number]

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

/** What a character does to the folded text. */
const Kind = { plain: 0, space: 1, nothing: 2, dash: 3, mark: 4, guillemet: 5, ligature: 6, ellipsis: 7 } as const

const ligatures = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st']
const firstLigature = 0xfb00

const kinds = makeKinds()

function makeKinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const put = (kind: number, codes: readonly (number | readonly [number, number])[]) => {
    for (const code of codes) {
      const [from, to] = typeof code === 'number' ? [code, code] : code
      table.fill(kind, from, to + 1)
    }
  }
  put(Kind.space, [
    [0x09, 0x0d],
    0x1c,
    0x1d,
    0x1e,
    0x1f,
    0x20,
    0x85,
    0xa0,
    0x1680,
    [0x2000, 0x200a],
    0x2028,
    0x2029,
    0x202f,
    0x205f,
    0x3000,
  ])
  put(Kind.nothing, [0xad, [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2064], [0x2066, 0x2069], [0xfe00, 0xfe0f], 0xfeff])
  put(Kind.dash, [0x2d, [0x2010, 0x2015], 0x2043, 0x2212, 0x2e3a, 0x2e3b, 0xfe58, 0xfe63])
  put(Kind.mark, [0x22, 0x27, 0x60, 0xb4, 0x2bb, 0x2bc, [0x2018, 0x201f]])
  put(Kind.guillemet, [0xab, 0xbb, 0x2039, 0x203a])
  put(Kind.ligature, [[firstLigature, 0xfb06]])
  put(Kind.ellipsis, [0x2026])
  return table
}

/**
 * Folds a text: all quotation marks are one, an ellipsis is three dots, ligatures are letters, invisible characters are gone, and
 * what is canonically equivalent (NFC, NFD) is the same. Case, words, digits and letters of other scripts stay what they are.
 *
 * @param skips stretches that are left out, in order and apart: calls, noise, brackets of ours
 * @param seam what a skipped stretch leaves behind: `free` that the source may have printed a space there or none; `parted` that words
 *   on its two sides stay two words
 */
export function fold(text: string, skips: readonly Stretch[] = [], seam: 'free' | 'parted' = 'free'): Folded {
  const composed = text.normalize('NFC') === text
  const pen = makePen(text.length * 3 + 3)
  let skip = 0
  let index = 0
  while (index < text.length) {
    const stretch = skips[skip]
    if (stretch && index >= stretch[0]) {
      pen.seam(seam)
      index = Math.max(index, stretch[1])
      skip++
      continue
    }
    const code = text.charCodeAt(index)
    index = kinds[code] === Kind.plain ? putPlain(pen, text, index, composed) : putTypography(pen, text, index, code)
  }
  return pen.finish()
}

type Pen = ReturnType<typeof makePen>

function makePen(room: number) {
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

/** A letter or the like, with the combining marks behind it where the text is not composed. Returns what comes next. */
function putPlain(pen: Pen, text: string, index: number, composed: boolean): number {
  const code = text.charCodeAt(index)
  const isPair = code >= 0xd800 && code < 0xdc00 && index + 1 < text.length
  let end = index + (isPair ? 2 : 1)
  if (code === 0x2e && !isPair) return putDots(pen, text, index)
  if (composed && !isPair) {
    pen.put(code, index, end)
    return end
  }
  if (!composed) while (end < text.length && isJoined(text.charCodeAt(end))) end++
  const cluster = text.slice(index, end)
  const normal = composed ? cluster : cluster.normalize('NFC')
  for (let unit = 0; unit < normal.length; unit++) pen.put(normal.charCodeAt(unit), index, end)
  return end
}

/** A combining mark, or the vowel or final consonant of a Korean syllable. */
function isJoined(code: number): boolean {
  if (code < 0x300) return false
  return (code >= 0x1160 && code <= 0x11ff) || /^\p{M}$/u.test(String.fromCharCode(code))
}

const dots = /\.(?:[ \u00A0\u2009\u202F]?\.){2,}/y

/** A full stop; three or more are an ellipsis, whatever stands between them. */
function putDots(pen: Pen, text: string, index: number): number {
  const next = text.charCodeAt(index + 1)
  dots.lastIndex = index
  const run = next === 0x2e || kinds[next] === Kind.space ? dots.exec(text)?.[0] : undefined
  if (run === undefined) {
    pen.put(0x2e, index, index + 1)
    return index + 1
  }
  pen.gap(Gap.free)
  for (let at = 0; at < run.length; at++) if (run.charCodeAt(at) === 0x2e) pen.put(0x2e, index + at, index + at + 1)
  pen.gap(Gap.free)
  return index + run.length
}

function putTypography(pen: Pen, text: string, index: number, code: number): number {
  const next = index + 1
  switch (kinds[code]) {
    case Kind.nothing:
      if (code === 0xad && endsLine(text, index)) pen.gap(Gap.lineHyphen)
      break
    case Kind.space:
      pen.gap(Gap.space)
      break
    case Kind.dash:
      pen.gap(endsLine(text, index) ? Gap.lineHyphen : isSign(text, index) ? Gap.dash | Gap.sign : Gap.dash)
      break
    case Kind.mark:
      putMark(pen, text, index, code)
      break
    case Kind.guillemet:
      pen.gap(Gap.free)
      pen.put(0x27, index, next)
      pen.gap(Gap.free)
      break
    case Kind.ligature:
      for (const letter of ligatures[code - firstLigature] ?? '') pen.put(letter.charCodeAt(0), index, next)
      break
    case Kind.ellipsis:
      pen.gap(Gap.free)
      for (let dot = 0; dot < 3; dot++) pen.put(0x2e, index, next)
      pen.gap(Gap.free)
      break
    default:
  }
  return next
}

/** Two single marks are a double one. */
function putMark(pen: Pen, text: string, index: number, code: number): void {
  const isDoubled = code !== 0x22 && code !== 0x201c && code !== 0x201d && text.charCodeAt(index - 1) === code && pen.last() === 0x27
  if (isDoubled) pen.stretch(index + 1)
  else pen.put(0x27, index, index + 1)
}

function isSign(text: string, index: number): boolean {
  return /^\p{N}$/u.test(text.charAt(index + 1)) && (index === 0 || kinds[text.charCodeAt(index - 1)] === Kind.space)
}

const hyphenAtLineEnd = /(?<=\p{L})[-\u00AD\u2010][ \t]*(?:\r\n?|\n)[ \t]*(?=\p{Ll})/uy

function endsLine(text: string, index: number): boolean {
  const next = text.charCodeAt(index + 1)
  if (kinds[next] !== Kind.space) return false
  hyphenAtLineEnd.lastIndex = index
  return hyphenAtLineEnd.test(text)
}

/** A letter, digit or combining mark, by its UTF-16 unit; half of a pair counts as none. */
function isWordCode(code: number): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))
}
