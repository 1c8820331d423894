import { holdsAny, plainText, type Words } from './words.ts'

const year = /(?<![\p{L}\p{N}])(?:1[6-9]|20)\d{2}(?![\p{L}\p{N}])/u

/** Whether a text says of when it speaks: a year, a month, or a cut-off phrase such as “as of”. */
export function isDated(text: string, lang: string, words: Words): boolean {
  const plain = plainText(text)
  return year.test(plain) || monthsOf(lang).test(plain) || holdsAny(plain, words.cutoff)
}

const months = new Map<string, RegExp>()

/** Months as the language writes them in a date. A number or a preposition is asked for where a month is also a verb: “may”. */
function monthsOf(lang: string): RegExp {
  const known = months.get(lang)
  if (known) return known
  const format = new Intl.DateTimeFormat(lang, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  const names = Array.from({ length: 12 }, (_, index) =>
    format.formatToParts(new Date(Date.UTC(2001, index, 15))).find(({ type }) => type === 'month'),
  ).map((part) => part?.value ?? '')
  const long = names.filter((name) => name.length > 3)
  const short = names.filter((name) => name !== '' && name.length <= 3)
  const ambiguous =
    short.length > 0 ? `|\\d{1,2} (?:${short.join('|')})|(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ee]n) (?:${short.join('|')})` : ''
  const made = new RegExp(`(?<![\\p{L}\\p{N}])(?:${long.join('|')}${ambiguous})(?![\\p{L}\\p{N}])`, 'u')
  months.set(lang, made)
  return made
}
