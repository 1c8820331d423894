import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Text } from 'mdast'
import { defaultHandlers } from 'remark-rehype'
import type { Context, State } from '../context.ts'
import { hidingMessages, withoutHiding } from '../hiding.ts'
import { placeOf } from '../place.ts'

/** Marks that open or close a run in another direction. Left open, they would turn what follows around. */
const directional = /[\u202A-\u202C\u2066-\u2069]/

/** A text: without characters that hide what is there, and kept apart where it says itself in which direction it runs. */
export function text(context: Context) {
  return (state: State, node: Text): ElementContent => {
    const value = visibleValue(node, context)
    const plain = defaultHandlers.text(state, { ...node, value }) as ElementContent
    return directional.test(value) ? h('bdi', plain) : plain
  }
}

/** The value of a node without the characters that hide what is there; they are reported. */
export function visibleValue(node: Parameters<typeof placeOf>[0] & { value: string }, { messages, path }: Context): string {
  messages.push(...hidingMessages(node.value, placeOf(node, path)))
  return withoutHiding(node.value)
}
