import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Brief } from '../model/brief.ts'
import { parseDate } from '../model/date.ts'
import type { BriefView } from './view.ts'

/**
 * What the page says of itself to others: `citation_*` to Zotero and Google Scholar, Dublin Core to libraries, Open Graph to whom
 * it is shared with, schema.org to search engines. The last as `itemprop`, not as JSON-LD, so that no page has a script element.
 *
 * @param sources the entries of the bibliography as text
 */
export function metadata({ matter }: Brief, view: BriefView, sources: readonly string[]): Element[] {
  const { title, subtitle, lang, authors, publisher, version } = view
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
    ...item({ name: title, alternativeHeadline: subtitle, inLanguage: lang, datePublished: day, version, publisher }),
    ...authors.flatMap((author) => item({ author })),
    ...sources.flatMap((citation) => item({ citation })),
  ]
}

type Values = Readonly<Record<string, string | undefined>>

function named(values: Values): Element[] {
  return metas('name', values)
}

function graph(values: Values): Element[] {
  return metas('property', Object.fromEntries(Object.entries(values).map(([key, value]) => [`og:${key}`, value])))
}

function item(values: Values): Element[] {
  return metas('itemProp', values)
}

function metas(attribute: 'name' | 'property' | 'itemProp', values: Values): Element[] {
  return Object.entries(values).flatMap(([key, content]) => (content ? [h('meta', { [attribute]: [key], content })] : []))
}

/** The first day that a date may mean, at the precision in which it was given. */
function publicationDay(date: string): string | undefined {
  const precision = /^\d{4}(?:-\d\d){0,2}/.exec(date)?.[0].length
  return precision === undefined ? undefined : parseDate(date)?.first?.slice(0, precision)
}
