import { type FilledArea, fillArea, fillInOrder, heightOf, type NotePart } from './fill-area.ts'
import type { Measured } from './measured.ts'
import { listUnits, type Unit } from './units.ts'

/** A page to be made: the block and line that it begins with, and its share of the notes. */
export interface PlannedPage {
  /** `undefined` for a page that holds nothing but the rest of a note. */
  begin: { block: number; line: number } | undefined
  notes: NotePart[]
}

/** The best way found to come to a line with these notes still to finish. */
interface State {
  at: number
  rest: NotePart[]
  cost: number
  /** The page that led here, and the state that it began with. */
  page: { from: State; parts: NotePart[] } | undefined
}

/** Rivals that are kept at each line; they differ in what of the notes is still to come. */
const beam = 6

/** What makes a page ugly, in the measure of `costs` in units.ts. */
const costs = { page: 0.3, splitNote: 3, notesAlone: 25, shortLastPage: 30, briefLastPage: 4, lateNote: 10_000 }

/**
 * Chooses all page breaks together: the pages whose badness is least in sum, by dynamic programming over the lines.
 * This is the total fit of Knuth and Plass ("Breaking Paragraphs into Lines", 1981) with pages in the place of lines. A page's
 * room is what its footnotes leave; a state says, besides the line, which notes go on on the next page.
 */
export function chooseBreaks(measured: Measured): PlannedPage[] {
  return listUnits(measured).flatMap((units) => breakSegment(units, measured))
}

/** Breaks what stands between two forced page breaks. Work grows with the lines times the lines of a page. */
function breakSegment(units: Unit[], measured: Measured): PlannedPage[] {
  const reached: Map<string, State>[] = Array.from({ length: units.length + 1 }, () => new Map())
  keepBest(reached, { at: 0, rest: [], cost: 0, page: undefined })
  for (const [at, rivals] of reached.entries()) {
    const queue = [...rivals.values()].sort((a, b) => a.cost - b.cost).slice(0, beam)
    for (const state of queue) {
      if (at === units.length && state.rest.length === 0) continue
      for (const next of pagesFrom(state, units, measured)) {
        keepBest(reached, next)
        if (next.at === at) queue.push(next) // a page of notes alone; what is left of them is less each time
      }
    }
  }
  return trace(reached.at(-1)!.get(''), units)
}

function keepBest(reached: Map<string, State>[], state: State): void {
  const key = state.rest.map(({ note, from }) => `${note}:${from}`).join()
  const rival = reached[state.at]!.get(key)
  if (rival === undefined || state.cost < rival.cost) reached[state.at]!.set(key, state)
}

/** Every page that may begin in this state, with what it leads to. */
function* pagesFrom(state: State, units: Unit[], measured: Measured): Generator<State> {
  const { capacity, separator, notes } = measured
  const restHeight = state.rest.reduce((total, part) => total + heightOf(part, notes), 0)
  if (state.rest.length > 0 && (state.at === units.length || restHeight > capacity / 2)) yield pageOfNotes(state, measured)
  const queue = [...state.rest]
  let foot = -Infinity
  let found = false
  for (let end = state.at + 1; end <= units.length; end++) {
    const unit = units[end - 1]!
    queue.push(...unit.notes.map((note) => ({ note, from: 0, to: notes[note]!.steps.length })))
    foot = Math.max(foot, unit.foot)
    const text = foot - units[state.at]!.top + units[state.at]!.above + unit.below
    const room = capacity - text - (queue.length > 0 ? separator : 0) + rounding
    const area = room < 0 ? undefined : fillArea(room, queue, notes)
    if (area === undefined && found) return
    if (unit.cost === Infinity && end < units.length) continue
    found = true
    const next = { at: end, page: { from: state, parts: (area ?? fillInOrder(room, queue, notes)).parts } }
    if (area) yield { ...next, rest: area.rest, cost: state.cost + costOf(state, units, end, { text, room, area }, measured) }
    else yield { ...next, rest: fillInOrder(room, queue, notes).rest, cost: state.cost + costs.lateNote }
    if (area === undefined) return
  }
}

/** Measured heights are floating-point sums. */
const rounding = 0.5

interface Sizes {
  text: number
  room: number
  area: FilledArea
}

function costOf(state: State, units: Unit[], end: number, { text, room, area }: Sizes, { capacity, line }: Measured): number {
  const split = area.rest.length * costs.splitNote
  if (end === units.length) {
    const lines = state.at === 0 ? Infinity : text / line
    return costs.page + split + (lines < 3.5 ? costs.shortLastPage : lines < 6 ? costs.briefLastPage : 0)
  }
  const unused = (room - area.height) / capacity
  const thin = Math.max(0, 0.25 - text / capacity)
  return costs.page + split + units[end - 1]!.cost + 100 * (unused * unused + thin * thin)
}

function pageOfNotes(state: State, { capacity, separator, notes }: Measured): State {
  const room = capacity - separator
  const area = fillArea(room, state.rest, notes) ?? fillInOrder(room, state.rest, notes)
  return { at: state.at, rest: area.rest, cost: state.cost + costs.notesAlone, page: { from: state, parts: area.parts } }
}

function trace(last: State | undefined, units: Unit[]): PlannedPage[] {
  const pages: PlannedPage[] = []
  for (let state = last; state?.page; state = state.page.from) {
    const { from, parts } = state.page
    const unit = from.at < state.at ? units[from.at] : undefined
    pages.unshift({ begin: unit && { block: unit.block, line: unit.line }, notes: parts })
  }
  return pages
}
