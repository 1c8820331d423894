import type { Brief } from '../model/brief.ts'
import { parseDate } from '../model/date.ts'
import { directionOf } from './language.ts'
import { typesetText } from './typeset.ts'

/** The brief as `page.html.hbs` sees it. What the brief does not say is an empty text, so that `{{#if}}` can ask for it. */
export interface BriefView {
  name: string
  title: string
  subtitle: string
  lang: string
  dir: 'ltr' | 'rtl'
  /** Written out in the brief's language. */
  date: string
  cutoff: string
  version: string
  authors: string[]
  publisher: string
  audience: string
  clearance: string
}

export function briefView({ name, matter }: Brief): BriefView {
  const { lang } = matter
  const set = (text: string | null | undefined) => typesetText(text ?? '', lang)
  return {
    name,
    title: set(matter.title),
    subtitle: set(matter.subtitle),
    lang,
    dir: directionOf(lang),
    date: matter.date ? dateInWords(matter.date, lang) : '',
    cutoff: matter.cutoff ? dateInWords(matter.cutoff, lang) : '',
    version: matter.version ?? '',
    authors: matter.authors.map(set),
    publisher: set(matter.publisher),
    audience: set(matter.audience),
    clearance: matter.clearance,
  }
}

/** A day, month or year in the language's own long form; other dates as they were written. */
function dateInWords(date: string, lang: string): string {
  const { first } = parseDate(date) ?? {}
  const parts = /^(\d{4})(-\d\d)?(-\d\d)?$/.exec(date)
  if (!first || !parts) return date
  const style: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' }
  if (parts[2]) style.month = 'long'
  if (parts[3]) style.day = 'numeric'
  return typesetText(new Intl.DateTimeFormat(lang, style).format(new Date(first)), lang)
}
