import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Paragraph } from 'mdast'
import type { Context, State } from '../context.ts'
import { headingAttributes } from '../heading-attributes.ts'
import { isLettered } from '../outline.ts'

/** A paragraph, with its number where the brief numbers them. */
export function paragraph({ brief, outline }: Context) {
  return (state: State, node: Paragraph): Element => {
    const target = outline.targets.get(node)
    const isNumbered = brief.matter.paragraphs === 'numbered'
    const children = isNumbered ? headingAttributes(node).children : node.children
    const content = state.all({ ...node, children })
    const number = target && [h('span.paragraph-number', `${target.number}.`), { type: 'text' as const, value: ' ' }]
    const plain = isNumbered && isLettered(node) ? 'p.lettered' : 'p'
    const element = number ? h('p.numbered', { id: target.id }, ...number, ...content) : h(plain, content)
    state.patch(node, element)
    return state.applyData(node, element) as Element
  }
}
