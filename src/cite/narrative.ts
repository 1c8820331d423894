import type { Engine } from 'citeproc'
import type { PhrasingContent } from 'mdast'
import type { CslItem, CslName } from '../model/csl.ts'

/** From this many names on only the first is printed. */
const etAlFrom = 4

/** What a source is called in a sentence: the short names of its authors, or its short title. */
export function shortAuthor(item: CslItem, engine: Engine): PhrasingContent[] {
  const names = [item['author'], item['editor'], item['translator']].find((list) => Array.isArray(list) && list.length > 0)
  if (names === undefined) return [shortTitle(item, engine)]
  return [{ type: 'text', value: joinNames((names as CslName[]).map(shortName), engine) }]
}

function shortName({ literal, family, given, 'non-dropping-particle': particle }: CslName): string {
  return literal ?? [particle, family ?? given].filter(Boolean).join(' ')
}

function joinNames(names: readonly string[], engine: Engine): string {
  if (names.length >= etAlFrom) return `${names[0]} ${engine.getTerm('et-al')}`
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} ${engine.getTerm('and')} ${last}`
}

const italic = new Set(['book', 'collection', 'legal_case', 'pamphlet', 'periodical', 'report', 'thesis'])
const unquoted = new Set(['bill', 'hearing', 'interview', 'legislation', 'personal_communication', 'regulation', 'treaty'])

function shortTitle(item: CslItem, engine: Engine): PhrasingContent {
  const title = item['title-short'] ?? item.title ?? item.id
  const value = String(title).replace(/<\/?(?:i|b|sup|sub|sc|span)\b[^>]*>/gu, '')
  if (italic.has(item.type)) return { type: 'emphasis', children: [{ type: 'text', value }] }
  return { type: 'text', value: unquoted.has(item.type) ? value : engine.getTerm('open-quote') + value + engine.getTerm('close-quote') }
}
