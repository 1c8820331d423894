import type { Brief } from '../../model/brief.ts'
import { plainSpaces, publicationDay } from '../metadata.ts'
import type { BriefView } from '../view.ts'

/**
 * What the page says of itself to search engines, as JSON-LD: a report with what it cites.
 *
 * @param sources the entries of the bibliography as text
 */
export function linkedData({ matter }: Brief, view: BriefView, sources: readonly string[]): string {
  const { title, subtitle, lang, authors, publisher, version, audience } = view
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Report',
    name: title,
    alternativeHeadline: subtitle,
    inLanguage: lang,
    datePublished: publicationDay(matter.date ?? ''),
    version,
    author: authors.map((name) => ({ '@type': 'Person', name })),
    publisher: publisher && { '@type': 'Organization', name: publisher },
    audience: audience && { '@type': 'Audience', audienceType: audience },
    citation: sources,
  }
  const told = Object.entries(data).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value))
  // `<` could end the element that holds this; JSON reads `\u003c` as the same.
  return plainSpaces(JSON.stringify(Object.fromEntries(told))).replaceAll('<', String.raw`\u003c`)
}
