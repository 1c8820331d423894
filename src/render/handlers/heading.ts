import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Heading } from 'mdast'
import type { Context, State } from '../context.ts'

/** A chapter's heading is an `h2`, since the brief's title is the one `h1`. */
export function heading({ outline }: Context) {
  return (state: State, node: Heading): Element => {
    const target = outline.targets.get(node)
    const content = state.all({ type: 'paragraph', children: target?.content ?? node.children })
    const number = target?.number === undefined ? [] : [h('span.heading-number', target.number), ' ']
    const element = h(`h${Math.min(node.depth + 1, 6)}`, { id: target?.id }, ...number, h('span.heading-text', content))
    state.patch(node, element)
    return element
  }
}
