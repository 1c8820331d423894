import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import type { PrintedValue } from './desk.ts'
import { fillStrings } from './fill-strings.ts'
import { splitValues } from './sentinel.ts'
import { isSplice, placed, plain } from './splice-value.ts'

/** What is being filled in, and the way back to the authors' files. */
export interface Filling {
  values: readonly PrintedValue[]
  placeAt: (offset: number) => Place
  messages: Message[]
}

/** Blocks on their way from the line where they were printed to their place between paragraphs. */
interface Raised {
  type: 'raised'
  nodes: RootContent[]
  place: Place
}

type Filled = RootContent | Raised

/**
 * Fills what templates printed into the tree of their Markdown, data as text and evidence as trees, and writes on every node where
 * its author wrote it.
 */
export function splice(tree: Root, filling: Filling): void {
  fill(tree, filling)
}

function fill(node: Nodes, filling: Filling): Filled[] {
  const place = filling.placeAt(node.position?.start.offset ?? 0)
  if (node.type === 'text') return fillText(node.value, place, filling)
  fillStrings(
    node,
    filling,
    (affix) =>
      keepPhrasing(
        affix.flatMap((child) => fill(child, filling)),
        filling,
      ) as PhrasingContent[],
  )
  node.data = { ...node.data, place }
  delete node.position
  if (!('children' in node)) return [node]
  const filled = node.children.flatMap((child) => fill(child, filling))
  if (node.type === 'paragraph' && !(node.data as { directiveLabel?: boolean }).directiveLabel) return raise(node, filled)
  node.children = mergeText(keepPhrasing(filled, filling)) as never
  return node.type === 'root' ? [] : [node]
}

function fillText(text: string, place: Place, { values }: Filling): Filled[] {
  return splitValues(text).flatMap((piece, index): Filled[] => {
    if (index % 2 === 0) return piece === '' ? [] : [placed({ type: 'text', value: piece }, place)]
    const printed = values[Number(piece)]
    if (!printed) return []
    const { value } = printed
    if (!isSplice(value)) return [placed({ type: 'text', value: plain(value) }, printed.place)]
    const nodes = value.nodes()
    for (const node of nodes) placeAll(node, printed.place)
    return value.isBlock ? [{ type: 'raised', nodes, place: printed.place }] : nodes
  })
}

/** Gives every node without a place that of the node above it, or of the call that printed it. */
function placeAll(node: RootContent, place: Place): void {
  visit(node, (inner) => {
    inner.data = { place, ...inner.data }
  })
}

/** Ends the paragraph before blocks that were printed within it, and begins another after them. */
function raise(paragraph: Paragraph, filled: readonly Filled[]): RootContent[] {
  const out: RootContent[] = []
  let line: RootContent[] = []
  const endLine = () => {
    const children = mergeText(line) as PhrasingContent[]
    if (children.length > 0 && (out.length === 0 || toString(children).trim() !== '' || children.some(({ type }) => type !== 'text'))) {
      out.push({ ...paragraph, children })
    }
    line = []
  }
  for (const node of filled) {
    if (node.type !== 'raised') line.push(node)
    else {
      if (toString(line).trim() !== '' || line.some(({ type }) => type !== 'text')) endLine()
      line = []
      out.push(...node.nodes)
    }
  }
  endLine()
  return out
}

/** Blocks cannot stand in a heading, a table's cell or between emphasis marks. */
function keepPhrasing(filled: readonly Filled[], { messages }: Filling): RootContent[] {
  return filled.flatMap((node) => {
    if (node.type !== 'raised') return [node]
    messages.push(error(node.place, 'helper-arguments', 'a block stands within a line here', 'give it a paragraph of its own'))
    return []
  })
}

/** Joins neighbouring texts of one file, which data and template wrote together. */
function mergeText(nodes: readonly RootContent[]): RootContent[] {
  const merged: RootContent[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (last?.type === 'text' && node.type === 'text' && last.data?.place?.file === node.data?.place?.file) {
      merged[merged.length - 1] = { ...last, value: last.value + node.value }
    } else merged.push(node)
  }
  return merged
}
