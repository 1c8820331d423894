import type { Element, Nodes, Root } from 'hast'
import { countWords } from '../model/count-words.ts'
import { hasClass, isCall } from './calls.ts'

const lineElements = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'code',
  'del',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
  'wbr',
])

/** The text of a part of the page as a reader takes it: without footnote calls and what charts show, blocks parted by a space, spaces made one. */
export function plainText(node: Nodes | undefined): string {
  const texts: string[] = []
  const collect = (one: Nodes): void => {
    if (one.type === 'text') texts.push(one.value)
    if (one.type !== 'root' && one.type !== 'element') return
    if (one.type === 'element' && (isCall(one) || hasClass(one, 'call-separator') || hasClass(one, 'chart'))) return
    const parted = isBlock(one)
    if (parted) texts.push(' ')
    one.children.forEach(collect)
    if (parted) texts.push(' ')
  }
  if (node) collect(node)
  return texts.join('').replace(/\s+/g, ' ').trim()
}

function isBlock(node: Root | Element): boolean {
  return node.type === 'root' || !lineElements.has(node.tagName)
}

/** Of all words of the chapters those of the body: without the bibliography and the data of charts. Headings and captions count. */
export function bodyWords(main: Root | Element, all: number): number {
  return all - wordsBeside(main)
}

/** What stands by itself, so that no word of it goes on in the body. */
function wordsBeside(node: Nodes): number {
  if (node.type !== 'root' && node.type !== 'element') return 0
  if (node.type === 'element') {
    if (isCall(node) || hasClass(node, 'chart')) return 0
    if (beside.some((name) => hasClass(node, name))) return countWords(plainText(node))
  }
  return (node.children as Nodes[]).reduce((sum, child) => sum + wordsBeside(child), 0)
}

const beside = ['bibliography', 'paragraph-number', 'chart-data']
