/** Small trees that helpers print. */
import type { BlockContent, PhrasingContent, RootContent, TableRow } from 'mdast'
import type { Call } from './helper.ts'
import { textArgument } from './arguments.ts'

export function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

export function strong(value: string): PhrasingContent {
  return { type: 'strong', children: [text(value)] }
}

/** A bullet list, one item for each line. */
export function bulletList(lines: readonly PhrasingContent[][]): BlockContent {
  const children = lines.map((line) => ({
    type: 'listItem' as const,
    spread: false,
    children: [{ type: 'paragraph' as const, children: line }],
  }))
  return { type: 'list', ordered: false, spread: false, children }
}

/** A table with a head row. */
export function table(head: readonly string[], rows: readonly PhrasingContent[][][]): BlockContent {
  return { type: 'table', align: head.map(() => null), children: [row(head.map((title) => [text(title)])), ...rows.map(row)] }
}

function row(cells: readonly PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children) => ({ type: 'tableCell', children })) }
}

/** The arguments that give a table or figure its caption and the id by which it is referred to. */
export const captionArguments = ['title', 'id'] as const

/** Wraps what a helper prints as the directive of that name would, when the call gives it a title or an id. */
export function captioned(name: 'table' | 'figure', call: Call, children: BlockContent[]): RootContent[] {
  const title = textArgument(call, 'title')
  const id = textArgument(call, 'id')
  if (title === undefined && id === undefined) return children
  return [{ type: 'containerDirective', name, attributes: { ...(title && { title }), ...(id && { id }) }, children }]
}

/** Puts something between the parts of a cell, such as a line break. */
export function between<T>(parts: readonly T[][], separator: () => T[]): T[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [...separator(), ...part]))
}
