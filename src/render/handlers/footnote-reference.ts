import type { Element } from 'hast'
import { h } from 'hastscript'
import type { FootnoteReference } from 'mdast'
import type { Context, State } from '../context.ts'

/** A call. The first has the id `fnref-N`; a further one to the same note `fnref-N-2` and so on. */
export function footnoteReference({ calls }: Context) {
  return (state: State, node: FootnoteReference): Element => {
    const number = Number(node.identifier)
    const count = (calls.get(number) ?? 0) + 1
    calls.set(number, count)
    const element = h('a.footnote-call', { id: callId(number, count), href: `#fn-${number}`, role: 'doc-noteref' }, `${number}`)
    state.patch(node, element)
    return element
  }
}

/** The id of a footnote's nth call. */
export function callId(number: number, count: number): string {
  return count === 1 ? `fnref-${number}` : `fnref-${number}-${count}`
}
