import type { Element } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

const processor = unified().use(rehypeStringify).freeze()

/** HTML of one element. */
export function toHtml(element: Element): string {
  return processor.stringify({ type: 'root', children: [element] })
}
