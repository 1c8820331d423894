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
export function plainText(node: Nodes | undefined, skip: (element: Element) => boolean = () => false): string {
  const texts: string[] = []
  const collect = (one: Nodes): void => {
    if (one.type === 'text') texts.push(one.value)
    if (one.type !== 'root' && one.type !== 'element') return
    if (one.type === 'element' && (isCall(one) || hasClass(one, 'call-separator') || hasClass(one, 'chart') || skip(one))) return
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

/** Words of the chapters: all but the bibliography, the data of charts and the calls. Headings and captions count. */
export function bodyWords(main: Root | Element): number {
  return countWords(
    plainText(
      main,
      (element) => hasClass(element, 'bibliography') || hasClass(element, 'paragraph-number') || hasClass(element, 'chart-data'),
    ),
  )
}
