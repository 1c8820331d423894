import type { Measured, MeasuredApart, MeasuredBlock } from '../measured.ts'
import type { Apart, Leaf, Leaves, NoteLeaves } from './state.ts'

declare function lengthOf(css: string): number
declare function collectLeaves(column: Element): Leaves
declare function setLines(leaf: Leaf, origin: number): void
declare function findHyphenated(): void
declare function fitToGrid(line: number): void
declare function fixColumns(): void
declare function measureFloats(floats: Leaves['floats']): void
declare function findMentions(floats: Leaves['floats'], leaves: Leaf[], origin: number): void
declare function sliceRows(): void
declare function settleLeafHyphens(leaf: Leaf, origin: number): boolean

/** Measures both columns: every line of every leaf, the calls on it, every note. */
function measure(): Measured {
  const { flow, area, aparts, capacity, setup } = globalThis.dossier
  const line = lengthOf(getComputedStyle(flow).lineHeight)
  fixColumns()
  sliceRows()
  fitToGrid(line)
  findHyphenated()
  const elements = [...area.querySelectorAll<HTMLElement>('.footnote')]
  const indexes = new Map(elements.map((element, index) => [`#${element.id}`, index]))
  const called = new Set<number>()
  const origin = flow.getBoundingClientRect().top
  const { leaves, containers, floats } = collectLeaves(flow)
  const measured = withLines(leaves, origin)
  measureFloats(floats)
  findMentions(floats, measured, origin)
  for (const leaf of measured) leaf.calls = firstCalls(leaf, indexes, called, origin)
  const tables = aparts.map((apart) => measureApart(apart, measured, indexes, called))
  const notes = elements.map((element) => measureNote(element))
  Object.assign(globalThis.dossier, { leaves: measured, notes, line })
  return {
    containers,
    blocks: measured.map(toPlain),
    notes: notes.map(({ element, steps }) => ({ number: numberOf(element), steps, calls: nestedCalls(element, indexes, called) })),
    ...{ aparts: tables, columns: setup.page.columns, capacity, separator: separatorHeight(), line },
  }
}

/** Measures a table that stands apart, and finds the block after which it was written. */
function measureApart(apart: Apart, text: Leaf[], indexes: Map<string, number>, called: Set<number>): MeasuredApart {
  const { column, isTurned, mark } = apart
  const { capacity, turnedCapacity } = globalThis.dossier
  const origin = column.getBoundingClientRect().top
  const { leaves, containers } = collectLeaves(column)
  apart.leaves = withLines(leaves, origin)
  for (const leaf of apart.leaves) leaf.calls = firstCalls(leaf, indexes, called, origin)
  const after = text.findLastIndex(({ last }) => last.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)
  return { containers, blocks: apart.leaves.map(toPlain), after, capacity: isTurned ? turnedCapacity : capacity, isTurned }
}

/** What can leave the page. */
function toPlain({ kind, path, tops, feet, calls, hyphens, grid, newPage, keepNext }: Leaf): MeasuredBlock {
  return { kind, path, tops, feet, calls, hyphens, ...(grid && { grid }), newPage, keepNext }
}

/** The leaves that are to be seen; what an empty one asked of the page passes to the next. */
function withLines(leaves: Leaf[], origin: number): Leaf[] {
  let newPage: Leaf['newPage'] = 'no'
  return leaves.filter((leaf) => {
    do setLines(leaf, origin)
    while (!settleLeafHyphens(leaf, origin))
    if (leaf.newPage !== 'recto' && newPage !== 'no') leaf.newPage = newPage
    newPage = leaf.tops.length === 0 ? leaf.newPage : 'no'
    return leaf.tops.length > 0
  })
}

/** The calls in a leaf of notes that were not called before. */
function firstCalls(leaf: Leaf, indexes: Map<string, number>, called: Set<number>, origin: number): [number, number][] {
  const calls: [number, number][] = []
  for (let node: Node | null = leaf.first; node; node = node === leaf.last ? null : node.nextSibling) {
    if (!(node instanceof Element)) continue
    for (const call of [...(node.matches('.footnote-call') ? [node] : []), ...node.querySelectorAll('.footnote-call')]) {
      const note = indexes.get(call.getAttribute('href') ?? '')
      if (note === undefined || called.has(note)) continue
      called.add(note)
      const { top, bottom } = call.getBoundingClientRect()
      const line = leaf.tops.findLastIndex((lineTop) => lineTop <= (top + bottom) / 2 - origin)
      calls.push([Math.max(0, line), note])
    }
  }
  return calls
}

function nestedCalls(element: Element, indexes: Map<string, number>, called: Set<number>): number[] {
  return [...element.querySelectorAll('.footnote-body .footnote-call')].flatMap((call) => {
    const note = indexes.get(call.getAttribute('href') ?? '')
    if (note === undefined || called.has(note)) return []
    called.add(note)
    return [note]
  })
}

function numberOf(note: Element): number {
  return Number(note.id.replace(/^fn-/, ''))
}

/** A note may be parted after each line that stands above everything that follows, but not behind a head, nor in a picture. */
function measureNote(element: HTMLElement): NoteLeaves & { steps: number[] } {
  const { top } = element.getBoundingClientRect()
  const collected = collectLeaves(element)
  const leaves = withLines(collected.leaves, top)
  const isOne = (id: number) => /^(whole|float)$/.test(collected.containers[id]!.kind)
  const lines = leaves.flatMap(({ tops, feet }, leaf) => tops.map((lineTop, line) => ({ leaf, line, top: lineTop, foot: feet[line]! })))
  const steps: number[] = []
  const next: { leaf: number; line: number }[] = []
  let lowest = 0
  for (const [index, { leaf, foot }] of lines.entries()) {
    const following = lines[index + 1]
    lowest = Math.max(lowest, foot)
    if (following === undefined || lowest > following.top + 1 || leaves[leaf]!.keepNext === 'always') continue
    if (leaves[leaf]!.path.some((id) => isOne(id) && leaves[following.leaf]!.path.includes(id))) continue
    steps.push(lowest)
    next.push({ leaf: following.leaf, line: following.line })
  }
  const { height } = element.getBoundingClientRect() // words that were left whole may have made it higher
  return { element, leaves, next, steps: [...steps, height] }
}

/** What an area without notes takes: the white above it and the rule. */
function separatorHeight(): number {
  const area = document.createElement('div')
  area.className = 'footnote-area flow'
  document.body.append(area)
  const { height } = area.getBoundingClientRect()
  area.remove()
  return height
}

export const measureFunctions = [measure, measureApart, toPlain, withLines, firstCalls, nestedCalls, numberOf, measureNote, separatorHeight]
