import type { Element } from 'hast'
import type { ListItem, Parents } from 'mdast'
import { defaultHandlers } from 'remark-rehype'
import type { State } from '../context.ts'

/** An item of a list. The box of a task stays as its author wrote it: on paper nobody can tick it. */
export function listItem(state: State, node: ListItem, parent: Parents | undefined): Element {
  const [first, ...rest] = node.children
  if (typeof node.checked !== 'boolean' || first?.type !== 'paragraph') return defaultHandlers.listItem(state, node, parent)
  const box = { type: 'text', value: node.checked ? '[x]\u00A0' : '[\u00A0]\u00A0' } as const
  const paragraph = { ...first, children: [box, ...first.children] }
  return defaultHandlers.listItem(state, { ...node, checked: null, children: [paragraph, ...rest] }, parent)
}
