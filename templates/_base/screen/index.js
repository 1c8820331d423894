// What can be found: every stretch of text on the page, with where it stands.

import { fold } from './fold.js'

/** @typedef {{ element: Element, nodes: Text[], starts: number[], text: string, folded: ReturnType<typeof fold> }} Entry */

const blocks = 'p, li, tr, h1, h2, h3, h4, h5, h6, caption, figcaption, dt, dd, pre, .footnote-body'
const left =
  '.evidence, .footnote-marker, .footnote-backref, .footnote-call, .call-separator, svg, .contents, .tools, .tool-panel, .skip-link'

/** @type {Entry[] | undefined} */
let entries

/** All entries in reading order, collected when they are first asked for. */
export function textIndex() {
  entries ??= collectEntries()
  return entries
}

function collectEntries() {
  /** @type {Map<Element, Text[]>} */
  const found = new Map()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const block = parent?.closest(blocks)
    if (!(node instanceof Text) || !block || parent?.closest(left)) continue
    const nodes = found.get(block)
    if (nodes) nodes.push(node)
    else found.set(block, [node])
  }
  return [...found].map(([element, nodes]) => entryOf(element, nodes))
}

/** Cells of a row are parted, though nothing stands between them. @param {Element} element @param {Text[]} nodes @returns {Entry} */
function entryOf(element, nodes) {
  const starts = []
  let text = ''
  for (const node of nodes) {
    const isNewCell = element.matches('tr') && text !== '' && !/\s$/.test(text)
    if (isNewCell) text += ' '
    starts.push(text.length)
    text += node.data
  }
  return { element, nodes, starts, text, folded: fold(text) }
}

/** The stretch of the page between two places of an entry's text. @param {Entry} entry @param {number} from @param {number} to */
export function rangeOf({ nodes, starts }, from, to) {
  const range = document.createRange()
  const first = starts.findLastIndex((start) => start <= from)
  const last = starts.findLastIndex((start) => start < to)
  const [begin, end] = [nodes[first], nodes[last]]
  if (!begin || !end) return undefined
  range.setStart(begin, Math.min(from - (starts[first] ?? 0), begin.length))
  range.setEnd(end, Math.min(to - (starts[last] ?? 0), end.length))
  return range
}
