import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Link, LinkReference } from 'mdast'
import { defaultHandlers } from 'remark-rehype'
import type { Context, State } from '../context.ts'
import { placeOf } from '../place.ts'
import { unknownReference } from './cross-reference.ts'

/** A link; one within the page must lead somewhere. Addresses that are not safe are taken off by `sanitise.ts`. */
export function link(context: Context) {
  return (state: State, node: Link): ElementContent => {
    const id = node.url.startsWith('#') ? decode(node.url.slice(1)) : undefined
    if (id !== undefined && !leadsSomewhere(id, context)) context.messages.push(unknownReference(node, id, context))
    const external = /^https?:/i.test(node.url)
    const element = h('a', { href: node.url, ...(external && { rel: ['noopener'] }) }, state.all(node))
    element.data = { place: placeOf(node, context.path) }
    state.patch(node, element)
    return state.applyData(node, element)
  }
}

/** A link whose address is defined elsewhere in the chapter. */
export function linkReference(context: Context) {
  return (state: State, node: LinkReference): ElementContent | ElementContent[] | undefined => {
    const definition = state.definitionById.get(node.identifier.toUpperCase())
    if (!definition) return defaultHandlers.linkReference(state, node)
    return link(context)(state, { ...node, type: 'link', url: definition.url, title: definition.title ?? null })
  }
}

function leadsSomewhere(id: string, { outline, footnotes }: Context): boolean {
  const footnote = /^fn(?:ref)?-(\d+)$/.exec(id)?.[1]
  return id === '' || outline.byId.has(id) || (footnote !== undefined && Number(footnote) <= footnotes.length)
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
