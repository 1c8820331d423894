import type { PhrasingContent } from 'mdast'

/** Content without white space at its end. */
export function trimEnd(content: readonly PhrasingContent[]): PhrasingContent[] {
  return trim(content, -1, (text) => text.trimEnd())
}

/** Content without white space at its beginning. */
export function trimStart(content: readonly PhrasingContent[]): PhrasingContent[] {
  return trim(content, 0, (text) => text.trimStart())
}

function trim(content: readonly PhrasingContent[], edge: 0 | -1, shorten: (text: string) => string): PhrasingContent[] {
  const node = content.at(edge)
  if (node?.type !== 'text') return [...content]
  const value = shorten(node.value)
  const others = edge === 0 ? content.slice(1) : content.slice(0, -1)
  if (value === '') return trim(others, edge, shorten)
  const trimmed = { ...node, value }
  return edge === 0 ? [trimmed, ...others] : [...others, trimmed]
}
