import { firstLigature, Kind, kinds, ligatures } from './character-kinds.ts'
import { type Folded, Gap, makePen, type Pen } from './fold-pen.ts'

export { type Folded, Gap } from './fold-pen.ts'

/** A stretch of a text in UTF-16 units, end exclusive. */
export type Stretch = readonly [start: number, end: number]

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
