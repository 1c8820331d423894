import type { Measured } from '../measured.ts'
import type { Leaf, Leaves, NoteLeaves } from './state.ts'

declare function collectLeaves(column: Element): Leaves
declare function printedHyphens(leaf: Leaf, origin: number): number[] | undefined

/** Measures both columns: every line of every leaf, the calls on it, every note. `capacity` is the height of the type area. */
function measure(capacity: number): Measured {
  const { flow, area } = globalThis.dossier
  const elements = [...area.querySelectorAll<HTMLElement>('.footnote')]
  const indexes = new Map(elements.map((element, index) => [`#${element.id}`, index]))
  const called = new Set<number>()
  const origin = flow.getBoundingClientRect().top
  const { leaves, containers } = collectLeaves(flow)
  const measured = withLines(leaves, origin)
  for (const leaf of measured) leaf.calls = firstCalls(leaf, indexes, called, origin)
  const notes = elements.map((element) => measureNote(element))
  Object.assign(globalThis.dossier, { leaves: measured, notes })
  return {
    containers,
    blocks: measured.map(({ first: _, last: __, ...block }) => block),
    notes: notes.map(({ element, steps }) => ({ number: numberOf(element), steps, calls: nestedCalls(element, indexes, called) })),
    ...{ capacity, separator: separatorHeight(), line: Number.parseFloat(getComputedStyle(flow).lineHeight) },
  }
}

/** The leaves that are to be seen; what an empty one asked of the page passes to the next. */
function withLines(leaves: Leaf[], origin: number): Leaf[] {
  let newPage = false
  return leaves.filter((leaf) => {
    setLines(leaf, origin)
    for (let hyphens = printedHyphens(leaf, origin); ; hyphens = printedHyphens(leaf, origin)) {
      if (hyphens !== undefined) {
        leaf.hyphens = hyphens
        break
      }
      setLines(leaf, origin) // some were taken out
    }
    leaf.newPage ||= newPage
    newPage = leaf.tops.length === 0 && leaf.newPage
    return leaf.tops.length > 0
  })
}

function setLines(leaf: Leaf, origin: number): void {
  const lines = leaf.kind === 'row' || leaf.kind === 'head' ? [rowBox(leaf)] : textLines(leaf)
  leaf.tops = lines.map(({ top }) => top - origin)
  leaf.feet = lines.map(({ foot }) => foot - origin)
}

function rowBox({ first, last }: Leaf): { top: number; foot: number } {
  return { top: (first as Element).getBoundingClientRect().top, foot: (last as Element).getBoundingClientRect().bottom }
}

/**
 * Groups the rectangles of a leaf's text and inline boxes by line: what has its middle within the line so far belongs to it.
 * Lines meet half-way between their middles, whatever the height of their letters.
 */
function textLines({ first, last }: Leaf): { top: number; foot: number }[] {
  const block = first === last && first instanceof Element && first.childNodes.length > 0 && getComputedStyle(first).display !== 'inline'
  const lines: { top: number; foot: number }[] = []
  for (const { top, bottom, height } of first === last && first instanceof Element && !block
    ? first.getClientRects()
    : leafRange(first, last).getClientRects()) {
    const line = lines.at(-1)
    const middle = (top + bottom) / 2
    if (height === 0) continue
    if (line && middle > line.top && middle < line.foot)
      Object.assign(line, { top: Math.min(line.top, top), foot: Math.max(line.foot, bottom) })
    else lines.push({ top, foot: bottom })
  }
  const element = first instanceof Element && block ? first : first.parentElement!
  return evenOut(lines, Number.parseFloat(getComputedStyle(element).lineHeight))
}

function evenOut(lines: { top: number; foot: number }[], height: number): { top: number; foot: number }[] {
  const middles = lines.map(({ top, foot }) => (top + foot) / 2)
  return lines.map((line, index) => {
    const half = Math.max(height || 0, line.foot - line.top > 1.7 * height ? line.foot - line.top : 0) / 2
    const before = lines[index - 1]
    const after = lines[index + 1]
    const isTall = half * 2 > height
    return {
      top: before && !isTall ? (middles[index - 1]! + middles[index]!) / 2 : middles[index]! - half,
      foot: after && !isTall ? (middles[index]! + middles[index + 1]!) / 2 : middles[index]! + half,
    }
  })
}

function leafRange(first: Node, last: Node): Range {
  const range = document.createRange()
  if (first === last && first instanceof Element) range.selectNodeContents(first)
  else {
    range.setStartBefore(first)
    range.setEndAfter(last)
  }
  return range
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

/** A note may be parted after each line that stands above everything that follows. */
function measureNote(element: HTMLElement): NoteLeaves & { steps: number[] } {
  const { top, height } = element.getBoundingClientRect()
  const leaves = withLines(collectLeaves(element).leaves, top)
  const lines = leaves.flatMap(({ tops, feet }, leaf) => tops.map((lineTop, line) => ({ leaf, line, top: lineTop, foot: feet[line]! })))
  const steps: number[] = []
  const next: { leaf: number; line: number }[] = []
  let lowest = 0
  for (const [index, { foot }] of lines.entries()) {
    const following = lines[index + 1]
    lowest = Math.max(lowest, foot)
    if (following === undefined || lowest > following.top + 1) continue
    steps.push(lowest)
    next.push({ leaf: following.leaf, line: following.line })
  }
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

export const measureFunctions = [
  measure,
  withLines,
  setLines,
  rowBox,
  textLines,
  evenOut,
  leafRange,
  firstCalls,
  nestedCalls,
  numberOf,
  measureNote,
  separatorHeight,
]
