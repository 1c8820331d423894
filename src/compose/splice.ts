import type { Nodes, Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast'
import { eachNode } from '../model/each-node.ts'
import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import type { PrintedValue } from './desk.ts'
import { fillStrings } from './fill-strings.ts'
import { splitValues, valueSentinel } from './sentinel.ts'
import { isSplice, placed, plain } from './splice-value.ts'

/** What is being filled in, and the way back to the authors' files. */
export interface Filling {
  values: readonly PrintedValue[]
  /** The Markdown, in which nodes have their offsets. */
  text: string
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
  if (node.type === 'text') return fillText(node, filling)
  const place = filling.placeAt(node.position?.start.offset ?? 0)
  fillStrings(
    node,
    filling,
    (affix) =>
      mergeText(
        keepPhrasing(
          affix.flatMap((child) => fill(child, filling)),
          filling,
        ),
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

function fillText({ value: text, position }: Text, { values, text: source, placeAt }: Filling): Filled[] {
  const start = position?.start.offset ?? 0
  const offsets = pieceOffsets(source.slice(start, position?.end.offset))
  return splitValues(text).flatMap((piece, index): Filled[] => {
    if (index % 2 === 0) return piece === '' ? [] : [placed({ type: 'text', value: piece }, placeAt(start + (offsets[index] ?? 0)))]
    const printed = values[Number(piece)]
    if (!printed) return []
    const { value } = printed
    if (!isSplice(value)) return [placed({ type: 'text', value: plain(value) }, printed.place)]
    const nodes = value.nodes()
    for (const node of nodes) placeAll(node, printed.place)
    return value.isBlock ? [{ type: 'raised', nodes, place: printed.place }] : nodes
  })
}

/** Where the pieces of a text begin in its source, which escapes and entities make longer than the text. */
function pieceOffsets(source: string): number[] {
  let offset = 0
  return splitValues(source).map((piece, index) => {
    const start = offset
    offset += index % 2 === 0 ? piece.length : valueSentinel(Number(piece)).length
    return start
  })
}

/** Gives every node without a place that of the node above it, or of the call that printed it. */
function placeAll(node: RootContent, place: Place): void {
  eachNode<Nodes>(node, (inner) => {
    inner.data = { place, ...inner.data }
  })
}

/** Ends the paragraph before blocks that were printed within it, and begins another after them. */
function raise(paragraph: Paragraph, filled: readonly Filled[]): RootContent[] {
  if (!filled.some(({ type }) => type === 'raised'))
    return [{ ...paragraph, children: mergeText(filled as RootContent[]) as PhrasingContent[] }]
  const raised: RootContent[] = []
  let line: RootContent[] = []
  const endLine = () => {
    const children = trim(mergeText(line)) as PhrasingContent[]
    if (children.length > 0) raised.push({ ...paragraph, children })
    line = []
  }
  for (const node of filled) {
    if (node.type !== 'raised') line.push(node)
    else {
      endLine()
      raised.push(...node.nodes)
    }
  }
  endLine()
  return raised
}

/** Takes white space off the ends of a line, and texts of nothing else. */
function trim(nodes: readonly RootContent[]): RootContent[] {
  const last = nodes.length - 1
  return nodes.flatMap((node, index): RootContent[] => {
    if (node.type !== 'text') return [node]
    const start = index === 0 ? node.value.trimStart() : node.value
    const value = index === last ? start.trimEnd() : start
    return value === '' ? [] : [{ ...node, value }]
  })
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
