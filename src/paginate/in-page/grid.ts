import type { Gap } from './page-grid.ts'

declare function gapAbove(block: HTMLElement, column: Element): Gap | undefined
declare function isPlain(style: CSSStyleDeclaration): boolean

/** A block that stands in the flow or on a page by itself, in reading order. */
interface GridBlock {
  block: HTMLElement
  section: Element
  box: DOMRect
  /** It begins a page. */
  begins: boolean
}

/**
 * Brings the text back to its grid of lines after a heading, table, box or picture of another height: the white after it is made
 * a little smaller or larger. What is not set on the grid itself may stand off it. All blocks are looked at before any is changed.
 */
function fitToGrid(line: number): void {
  const blocks = gridBlocks(globalThis.dossier.flow)
  const changes: Gap[] = []
  let [origin, added] = [0, 0]
  for (const [index, { block, section, box, begins }] of blocks.entries()) {
    const before = blocks[index - 1]
    if (before === undefined || begins) [origin, added] = [box.top, 0]
    const step = line * gridStep(block)
    if (before === undefined || begins || step === 0) continue
    const excess = beyond(box.top - origin + added, step)
    if (excess < 0.2 || excess > step - 0.2) continue
    const gap = gapBetween(before, { block, section, box })
    const change = mayShrink(before.block, block, gap.white - excess, excess, line) ? -excess : step - excess
    changes.push({ ...gap, white: gap.white + change })
    added += change
  }
  for (const { above, below, white } of changes) {
    above.style.marginBlockEnd = `${white / globalThis.dossier.zoom}px`
    if (!isFigure(above) && !/^(p|[uod]l|blockquote)$/.test(below.localName)) below.style.marginBlockStart = above.style.marginBlockEnd
  }
}

/** White shrinks where that is less of a change than to grow, and where enough is left of it: above a heading and under a table that is more. */
function mayShrink(before: Element, block: Element, left: number, excess: number, line: number): boolean {
  if (isHeading(before) || (isFigure(before) && isHeading(block))) return false
  if (isHeading(block) && left > 1.2 * line) return true
  return excess < 0.6 * line && left > (isHeading(block) || gridStep(before) === 0 ? 0.6 : 0.25) * line
}

/** Between sections with edges of their own the white is theirs. */
function gapBetween(before: GridBlock, { block, section, box }: Omit<GridBlock, 'begins'>): Gap {
  const outer = section === before.section || meet(before.section, section) ? undefined : gapAbove(block, globalThis.dossier.flow)
  return outer ?? { above: before.block, below: block, white: box.top - before.box.bottom }
}

/** The white of a picture goes with it. */
function isFigure({ localName }: Element): boolean {
  return localName === 'figure'
}

/** The blocks of chapters and the like; what stands before them is one block. */
function gridBlocks(column: Element): GridBlock[] {
  const outer = ['.title-page', '.contents', ...sectionsOfText().split(', ')].join(', ')
  const blocks = [...column.querySelectorAll(outer)].flatMap((section) => {
    const parts = section.matches('.title-page, .contents') ? [section] : [...section.children]
    const own = parts.filter(
      (block): block is HTMLElement => block instanceof HTMLElement && block.offsetHeight > 0 && !block.matches('.bibliography'),
    )
    const beginsPage = /^(page|left|right|recto|verso|always)$/.test(getComputedStyle(section).breakBefore)
    return own.map((block, index) => {
      const begins = (beginsPage && index === 0) || block.previousElementSibling?.matches('.page-break') === true
      return { block, section, box: block.getBoundingClientRect(), begins }
    })
  })
  return blocks.sort((a, b) => a.box.top - b.box.top) // a bibliography may stand within a chapter
}

function isHeading({ localName }: Element): boolean {
  return /^h\d$/.test(localName)
}

function sectionsOfText(): string {
  return '.chapter, .bibliography, .footnotes'
}

/** At how many lines from the head of its page a block may begin; 0 where it may anywhere. Lists and quotations stand half a line apart. */
function gridStep(block: Element): number {
  if (/^(p|h\d)$/.test(block.localName)) return 1
  return /^([uod]l|blockquote)$/.test(block.localName) ? 0.5 : 0
}

/** By how much a length is more than a multiple of a step. */
function beyond(length: number, step: number): number {
  return ((length % step) + step) % step
}

/** The white between the blocks of two sections is one. */
function meet(first: Element, second: Element): boolean {
  return [first, second].every((section) => section.matches('.title-page, .contents') || isPlain(getComputedStyle(section)))
}

export const gridFunctions = [fitToGrid, mayShrink, gapBetween, isFigure, gridBlocks, isHeading, sectionsOfText, gridStep, beyond, meet]
