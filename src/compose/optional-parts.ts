import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { parseMarkdown } from '../markdown/processor.ts'
import type { Brief } from '../model/brief.ts'
import type { Chapter } from '../model/chapter.ts'
import { countWords } from '../model/count-words.ts'
import { eachNode } from '../model/each-node.ts'
import type { OptionalPart } from '../model/optional-part.ts'
import type { Desk, OptionalBlock } from './desk.ts'
import { splitMarks, splitValues } from './sentinel.ts'
import { isSplice, plain } from './splice-value.ts'

/** The chapters that a brief prints: all but those that `leaveOut` takes out. */
export function chaptersKept({ chapters, matter }: Brief): Brief['chapters'] {
  return chapters.filter(({ priority }) => !isLeftOut(priority, matter.leaveOut))
}

function isLeftOut(priority: number | undefined, leaveOut: number | null | undefined): boolean {
  return priority !== undefined && priority >= (leaveOut ?? Infinity)
}

/** The parts that a brief may lose, chapters and blocks, in reading order of each, with their length. */
export function optionalParts({ brief, optionalBlocks }: Desk, composed: readonly Chapter[]): OptionalPart[] {
  const { matter } = brief
  const trees = new Map(composed.map(({ name, tree }) => [name, tree]))
  const chapters = brief.chapters.flatMap(({ name, path, priority }): OptionalPart[] => {
    if (priority === undefined) return []
    const tree = trees.get(name)
    const length = tree ? { words: countWords(toText(tree)), citations: citationsIn(tree) } : { words: 0, citations: 0 }
    const place = { file: path, line: 1, column: 1 }
    return [{ kind: 'chapter', name, chapter: name, priority, place, isLeftOut: isLeftOut(priority, matter.leaveOut), ...length }]
  })
  return [...chapters, ...optionalBlocks.map(measured)]
}

/** The words of a block, and its citations, those that helpers printed included. */
function measured({ part, markdown, values }: OptionalBlock): OptionalPart {
  const written = splitMarks(markdown).filter((_, index) => index % 2 === 0)
  const pieces = splitValues(written.join(''))
  const printed = pieces.flatMap((piece, index) => (index % 2 === 1 ? [values[Number(piece)]?.value] : []))
  const text = pieces.filter((_, index) => index % 2 === 0).join(' x ')
  const tree = parseMarkdown(text)
  const nodes = printed.flatMap((value) => (isSplice(value) ? value.nodes() : []))
  return {
    ...part,
    // each value has been stood for by one word
    words: Math.max(0, countWords(toText(tree)) - printed.length) + countWords(printed.map(plain).join(' ')),
    citations: citationsIn(tree) + nodes.reduce((sum, node) => sum + citationsIn(node), 0),
  }
}

/** Blocks are parted by spaces, which `toString` would join; a footnote's body is none of the text. */
function toText(tree: Nodes): string {
  if (tree.type === 'footnoteDefinition') return ''
  if (!('children' in tree) || tree.children.every((child) => child.type === 'text')) return toString(tree)
  return tree.children.map((child) => toText(child)).join(isFlow(tree) ? ' ' : '')
}

function isFlow({ type }: Nodes): boolean {
  return ['root', 'list', 'listItem', 'blockquote', 'containerDirective', 'table', 'tableRow'].includes(type)
}

function citationsIn(tree: Nodes): number {
  let count = 0
  eachNode(tree, (node) => {
    if (node.type === 'citation' || node.type === 'footnoteReference') count++
  })
  return count
}
