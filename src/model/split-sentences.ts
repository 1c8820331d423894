import { counting, introducing, opening } from './abbreviations.ts'

/** Where a sentence begins and ends within a text, in UTF-16 code units; the spaces behind it are its own. */
export interface Span {
  start: number
  end: number
}

/**
 * Cuts a text into its sentences by Unicode's rules for the language (UAX 29), mended where these cut too often: behind
 * abbreviations, initials, and before a small letter; and where they do not cut: before a number that a small letter follows.
 *
 * @param lang BCP 47; what is no language tag is read as English
 */
export function splitSentences(text: string, lang: string): Span[] {
  const spans: Span[] = []
  for (const { segment, index } of segmenter(lang).segment(text)) {
    let start = index
    for (const end of [...endsBeforeNumbers(segment, lang).map((at) => index + at), index + segment.length]) {
      const last = spans.at(-1)
      if (last && start === index && goesOn(text.slice(last.start, last.end), text.slice(index), lang)) last.end = end
      else spans.push({ start, end })
      start = end
    }
  }
  return spans
}

/** Where sentences end within a segment, since the next begins with a number: "It ended. 1,200 workers left." */
function endsBeforeNumbers(segment: string, lang: string): number[] {
  return [...segment.matchAll(/\.["”’»)\]]*\s+(?=["“‘«(]*\p{N})/gu)].flatMap(({ 0: stop, index }) => {
    const before = segment.slice(0, index + 1)
    const last = lastWord(before)
    return last === undefined || mayEnd(last, before, segment.slice(index + stop.length), lang) ? [index + stop.length] : []
  })
}

/** Whether a full stop before a number ends a sentence, rather than an abbreviation, an item's number or a part of a date. */
function mayEnd(last: string, before: string, after: string, lang: string): boolean {
  if (/^\p{N}+$/u.test(last)) return !(/^\s*\p{N}+\.$/u.test(before) || /^\p{N}{1,2}\./u.test(after) || isOrdinal(last, lang))
  if (isInitial(last)) return last.length === 1 && behindName.test(before)
  const word = last.toLowerCase()
  return word.length > 1 && !word.includes('.') && !introducing.has(word) && !counting.has(word)
}

/** Languages that put a full stop behind an ordinal number. */
const withOrdinalDots = /^(?:cs|da|de|et|fi|hr|hu|lv|nb|nn|no|pl|sk|sl|sr|tr)\b/iu

function isOrdinal(last: string, lang: string): boolean {
  return withOrdinalDots.test(lang) && /^\p{N}{1,2}$/u.test(last)
}

/** Whether a text begins with the name of a month in its language: behind the day of a date, it may be written with a capital. */
function beginsWithMonth(text: string, lang: string): boolean {
  const months = new Intl.DateTimeFormat(segmenter(lang).resolvedOptions().locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => months.format(Date.UTC(2012, month))).some((name) => text.startsWith(name))
}

/** Whether what seemed to end is not yet at its end, by its last word and by what follows. */
function goesOn(before: string, after: string, lang: string): boolean {
  if (/^[\s"'”’»)\]]*\p{Ll}/u.test(after)) return true
  const last = lastWord(before)
  if (last === undefined) return false
  if (isOrdinal(last, lang)) return /^\p{N}/u.test(after) || beginsWithMonth(after, lang)
  // a capital alone is an initial or a cover name, never `p.` or `n.`
  const word = isInitial(last) ? last : last.toLowerCase()
  if (introducing.has(word)) return true
  // Russian writes one letter for a town, before its name, and for a year, behind it
  if (word === 'г') return !/\p{N}\s*г\.\s*$/u.test(before)
  if (counting.has(word)) return /^[(\s]*(?:\p{N}|[IVXLC]+\b)/u.test(after)
  return isInitial(last) && isNameAhead(before, after)
}

/** The full stop at a text's end, with the word before it: looked at from behind, since a sentence may be long. */
const lastStop = /(?<=([\p{L}\p{N}.№-]+))\.$/uy

/** The word before a full stop. */
function lastWord(before: string): string | undefined {
  const said = before.trimEnd()
  lastStop.lastIndex = said.length - 1
  return lastStop.exec(said)?.[1]
}

function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)
}

/** Whether an initial is followed by the rest of a name. Behind a name, as in “Company A.”, it may be a cover and end a sentence. */
function isNameAhead(before: string, after: string): boolean {
  const next = /^\p{Lu}[\p{L}'’-]*/u.exec(after)?.[0]
  if (next === undefined) return false
  return !opening.has(next.toLowerCase()) && !(behindName.test(before) && next.length === 1)
}

const behindName = /\p{Lu}[\p{L}'’-]+\s+\p{Lu}\.\s*$/u

const segmenters = new Map<string, Intl.Segmenter>()

/** Made once for each language, since making one is slow. */
function segmenter(lang: string): Intl.Segmenter {
  const made = segmenters.get(lang) ?? makeSegmenter(lang)
  segmenters.set(lang, made)
  return made
}

function makeSegmenter(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' })
  }
}
