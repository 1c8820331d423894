import type { CslDate, CslName } from '../../model/csl.ts'
import type { Note } from '../../model/note.ts'
import { phrase } from '../../model/phrase.ts'
import type { Desk } from '../desk.ts'

/** A source in few words, for a picture: “ITUC 2021”. The year is that in which the source said it. */
export function sourceLabel({ source: key, matter }: Note, desk: Desk): string {
  if (desk.brief.matter.withhold.includes(key)) return phrase(desk.strings, 'source-withheld')
  const item = desk.corpus.sources.get(key)?.item
  const people = [item?.['author'], item?.['editor']].find((names) => Array.isArray(names) && names.length > 0) as CslName[] | undefined
  const [first, second, third] = people ?? []
  const names = [first, third ? undefined : second].flatMap((name) => (name ? [shortName(name, desk)] : []))
  const title = item?.['title-short'] ?? item?.title
  const who = names.length > 0 ? names.join(', ') + (third ? ' …' : '') : typeof title === 'string' ? title : key
  return [who, matter.asOf?.slice(0, 4) ?? yearOf(item?.['issued'])].filter(Boolean).join(' ')
}

function yearOf(issued: unknown): string | undefined {
  const year = (issued as CslDate | undefined)?.['date-parts']?.[0]?.[0]
  return year === undefined ? undefined : `${year}`
}

/** The project's own short form of a body, where it has one. */
function shortName({ literal, family, given }: CslName, { corpus }: Desk): string {
  const name = literal ?? family ?? given ?? ''
  const known = [...corpus.entities.values()].find(
    ({ matter }) => matter.protection === 'public' && (matter.name.replace(/ \([^)]*\)$/u, '') === name || matter.aliases.includes(name)),
  )
  return known?.matter.short ?? name
}
