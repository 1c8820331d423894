import type { RareCharacter } from '../check-fonts.ts'
import type { PlannedPage } from '../choose-breaks.ts'
import type { Cut, Leaf, Moved, Sheet } from './state.ts'

declare function cutBefore(leaves: Leaf[], index: number, line: number, column: Element): Cut
declare function settleHyphens(): void
declare function settledOffset(text: Text, offset: number): number
declare function takeFrom(cut: Cut, column: Element): DocumentFragment
declare function takeAll(column: Element): DocumentFragment
declare function takePart(cut: Cut, note: HTMLElement): HTMLElement
declare function makeSheet(): Sheet
declare function finishSheet(sheet: Sheet): void
declare function furnish(pages: HTMLElement[], title: string): void
declare function fillPageNumbers(pages: HTMLElement[]): void
declare function findFootnotes(pages: HTMLElement[]): [number, number][]
declare function rareCharacters(): RareCharacter[]
declare function findOverfull(sheets: Sheet[]): Moved['overfull']

/** Moves the text and the notes into pages, last page first: so the places further up in a column stay valid. */
function move(planned: PlannedPage[], title: string): Moved {
  const { flow, area, notes } = globalThis.dossier
  const cuts = findCuts(planned)
  settleCuts([...cuts.values()])
  const before = tally([flow, area]) - tally(flow.querySelectorAll('.repeated'))
  const sheets = planned.map(() => makeSheet())
  for (let index = planned.length - 1; index >= 0; index--) {
    const { begin, notes: parts } = planned[index]!
    const sheet = sheets[index]!
    const cut = cuts.get(`page ${index}`)
    if (begin) sheet.body.append(cut ? takeFrom(cut, flow) : takeAll(flow))
    for (const { note, from } of [...parts].reverse()) {
      const noteCut = cuts.get(`note ${note} ${from}`)
      sheet.area.prepend(noteCut ? takePart(noteCut, notes[note]!.element) : notes[note]!.element)
    }
    finishSheet(sheet)
  }
  const pages = sheets.map(({ page }) => page)
  flow.replaceWith(...pages)
  const unplaced = [...area.querySelectorAll('.footnote')].map((note) => Number(note.id.slice('fn-'.length)))
  area.remove()
  const isWhole = tally(pages) - tally(document.querySelectorAll('.repeated')) === before
  furnish(pages, title)
  fillPageNumbers(pages)
  return {
    pages: pages.length,
    footnotePages: findFootnotes(pages),
    unplaced,
    isWhole,
    overfull: findOverfull(sheets),
    characters: rareCharacters(),
  }
}

function findCuts(planned: PlannedPage[]): Map<string, Cut> {
  const { flow, leaves, notes } = globalThis.dossier
  const cuts = new Map<string, Cut>()
  for (const [index, { begin, notes: parts }] of planned.entries()) {
    if (begin && begin.block + begin.line > 0) cuts.set(`page ${index}`, cutBefore(leaves, begin.block, begin.line, flow))
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

export const moveFunctions = [move, findCuts, settleCuts, tally]
