import type { Nodes, PhrasingContent, Text } from 'mdast'
import { languageOf } from '../markdown/language-directive.ts'

/**
 * Gives an author's colon back where Markdown took it for a directive within a line, of which there is only `:lang[…]{fr}`: `:smile`,
 * `see:note`.
 * What stands in brackets after it stays Markdown. Works before values are filled in, with the offsets of the text.
 */
export function restoreColons(node: Nodes, text: string): void {
  if (!('children' in node)) return
  if (node.children.some(({ type }) => type === 'textDirective')) {
    node.children = node.children.flatMap((child) => restored(child, text)) as never
  }
  for (const child of node.children) restoreColons(child, text)
}

/** What a node was before Markdown took its colon. */
function restored(node: Nodes, text: string): Nodes[] {
  if (node.type !== 'textDirective' || languageOf(node) !== undefined) return [node]
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const [first, last] = [node.children[0], node.children.at(-1)]
  if (!first || !last) return [slice(text, start, end, node)]
  return [
    slice(text, start, first.position?.start.offset ?? end, node),
    ...node.children.flatMap((child) => restored(child, text)),
    slice(text, last.position?.end.offset ?? end, end, node),
  ]
}

function slice(text: string, start: number, end: number, { position }: PhrasingContent): Text {
  return { type: 'text', value: text.slice(start, end), ...(position && { position }) }
}
