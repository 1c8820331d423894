import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Text } from 'mdast'
import { defaultHandlers } from 'remark-rehype'
import { warning } from '../../model/message.ts'
import type { Context, State } from '../context.ts'
import { placeOf } from '../place.ts'

/** Overrides of direction make letters stand in another order than they are written; controls have no meaning on a page. */
const hiding = /[\u202D\u202E]|(?![\t\n\r])\p{Cc}/gu
/** Marks that open or close a run in another direction. Left open, they would turn what follows around. */
const directional = /[\u202A-\u202C\u2066-\u2069]/

/** A text: without characters that hide what is there, and kept apart where it says itself in which direction it runs. */
export function text(context: Context) {
  return (state: State, node: Text): ElementContent => {
    const value = withoutHiding(node, context)
    const plain = defaultHandlers.text(state, { ...node, value }) as ElementContent
    return directional.test(value) ? h('bdi', plain) : plain
  }
}

/** The value of a node without the characters that hide what is there; they are reported. */
export function withoutHiding(node: Parameters<typeof placeOf>[0] & { value: string }, { messages, path }: Context): string {
  for (const character of new Set(node.value.match(hiding))) {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    messages.push(
      warning(placeOf(node, path), 'removed-markup', `removed a character (U+${code}) that hides what stands here`, 'take it out'),
    )
  }
  return node.value.replace(hiding, '')
}
