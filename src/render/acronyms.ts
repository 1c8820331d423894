import type { Element, ElementContent, Root, Text } from 'hast'
import { h } from 'hastscript'

/** Three capitals or more by themselves: ITUC, KNPRK, VII. */
const acronym = /(?<![\p{L}\p{M}\p{N}])\p{Lu}{3,}(?![\p{L}\p{M}\p{N}])/gu

/** Where capitals stay: headings are set larger, code means what it is. */
const capital = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'code', 'kbd', 'pre', 'samp', 'var'])

/** Marks acronyms as small capitals, in which they stand out less from a line; copied, they are capitals still. */
export function smallAcronyms<T extends Root | Element>(node: T): T {
  const children = node.children as ElementContent[]
  node.children = children.flatMap((child) => {
    if (child.type === 'text') return parts(child)
    if (child.type === 'element' && !capital.has(child.tagName)) smallAcronyms(child)
    return [child]
  })
  return node
}

function parts({ value }: Text): ElementContent[] {
  const nodes: ElementContent[] = []
  let from = 0
  for (const { 0: letters, index } of value.matchAll(acronym)) {
    if (index > from) nodes.push({ type: 'text', value: value.slice(from, index) })
    nodes.push(h('span.sc', letters))
    from = index + letters.length
  }
  if (from < value.length) nodes.push({ type: 'text', value: value.slice(from) })
  return nodes
}
