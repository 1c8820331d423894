import type { CslItem, CslName } from '../model/csl.ts'
import { protectHyphens } from './marks.ts'

/** Fields in which the engine takes every hyphen for a range. */
const numbers = ['number', 'volume', 'issue', 'edition', 'collection-number', 'chapter-number', 'version']

/** Types whose publisher mostly is their author too. */
const publishedByAuthor = new Set(['report', 'webpage', 'post', 'post-weblog', 'dataset', 'article-newspaper', 'pamphlet', 'document'])

/** An item as the engine is to see it. */
export function toEngineItem(item: CslItem, isOwnStyle: boolean): CslItem {
  const protectedNumbers = numbers.flatMap((field) => {
    const value = item[field]
    return typeof value === 'string' ? [[field, protectHyphens(value)] as const] : []
  })
  return { ...(isOwnStyle ? sayOnce(item) : item), ...Object.fromEntries(protectedNumbers) }
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
