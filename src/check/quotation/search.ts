import { type Folded, Gap } from '../../model/folded.ts'

/** Where a folded quotation stands in a folded text: units of the text's characters, end exclusive. */
export interface Hit {
  from: number
  to: number
}

/** More places than anybody would look at. */
const mostHits = 1000

/** Every place where the text says what the quotation says, in whole words and whole numbers. */
export function search(text: Folded, quotation: Folded, from = 0, to = text.characters.length): Hit[] {
  const { length } = quotation.characters
  const hits: Hit[] = []
  if (length === 0) return hits
  for (let at = text.characters.indexOf(quotation.characters, from); at >= 0 && at + length <= to;) {
    if (gapsAgree(text, at, quotation) && isWhole(text, at, at + length)) hits.push({ from: at, to: at + length })
    if (hits.length === mostHits) break
    at = text.characters.indexOf(quotation.characters, at + 1)
  }
  return hits
}

function gapsAgree(text: Folded, at: number, quotation: Folded): boolean {
  const { gaps, characters } = quotation
  // a dash that begins or ends a quotation may be the sign of a number
  if (has(gaps[0], Gap.dash) && !has(text.gaps[at], Gap.dash)) return false
  if (has(quotation.lastGap, Gap.dash) && !has(text.gaps[at + characters.length] ?? text.lastGap, Gap.dash)) return false
  for (let index = 1; index < characters.length; index++) {
    const [own, theirs] = [text.gaps[at + index] ?? 0, gaps[index] ?? 0]
    if (own !== theirs && !agree(own, theirs)) return false
    if (has(own, Gap.free) && !has(theirs, Gap.space | Gap.dash) && joinsWords(characters, index, own)) return false
  }
  return true
}

/** Where a call or noise stood between two words or numbers, they stay two, unless the source itself prints them as one. */
function joinsWords(characters: string, index: number, gap: number): boolean {
  const [before, after] = [characters.charAt(index - 1), characters.charAt(index)]
  if (/\p{N}/u.test(before) && /\p{N}/u.test(after)) return true
  return has(gap, Gap.space) && endsWithWord.test(before) && startsWithWord.test(after)
}

function agree(text: number, quotation: number): boolean {
  if (has(text, Gap.lineHyphen) && !has(quotation, Gap.dash)) return !has(quotation, Gap.space)
  const dash = has(text, Gap.dash | Gap.lineHyphen)
  if (dash !== has(quotation, Gap.dash | Gap.lineHyphen)) return false
  return dash || has(text | quotation, Gap.free) || has(text, Gap.space) === has(quotation, Gap.space)
}

/** Whether a passage begins and ends where words, numbers and characters do: 17 is not in 170, nor “can” in “can’t”. */
function isWhole(text: Folded, from: number, to: number): boolean {
  return mayCut(text, from, 'begins') && mayCut(text, to, 'ends')
}

/** What holds the characters on both sides of a place together, by the gap between them; the first that fits decides. */
function mayCut(text: Folded, at: number, edge: 'begins' | 'ends'): boolean {
  if (at <= 0 || at >= text.characters.length) return true
  if (text.starts[at] === text.starts[at - 1]) return false
  const gap = text.gaps[at] ?? 0
  const [before, after] = around(text, at)
  const isInNumber = endsWithDigit.test(before) && startsWithDigit.test(after)
  if (has(gap, Gap.dash | Gap.lineHyphen)) {
    const isNegation = edge === 'begins' ? negates.test(before) && /^\p{L}/u.test(after) : lacks.test(after)
    return !isNegation && !isInNumber && !(edge === 'begins' && has(gap, Gap.sign))
  }
  if (has(gap, Gap.free)) return true
  if (has(gap, Gap.space)) return !(thousandsBefore.test(before) && thousandsAfter.test(after))
  if (endsWithWord.test(before) && startsWithWord.test(after)) return wordless.test(before.slice(-1)) || wordless.test(after.slice(0, 1))
  const isInDecimal = /\p{N}[.,:'/]$/u.test(before) && startsWithDigit.test(after)
  const isBeforeDecimal = endsWithDigit.test(before) && /^[.,:'/]\p{N}/u.test(after)
  const isBeforeContraction = edge === 'ends' && /\p{L}$/u.test(before) && /^'(?!s(?!\p{L}))\p{L}/u.test(after)
  return !isInDecimal && !isBeforeDecimal && !isBeforeContraction
}

const negates = /^(?:non|un|anti|ex|de|dis|in|mis|not|pseudo|quasi|semi|half|counter|ill|не|анти|экс|псевдо)$/iu
const lacks = /^(?:free|less)(?!\p{L})/iu
const endsWithDigit = /\p{N}$/u
const startsWithDigit = /^\p{N}/u
const endsWithWord = /[\p{L}\p{N}\p{M}]$/u
const startsWithWord = /^[\p{L}\p{N}\p{M}]/u
/** A group of three digits behind a space goes with the number before it. */
const thousandsBefore = /(?<!\p{N})\p{N}{1,3}$/u
const thousandsAfter = /^\p{N}{3}(?!\p{N})/u
/** Scripts that do not part words. */
const wordless = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u

/** The characters before and behind a place that no gap parts from it. */
function around({ characters, gaps }: Folded, at: number): [before: string, after: string] {
  let from = at - 1
  while (from > 0 && at - from < 32 && gaps[from] === 0) from--
  let to = at + 1
  while (to < characters.length && to - at < 32 && gaps[to] === 0) to++
  return [characters.slice(from, at), characters.slice(at, to)]
}

function has(gap: number | undefined, kind: number): boolean {
  return ((gap ?? 0) & kind) !== 0
}
