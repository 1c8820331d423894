import type { PlannedColumn } from '../planned.ts'
import type { Cut, Leaf, Moved, Sheet } from './state.ts'

declare function cutBefore(leaves: Leaf[], index: number, line: number, column: Element): Cut
declare function settleHyphens(): void
declare function settledOffset(text: Text, offset: number): number
declare function takeFrom(cut: Cut, column: Element): DocumentFragment
declare function takeAll(column: Element): DocumentFragment
declare function takePart(cut: Cut, note: HTMLElement): HTMLElement
declare function makeSheets(planned: PlannedColumn[]): Sheet[]
declare function finishSheet(sheet: Sheet): void
declare function prependFloats(sheet: Sheet, floats: HTMLElement[]): void
declare function appendFeet(sheet: Sheet, feet: HTMLElement[]): void
declare function joinTexts(page: Element): void
declare function tieDashes(page: Element): void
declare function countPrelims(pages: HTMLElement[]): number

/** Moves the text and the notes into pages, last page first: so the places further up in a column stay valid. */
function move(planned: PlannedColumn[]): Moved {
  const { flow, area, aparts } = globalThis.dossier
  globalThis.dossierElsewhere?.before?.remove()
  const columns = [flow, area, ...aparts.map(({ column }) => column)]
  const cuts = findCuts(planned)
  settleCuts([...cuts.values()])
  const before = tally(columns) - tally(document.querySelectorAll('.repeated'))
  const sheets = makeSheets(planned)
  for (let index = planned.length - 1; index >= 0; index--) fillSheet(sheets[index]!, planned[index]!, index, cuts)
  for (const [index, { floats, feet }] of planned.entries()) {
    prependFloats(sheets[index]!, floats.map(floatAt))
    appendFeet(sheets[index]!, feet.map(floatAt))
  }
  for (const sheet of sheets) finishSheet(sheet)
  const pages = [...new Set(sheets.map(({ page }) => page))]
  flow.replaceWith(...pages)
  const unplaced = [...area.querySelectorAll('.footnote')].map((note) => Number(note.id.slice('fn-'.length)))
  for (const column of columns) column.remove()
  const isWhole = tally(pages) - tally(document.querySelectorAll('.repeated')) === before
  for (const page of pages) {
    joinTexts(page)
    tieDashes(page)
  }
  globalThis.dossier.sheets = sheets
  return { prelims: countPrelims(pages), unplaced, isWhole }
}

function fillSheet(sheet: Sheet, { begin, notes: parts, apart }: PlannedColumn, index: number, cuts: Map<string, Cut>): void {
  const { flow, notes, aparts } = globalThis.dossier
  const column = apart === undefined ? flow : aparts[apart]!.column
  const cut = cuts.get(`column ${index}`)
  if (begin) sheet.body.append(cut ? takeFrom(cut, column) : takeAll(column))
  for (const { note, from } of [...parts].reverse()) {
    const noteCut = cuts.get(`note ${note} ${from}`)
    sheet.area.prepend(noteCut ? takePart(noteCut, notes[note]!.element) : notes[note]!.element)
  }
}

function floatAt(block: number): HTMLElement {
  return globalThis.dossier.leaves[block]!.block.closest('figure')!
}

function findCuts(planned: PlannedColumn[]): Map<string, Cut> {
  const { flow, leaves, notes, aparts } = globalThis.dossier
  const cuts = new Map<string, Cut>()
  for (const [index, { begin, notes: parts, apart }] of planned.entries()) {
    const column = apart === undefined ? { leaves, column: flow } : aparts[apart]!
    if (begin && begin.block + begin.line > 0) cuts.set(`column ${index}`, cutBefore(column.leaves, begin.block, begin.line, column.column))
    for (const { note, from } of parts.filter((part) => part.from > 0)) {
      const { leaf, line } = notes[note]!.next[from - 1]!
      cuts.set(`note ${note} ${from}`, cutBefore(notes[note]!.leaves, leaf, line, notes[note]!.element))
    }
  }
  return cuts
}

/** Settling the hyphens shifts the places that are inside texts. */
function settleCuts(cuts: Cut[]): void {
  const offsets = cuts.map(({ node, offset }) => (node instanceof Text ? settledOffset(node, offset) : offset))
  settleHyphens()
  for (const [index, cut] of cuts.entries()) cut.offset = offsets[index]!
}

/** A sum over all letters under these elements: what is moved whole adds up to the same. */
function tally(elements: Iterable<Element>): number {
  let sum = 0
  for (const { textContent } of elements) {
    const letters = (textContent ?? '').replace(/\s+/g, '')
    for (let at = 0; at < letters.length; at++) sum += letters.charCodeAt(at) + 0x10000
  }
  return sum
}

export const moveFunctions = [move, fillSheet, floatAt, findCuts, settleCuts, tally]
