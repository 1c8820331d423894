import type { Nodes, Parents, PhrasingContent, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Citation } from '../model/chapter.ts'

/** A citation or a footnote call, with the text of its paragraph before and after it. */
export interface Site {
  node: Citation | Extract<PhrasingContent, { type: 'footnoteReference' }>
  before: string
  after: string
}

/** All citations and footnote calls below a node, in reading order. */
export function sitesIn(tree: Nodes): Site[] {
  if (isInlineParent(tree)) return sitesOfParagraph(tree)
  return 'children' in tree ? (tree.children as Nodes[]).flatMap(sitesIn) : []
}

/** Whether a node's text is one run: a paragraph, a heading, a cell of a table. */
function isInlineParent(node: Nodes): node is Parents {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'
}

function sitesOfParagraph(paragraph: Parents): Site[] {
  const leaves = leavesOf(paragraph)
  const texts = leaves.map((leaf) => (isSite(leaf) ? '' : toString(leaf)))
  return leaves.flatMap((node, index) => {
    if (!isSite(node)) return []
    return [{ node, before: texts.slice(0, index).join(''), after: texts.slice(index + 1).join('') }]
  })
}

function isSite(node: Nodes): node is Site['node'] {
  return node.type === 'citation' || node.type === 'footnoteReference'
}

function leavesOf(node: Nodes): Nodes[] {
  return 'children' in node ? (node.children as Nodes[]).flatMap(leavesOf) : [node]
}

/** Rewrites every list of children below a node, from the inside out. */
export function rewriteChildren(node: Nodes, rewrite: (children: PhrasingContent[]) => PhrasingContent[]): void {
  if (!('children' in node)) return
  for (const child of node.children) rewriteChildren(child, rewrite)
  node.children = rewrite(node.children as PhrasingContent[]) as Root['children']
}

/** Joins citations with nothing or only white space between them into one cluster. Two that have names of their own stay two. */
export function mergeCitations(children: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = []
  for (const node of children) {
    const last = merged.at(-1)
    const before = isBlank(last) ? merged.at(-2) : last
    if (node.type === 'citation' && before?.type === 'citation' && canJoin(before, node)) {
      if (before !== last) merged.pop()
      merged.splice(-1, 1, join(before, node))
    } else merged.push(node)
  }
  return merged
}

function isBlank(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === ''
}

function canJoin(first: Citation, second: Citation): boolean {
  return !first.narrative && !second.narrative && !(first.label && second.label && first.label !== second.label)
}

/** What is cited twice at one place without further words is cited once; the footnote still stands for both notes. */
function join(first: Citation, second: Citation): Citation {
  const label = first.label ?? second.label
  return { ...first, ...(label && { label }), items: [...first.items, ...second.items] }
}
