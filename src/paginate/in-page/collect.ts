import type { MeasuredContainer } from '../measured.ts'
import type { Leaf, Leaves } from './state.ts'

declare function lengthOf(css: string): number
declare function sectionsOfText(): string
declare function gridStep(block: Element): number

/** The walk over a column: where it is, and what the next leaf must know. */
interface Walk extends Leaves {
  /** Containers that are open, as indexes. */
  path: number[]
  newPage: Leaf['newPage']
  grid: Leaf['grid']
}

/** Lists the leaf blocks of a column in reading order, with the containers they stand in. Reads styles, measures nothing. */
function collectLeaves(column: Element): Leaves {
  const walk: Walk = { leaves: [], containers: [], floats: [], path: [], newPage: 'no', grid: undefined }
  collectChildren(column, walk)
  return { leaves: walk.leaves, containers: walk.containers, floats: walk.floats }
}

/** Blocks are walked into; text and inline elements between them make a leaf. */
function collectChildren(parent: Element, walk: Walk): void {
  let run: Node[] = []
  const flush = () => {
    if (run.some((node) => node.textContent?.trim() || node instanceof Element)) addLeaf(walk, 'text', parent, run[0]!, run.at(-1)!)
    run = []
  }
  for (const node of parent.childNodes) {
    if (node instanceof Text || (node instanceof Element && isInline(node))) run.push(node)
    else if (node instanceof Element) {
      flush()
      collectBlock(node, walk)
    }
  }
  flush()
}

function isInline(element: Element): boolean {
  if (/^(p|div|section|h[1-6]|ul|ol|li|blockquote|table|figure|aside|dl|dt|dd|header|nav|main)$/.test(element.localName)) return false
  return /^(inline|ruby|contents)/.test(getComputedStyle(element).display)
}

function collectBlock(element: Element, walk: Walk): void {
  const style = getComputedStyle(element)
  if (style.display === 'none') return
  askForPage(walk, style.breakBefore)
  if (element.parentElement?.matches(sectionsOfText())) walk.grid = gridOf(element, style)
  if (style.breakBefore.startsWith('avoid')) keepLast(walk)
  if (/^h[1-6]$/.test(element.localName)) inContainer(element, style, walk, () => addLeaf(walk, 'heading', element))
  else if (element.localName === 'p' && isPlain(style)) addLeaf(walk, 'text', element)
  else if (element.localName === 'table') inContainer(element, style, walk, () => collectRows(element as HTMLTableElement, walk))
  else if (element.childNodes.length === 0 || element.localName === 'svg') addLeaf(walk, 'text', element)
  else inContainer(element, style, walk, () => collectChildren(element, walk))
  if (style.breakAfter.startsWith('avoid')) keepLast(walk)
  askForPage(walk, style.breakAfter)
}

function gridOf(element: Element, { paddingTop, borderTopWidth }: CSSStyleDeclaration): Leaf['grid'] {
  const lines = gridStep(element)
  return lines === 0 ? undefined : { lines, inset: lengthOf(paddingTop) + lengthOf(borderTopWidth) }
}

/** What comes next begins a page; of two who ask the one that wants a right-hand page is heard. */
function askForPage(walk: Walk, value: string): void {
  if (walk.leaves.length === 0 || !/^(page|left|right|recto|verso|always)$/.test(value)) return
  if (walk.newPage !== 'recto') walk.newPage = /^(right|recto)$/.test(value) ? 'recto' : 'any'
}

function isPlain({ paddingTop, paddingBottom, borderTopWidth, borderBottomWidth }: CSSStyleDeclaration): boolean {
  return paddingTop === '0px' && paddingBottom === '0px' && borderTopWidth === '0px' && borderBottomWidth === '0px'
}

function inContainer(element: Element, style: CSSStyleDeclaration, walk: Walk, collect: () => void): void {
  const kind = kindOf(element, style)
  if (kind === 'plain' && isPlain(style)) return collect()
  const above = lengthOf(style.paddingTop) + lengthOf(style.borderTopWidth)
  const below = lengthOf(style.paddingBottom) + lengthOf(style.borderBottomWidth)
  const repeated = element instanceof HTMLTableElement ? repeatedHeight(element) : repeatedTitle(element)
  const container: MeasuredContainer = { kind, above, below, repeated }
  if (kind === 'float') walk.floats.push({ container, element: element as HTMLElement })
  walk.path = [...walk.path, walk.containers.push(container) - 1]
  collect()
  walk.path = walk.path.slice(0, -1)
}

/** What each further part of a table begins with: its number and its head, unless that would fill the page. */
function repeatedHeight(table: HTMLTableElement): number {
  const { tHead, caption } = table
  let height = 0
  if (caption?.querySelector('.caption-number')) {
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(caption)
    height += lengthOf(lineHeight) + lengthOf(paddingTop) + lengthOf(paddingBottom)
  }
  const head = tHead?.getBoundingClientRect().height ?? 0
  if (height + head < globalThis.dossier.capacity / 4) return height + head
  table.classList.add('head-once')
  return height
}

/** Each further part of a box begins with its title, on one line. */
function repeatedTitle(element: Element): number {
  const title = element.querySelector(':scope.box > .box-title')
  if (title === null) return 0
  const { lineHeight, paddingTop, paddingBottom, marginBottom } = getComputedStyle(title)
  return [lineHeight, paddingTop, paddingBottom, marginBottom].reduce((sum, length) => sum + lengthOf(length), 0)
}

function kindOf(element: Element, style: CSSStyleDeclaration): MeasuredContainer['kind'] {
  if (element.localName === 'table') return 'table'
  if (element.matches('.title-page, .contents') && globalThis.dossier.setup.page.title !== 'head') return 'full'
  if (element.localName === 'figure' && mayFloat(element)) return 'float'
  if (element.localName === 'figure' || style.breakInside.startsWith('avoid')) return 'whole'
  if (element.classList.contains('box')) return 'box'
  const kinds: Record<string, MeasuredContainer['kind']> = { blockquote: 'quote', ul: 'list', ol: 'list', dl: 'list', li: 'item' }
  return kinds[element.localName] ?? 'plain'
}

/** A picture among the blocks of a chapter, with text on both sides, may go to the next page when it does not fit. */
function mayFloat(figure: Element): boolean {
  const { previousElementSibling: before, nextElementSibling: after } = figure
  const isAmongText = figure.matches('.chapter > *') && before !== null && before.localName !== 'figure' && after?.localName !== 'figure'
  return isAmongText && figure.getBoundingClientRect().height <= globalThis.dossier.capacity
}

/** A row is a leaf; rows that a cell joins are one. */
function collectRows(table: HTMLTableElement, walk: Walk): void {
  if (table.caption) addLeaf(walk, 'head', table.caption)
  if (table.tHead) addLeaf(walk, 'head', table.tHead)
  for (const section of table.children) {
    if (!(section instanceof HTMLTableSectionElement) || section === table.tHead) continue
    const rows = [...section.rows]
    for (let index = 0; index < rows.length;) {
      const first = index
      for (let end = index + 1; index < end; index++) {
        for (const cell of rows[index]?.cells ?? []) end = Math.min(rows.length, Math.max(end, index + cell.rowSpan))
      }
      addLeaf(walk, 'row', rows[first]!, rows[first]!, rows[index - 1]!)
    }
  }
}

function keepLast({ leaves }: Walk): void {
  const last = leaves.at(-1)
  if (last) last.keepNext = 'always'
}

function addLeaf(walk: Walk, kind: Leaf['kind'], block: Element, first: Node = block, last: Node = first): void {
  const keepNext = kind === 'heading' || kind === 'head' ? 'always' : /:[\s\d]*$/.test(last.textContent ?? '') ? 'rather' : 'no'
  const { path, newPage, grid } = walk
  walk.leaves.push({ kind, path, block, first, last, newPage, ...(grid && { grid }), keepNext, tops: [], feet: [], calls: [], hyphens: [] })
  walk.newPage = 'no'
  walk.grid = undefined
}

export const collectFunctions = [
  collectLeaves,
  collectChildren,
  isInline,
  collectBlock,
  gridOf,
  askForPage,
  isPlain,
  inContainer,
  repeatedHeight,
  repeatedTitle,
  kindOf,
  mayFloat,
  collectRows,
  keepLast,
  addLeaf,
]
