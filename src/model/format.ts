/** How dates, numbers and lists are printed in a language (BCP 47). Words come from the brief's strings, all else from Intl. */
import type { Strings } from './brief.ts'
import { type DateParts, type Interval, isInterval, readEdtf } from './edtf-parts.ts'
import { phrase } from './phrase.ts'

/** A language and its words. */
export interface Locale {
  lang: string
  strings: Strings
}

export type DateForm = 'long' | 'short' | 'month' | 'year'

const noBreak = '\u00A0'

/**
 * Prints an EDTF date: `2011-12-16` as “16 December 2011”, `2017-01~` as “about January 2017”, `2012-04/2012-05` as “April to May
 * 2012”. `short` abbreviates months and joins ranges by a dash; `month` and `year` leave out what is finer.
 */
export function formatDate(date: string, form: DateForm, locale: Locale): string {
  const parts = readEdtf(date)
  if (!parts) return date
  return isInterval(parts) ? formatInterval(parts, form, locale) : formatSingle(parts, form, locale)
}

function formatInterval({ from, to }: Interval, form: DateForm, locale: Locale): string {
  if (!from) return to ? phrase(locale.strings, 'until', { date: formatSingle(to, form, locale) }) : ''
  if (!to) return phrase(locale.strings, 'since', { date: formatSingle(from, form, locale) })
  const [start, end] = [coarsen(from, form), coarsen(to, form)]
  const separator = form === 'short' ? '–' : phrase(locale.strings, 'date-range')
  if (isPlain(start) && isPlain(end) && precision(start) === precision(end)) return formatSpan(start, end, form, separator, locale)
  return `${formatSingle(from, form, locale)}${spaced(separator)}${formatSingle(to, form, locale)}`
}

/** A range whose ends share what they have in common, as the language writes it. */
function formatSpan(from: DateParts, to: DateParts, form: DateForm, separator: string, { lang }: Locale): string {
  const parts = formatter(from, form, lang).formatRangeToParts(utc(from), utc(to))
  const isTight = separator === '–' && parts.filter(({ source }) => source === 'startRange').length === 1
  const joined = parts.map(({ type, value, source }, index) => {
    const between =
      type === 'literal' && source === 'shared' && parts[index - 1]?.source === 'startRange' && parts[index + 1]?.source === 'endRange'
    return between ? { type: 'separator', value: isTight && isNumber(parts[index - 1]?.value) ? '–' : spaced(separator) } : { type, value }
  })
  return join(joined)
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\p{N}+$/u.test(text)
}

function spaced(separator: string): string {
  return separator.trim() === separator ? ` ${separator} ` : separator
}

function formatSingle(date: DateParts, form: DateForm, { lang, strings }: Locale): string {
  const parts = coarsen(date, form)
  const text = isPlain(parts) ? join(formatter(parts, form, lang).formatToParts(utc(parts))) : namedPeriod(parts, strings)
  if (date.certainty === undefined) return text
  return phrase(strings, `date-${date.certainty}`, { date: text })
}

/** Seasons, decades and centuries. */
function namedPeriod({ year, month, span }: DateParts, strings: Strings): string {
  return span ? phrase(strings, `date-${span}`, { year: `${year}` }) : phrase(strings, `season-${month}`, { year: `${year}` })
}

function coarsen({ day, month, ...rest }: DateParts, form: DateForm): DateParts {
  if (form === 'year' || month === undefined) return rest
  return form === 'month' || day === undefined ? { ...rest, month } : { ...rest, month, day }
}

function isPlain({ month = 1, span }: DateParts): boolean {
  return span === undefined && month <= 12
}

function precision({ month, day }: DateParts): number {
  return Number(month !== undefined) + Number(day !== undefined)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Made once for each language and form, since making one costs a hundred times its use. */
function formatter(parts: DateParts, form: DateForm, lang: string): Intl.DateTimeFormat {
  const key = `${lang} ${form === 'short'} ${precision(parts)}`
  const made = formatters.get(key) ?? makeFormatter(parts, form, lang)
  formatters.set(key, made)
  return made
}

function makeFormatter({ month, day }: DateParts, form: DateForm, lang: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(lang, {
    year: 'numeric',
    ...(month !== undefined && { month: form === 'short' ? 'short' : 'long' }),
    ...(day !== undefined && { day: 'numeric' }),
    calendar: 'gregory',
    timeZone: 'UTC',
  })
}

function utc({ year, month = 1, day = 1 }: DateParts): Date {
  return new Date(Date.UTC(year, month - 1, day))
}

/** Keeps a day with its month, and the Russian `г.` and Kazakh `ж.` with their year. */
function join(parts: readonly { type: string; value: string }[]): string {
  return parts
    .map(({ type, value }, index) => {
      if (type !== 'literal') return value
      const plain = value.replaceAll(/[\s\u2009\u202F]/gu, ' ').replace(/^ (?=[гж]\.)/u, noBreak)
      const around = [parts[index - 1]?.type, parts[index + 1]?.type]
      return plain === ' ' && around.includes('day') && around.includes('month') ? noBreak : plain
    })
    .join('')
}

/** `12345` as “12,345”. */
export function formatNumber(value: number, lang: string): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 20 }).format(value)
}

/** “12, 14 or 17”; with `and` “12, 14 and 17”. */
export function formatList(items: readonly string[], joiner: 'and' | 'or', lang: string): string {
  return new Intl.ListFormat(lang, { type: joiner === 'and' ? 'conjunction' : 'disjunction' }).format(items)
}
