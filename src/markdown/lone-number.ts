import type { List, Nodes, Paragraph, Text } from 'mdast'

/**
 * Gives an author's number back where Markdown took it for a list that says nothing: `1984.` as a whole footnote or paragraph is a
 * year, and the line after it goes on with it.
 */
export function restoreNumbers(node: Nodes, text: string): void {
  if (!('children' in node)) return
  if (node.children.some(isLoneNumber)) {
    node.children = node.children.flatMap((child, index, all): Nodes[] => {
      const [before, next] = [all[index - 1], all[index + 1]]
      if (isLoneNumber(child)) return goesOn(child, next) ? [] : [paragraphOf(child, numberOf(child, text))]
      return isLoneNumber(before) && goesOn(before, child) ? [paragraphOf(before, numberOf(before, text, '\n'), child)] : [child]
    }) as never
  }
  for (const child of node.children) restoreNumbers(child, text)
}

function isLoneNumber(node: Nodes | undefined): node is List {
  return node?.type === 'list' && node.ordered === true && node.children.length === 1 && node.children[0]!.children.length === 0
}

function goesOn({ position }: List, next: Nodes | undefined): next is Paragraph {
  return next?.type === 'paragraph' && position !== undefined && next.position?.start.line === position.end.line + 1
}

function numberOf({ position }: List, text: string, lineEnd = ''): Text {
  const value = text.slice(position?.start.offset, position?.end.offset).trimEnd() + lineEnd
  return { type: 'text', value, ...(position && { position }) }
}

function paragraphOf({ position }: List, number: Text, rest?: Paragraph): Paragraph {
  const end = (rest ?? number).position?.end
  return { type: 'paragraph', children: [number, ...(rest?.children ?? [])], ...(position && end && { position: { ...position, end } }) }
}
