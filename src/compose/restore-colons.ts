import type { PhrasingContent, Root, Text } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { languageOf } from '../markdown/language-directive.ts'

/**
 * Gives an author's colon back where Markdown took it for a directive within a line, of which there is only `:lang[…]{fr}`: `:smile`,
 * `see:note`.
 * What stands in brackets after it stays Markdown. Works before values are filled in, with the offsets of the text.
 */
export function restoreColons(tree: Root, text: string): void {
  visit(tree, 'textDirective', (node, index, parent) => {
    if (index === undefined || !parent || languageOf(node) !== undefined) return
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    const [first, last] = [node.children[0], node.children.at(-1)]
    const pieces: PhrasingContent[] =
      first && last
        ? [
            slice(text, start, first.position?.start.offset ?? end, node),
            ...node.children,
            slice(text, last.position?.end.offset ?? end, end, node),
          ]
        : [slice(text, start, end, node)]
    parent.children.splice(index, 1, ...(pieces as never[]))
    return [SKIP, index + (first ? 1 : pieces.length)]
  })
}

function slice(text: string, start: number, end: number, { position }: PhrasingContent): Text {
  return { type: 'text', value: text.slice(start, end), ...(position && { position }) }
}
