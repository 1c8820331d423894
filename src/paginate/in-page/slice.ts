import type { Cut, Leaf, Leaves } from './state.ts'

declare function lengthOf(css: string): number
declare function separatorHeight(): number
declare function collectLeaves(column: Element): Leaves
declare function setLines(leaf: Leaf, origin: number): void
declare function cutBefore(leaves: Leaf[], index: number, line: number, column: Element, origin?: number): Cut
declare function takeFrom(cut: Cut, column: Element): DocumentFragment

/** Cuts rows that are too high for a page, with the table's head and the beginnings of their notes, into rows of a few lines that look like one. */
function sliceRows(): void {
  for (const row of document.querySelectorAll('.page-body.flow tbody > tr')) {
    const { top, height } = row.getBoundingClientRect()
    const cells = [...(row as HTMLTableRowElement).cells]
    if (height <= roomForRow(row as HTMLTableRowElement, height) || cells.some(({ rowSpan }) => rowSpan > 1)) continue
    const step = 6 * lengthOf(getComputedStyle(row).lineHeight)
    const columns = cells.map((cell) => sliceCell(cell, top, step, Math.floor(height / step)))
    const slices = columns[0]!.map((_, index) => {
      const slice = row.cloneNode(false) as HTMLElement
      slice.removeAttribute('id')
      slice.append(...columns.map((column) => column[index]!))
      return slice
    })
    for (const part of [row, ...slices]) part.classList.add('slice')
    slices.at(-1)?.classList.add('last-slice')
    row.after(...slices)
  }
}

/** What a page has for a row: two lines of each of its notes must stand under it. Half a page is there in any case. */
function roomForRow(row: HTMLTableRowElement, height: number): number {
  const { area, capacity, turnedCapacity } = globalThis.dossier
  const page = row.closest('.flow.turned') ? turnedCapacity : capacity
  if (height <= page / 2) return page / 2
  const { tHead, caption } = row.closest('table')!
  const head = [tHead, caption].reduce((sum, part) => sum + (part?.getBoundingClientRect().height ?? 0), 0)
  const calls = row.querySelectorAll('.footnote-call').length
  const notes = calls === 0 ? 0 : separatorHeight() + calls * 2 * lengthOf(getComputedStyle(area.firstElementChild ?? area).lineHeight)
  return Math.max(page / 2, page - head - notes)
}

/** The parts of a cell after its first, by cuts at the same heights in every cell. */
function sliceCell(cell: HTMLTableCellElement, top: number, step: number, count: number): HTMLElement[] {
  const { leaves } = collectLeaves(cell)
  for (const leaf of leaves) setLines(leaf, top)
  const seen = leaves.filter(({ tops }) => tops.length > 0)
  const lines = seen.flatMap(({ tops, feet }, leaf) => tops.map((lineTop, line) => ({ leaf, line, middle: (lineTop + feet[line]!) / 2 })))
  const cuts = Array.from({ length: count }, (_, index) => {
    const first = lines.find(({ middle }) => middle > (index + 1) * step)
    return first && cutBefore(seen, first.leaf, first.line, cell, top)
  })
  const parts = cuts.reverse().map((cut) => {
    const part = cell.cloneNode(false) as HTMLElement
    part.removeAttribute('id')
    if (cut) {
      if (cut.node instanceof Text) printHyphen(cut.node, cut.offset)
      part.append(takeFrom(cut, cell))
    }
    return part
  })
  return parts.reverse()
}

/** A soft hyphen at the end of a part would not be seen. */
function printHyphen(text: Text, end: number): void {
  if (text.data[end - 1] !== '\u00ad') return
  text.insertData(end - 1, '-')
  text.deleteData(end, 1)
}

export const sliceFunctions = [sliceRows, roomForRow, sliceCell, printHyphen]
