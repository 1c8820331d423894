import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Brief } from '../model/brief.ts'
import { parseDate } from '../model/date.ts'
import type { BriefView } from './view.ts'

/**
 * What the page says of itself to others: `citation_*` to Zotero and Google Scholar, Dublin Core to libraries, Open Graph to whom
 * it is shared with.
 */
export function metadata({ matter }: Brief, view: BriefView): Element[] {
  const { title, subtitle, lang, authors, publisher } = view
  const full = subtitle ? `${title}: ${subtitle}` : title
  const date = matter.date ?? ''
  const day = publicationDay(date)
  return [
    h('meta', { name: 'generator', content: 'Dossier' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    ...named({ description: subtitle, author: authors.join(', ') }),
    ...named({ citation_title: full, citation_publication_date: day?.replaceAll('-', '/'), citation_language: lang }),
    ...authors.flatMap((name) => named({ citation_author: name })),
    ...named({ citation_technical_report_institution: publisher, citation_publisher: publisher }),
    ...named({ 'DC.type': 'Text', 'DC.title': full, 'DC.language': lang, 'DC.publisher': publisher, 'DC.date': date }),
    ...authors.flatMap((name) => named({ 'DC.creator': name })),
    ...graph({ type: 'article', title, description: subtitle, site_name: publisher, locale: lang.replace('-', '_') }),
  ]
}

type Values = Readonly<Record<string, string | undefined>>

function named(values: Values): Element[] {
  return metas('name', values)
}

function graph(values: Values): Element[] {
  return metas('property', Object.fromEntries(Object.entries(values).map(([key, value]) => [`og:${key}`, value])))
}

function metas(attribute: 'name' | 'property', values: Values): Element[] {
  return Object.entries(values).flatMap(([key, content]) =>
    content ? [h('meta', { [attribute]: [key], content: plainSpaces(content) })] : [],
  )
}

/** The first day that a date may mean, at the precision in which it was given. */
export function publicationDay(date: string): string | undefined {
  const precision = /^\d{4}(?:-\d\d){0,2}/.exec(date)?.[0].length
  return precision === undefined ? undefined : parseDate(date)?.first?.slice(0, precision)
}

/** Text as other programs take it in: spaces that do not break are a matter of setting. */
export function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00A0\u202F]/g, ' ')
}
