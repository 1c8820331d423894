import type { Brief } from '../model/brief.ts'
import { formatDate } from '../model/format.ts'
import { phrase } from '../model/phrase.ts'
import type { Noticed } from '../model/message.ts'
import { hidingMessages, withoutHiding } from './hiding.ts'
import { directionOf } from '../model/language.ts'
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
  /** As a `data:` address. */
  logo: string
  audience: string
  clearance: string
}

/** What the brief says of itself, each with the key of `brief.yaml` that says it. */
const written = ['title', 'subtitle', 'authors', 'publisher', 'audience', 'version'] as const

/** The view of a brief. Characters that would hide what is written are left out and reported. */
export function briefView(brief: Brief): Noticed<BriefView> {
  const messages = written.flatMap((key) => hidingMessages([brief.matter[key]].flat().join(' '), brief.placeOf([key])))
  return { value: viewOf(brief), messages }
}

function viewOf({ name, matter, strings, logo }: Brief): BriefView {
  const { lang } = matter
  const writtenOut = (date: string | null | undefined) => (date ? set(formatDate(date, 'long', { lang, strings })) : '')
  const set = (text: string | null | undefined) => typesetText(withoutHiding(text ?? ''), lang)
  const version = withoutHiding(matter.version ?? '')
  return {
    name,
    title: set(matter.title),
    subtitle: set(matter.subtitle),
    lang,
    dir: directionOf(lang),
    date: writtenOut(matter.date),
    cutoff: writtenOut(matter.cutoff),
    version,
    edition: version ? phrase(strings, 'version-in-text', { version }) : '',
    authors: matter.authors.map(set),
    publisher: set(matter.publisher),
    logo: logo ? `data:${logo.mime};base64,${Buffer.from(logo.bytes).toString('base64')}` : '',
    audience: set(matter.audience),
    clearance: matter.clearance,
  }
}
