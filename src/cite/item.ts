import type { CslItem, CslName } from '../model/csl.ts'
import { protectBars, protectHyphens } from './marks.ts'

/** Fields in which the engine takes every hyphen for a range. */
const numbers = ['number', 'volume', 'issue', 'edition', 'collection-number', 'chapter-number', 'version']

/** Types whose publisher mostly is their author too. */
const publishedByAuthor = new Set(['report', 'webpage', 'post', 'post-weblog', 'dataset', 'article-newspaper', 'pamphlet', 'document'])

/** The name under which the engine knows a source: it keeps them in plain objects, to which a key such as `constructor` is no news. */
export function engineId(key: string): string {
  return `@${key}`
}

/** The key of the source that the engine knows by a name. */
export function keyOf(id: string): string {
  return id.slice(1)
}

/** An item as the engine is to see it. */
export function toEngineItem(item: CslItem, isOwnStyle: boolean): CslItem {
  const protectedNumbers = numbers.flatMap((field) => {
    const value = item[field]
    return typeof value === 'string' ? [[field, protectHyphens(value)] as const] : []
  })
  return withoutBars({ ...(isOwnStyle ? sayOnce(item) : item), ...Object.fromEntries(protectedNumbers) })
}

/** To the engine, a bar in a name or a number parts it. */
function withoutBars<T>(value: T): T {
  if (typeof value === 'string') return protectBars(value) as T
  if (Array.isArray(value)) return value.map(withoutBars) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutBars(part)])) as T
}

/** Our own styles do not print a body twice, as author and as publisher; CSL cannot compare the two. */
function sayOnce(item: CslItem): CslItem {
  const { publisher, author } = item
  const [first] = Array.isArray(author) ? (author as CslName[]) : []
  const isRepeated = publisher === item['container-title'] || (publishedByAuthor.has(item.type) && publisher === first?.literal)
  if (publisher === undefined || !isRepeated) return item
  const { publisher: _publisher, ...others } = item
  return others as CslItem
}
