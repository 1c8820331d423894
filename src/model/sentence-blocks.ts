import type { Nodes, PhrasingContent, RootContent, TableRow } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Place } from './place.ts'

/**
 * Where in a brief a sentence stands. A row is one sentence: its cells share their footnotes. A term is what begins with a name in
 * bold and a colon, and says what it means.
 */
export type SentenceKind = 'text' | 'term' | 'heading' | 'caption' | 'row' | 'head' | 'quotation' | 'image'

/** What is one thing to check, however many full stops it has. */
export function isWhole(kind: SentenceKind): boolean {
  return kind !== 'text' && kind !== 'quotation' && kind !== 'term'
}

/** A block whose content is one run of text; cells of a row are its parts. */
export interface Block {
  kind: SentenceKind
  parts: readonly (readonly PhrasingContent[])[]
  place: Place | undefined
}

/** The blocks of a tree in reading order. What is quoted stays a quotation, however deep. */
export function blocksOf(node: Nodes, kind: SentenceKind = 'text', outer?: Place): Block[] {
  const place = node.data?.place ?? outer
  const inner = (children: readonly RootContent[], as = kind) => children.flatMap((child) => blocksOf(child, as, place))
  switch (node.type) {
    case 'paragraph':
      return [
        { kind: isLabel(node) ? 'caption' : isTerm(node.children) ? 'term' : kind, parts: [withoutBraces(node.children)], place },
        ...altTexts(node.children, place),
      ]
    case 'heading':
      return [{ kind: 'heading', parts: [withoutBraces(node.children)], place }]
    case 'table':
      return node.children.map((row, index) => rowBlock(row, index === 0 ? 'head' : 'row', place))
    case 'blockquote':
      return inner(node.children, 'quotation')
    case 'footnoteDefinition':
      return []
    case 'containerDirective':
      return [...titleBlock(node.attributes?.['title'], place), ...inner(node.children)]
    default:
      return 'children' in node ? inner(node.children as RootContent[]) : []
  }
}

/** A heading or a paragraph without what its author says of it at its end: `{#refusals -}`. */
function withoutBraces(children: readonly PhrasingContent[]): PhrasingContent[] {
  const last = children.at(-1)
  if (last?.type !== 'text') return [...children]
  const value = last.value.replace(/[ \t]*\{\s*(?:#[^\s{}]+|-|\.unnumbered)(?:\s+(?:#[^\s{}]+|-|\.unnumbered))*\s*\}[ \t]*$/u, '')
  return [...children.slice(0, -1), { ...last, value }]
}

function rowBlock(row: TableRow, kind: SentenceKind, outer: Place | undefined): Block {
  const place = row.data?.place ?? row.children[0]?.data?.place ?? outer
  return { kind, parts: row.children.map((cell) => cell.children), place }
}

function titleBlock(title: string | null | undefined, place: Place | undefined): Block[] {
  return title ? [{ kind: 'caption', parts: [[{ type: 'text', value: title }]], place }] : []
}

function altTexts(children: readonly PhrasingContent[], place: Place | undefined): Block[] {
  return children.flatMap((child) =>
    child.type === 'image' && child.alt ? [{ kind: 'image' as const, parts: [[{ type: 'text' as const, value: child.alt }]], place }] : [],
  )
}

function isTerm([first, second]: readonly PhrasingContent[]): boolean {
  if (first?.type !== 'strong') return false
  return /[:：]\s*$/u.test(toString(first)) || (second?.type === 'text' && /^[^.!?:：]{0,60}[:：]/u.test(second.value))
}

function isLabel(node: Nodes): boolean {
  return (node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true
}
