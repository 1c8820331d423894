import type { Brief } from '../model/brief.ts'
import { formatDate } from '../model/format.ts'
import { phrase } from '../model/phrase.ts'
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
  /** The version as it stands within a sentence. */
  edition: string
  authors: string[]
  publisher: string
  audience: string
  clearance: string
}

export function briefView({ name, matter, strings }: Brief): BriefView {
  const { lang } = matter
  const written = (date: string | null | undefined) => (date ? set(formatDate(date, 'long', { lang, strings })) : '')
  const set = (text: string | null | undefined) => typesetText(text ?? '', lang)
  return {
    name,
    title: set(matter.title),
    subtitle: set(matter.subtitle),
    lang,
    dir: directionOf(lang),
    date: written(matter.date),
    cutoff: written(matter.cutoff),
    version: matter.version ?? '',
    edition: matter.version ? phrase(strings, 'version-in-text', { version: matter.version }) : '',
    authors: matter.authors.map(set),
    publisher: set(matter.publisher),
    audience: set(matter.audience),
    clearance: matter.clearance,
  }
}
