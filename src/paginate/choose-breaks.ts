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
  /** The state that the page before this line began with, and its notes where they are not simply all that it calls. */
  from?: State
  parts?: NotePart[]
}

/** What makes a page ugly, in the measure of `costs` in units.ts. */
const costs = { page: 0.3, splitNote: 3, notesAlone: 25, shortLastPage: 30, briefLastPage: 4, lateNote: 10_000 }

/** Rivals that are tried at each line; they differ in what of the notes is still to come. */
const beam = 6

/** Measured heights are floating-point sums. */
const rounding = 0.5

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
  reached[0]!.set('', { at: 0, rest: [], cost: 0 })
  for (const rivals of reached) {
    const isEnd = rivals === reached.at(-1)
    const queue = [...rivals.values()].sort((a, b) => a.cost - b.cost).slice(0, isEnd ? undefined : beam)
    for (const state of queue) {
      if (state.cost > (rivals.get('')?.cost ?? Infinity)) continue // to have no notes left is never worse
      if (state.at < units.length) extend(state, units, measured, reached)
      if (state.rest.length === 0) continue
      const next = pageOfNotes(state, measured)
      if (keep(reached, next)) queue.push(next)
    }
  }
  return trace(reached.at(-1)!.get('')!, units, measured)
}

/** Keeps a state unless one is known that is as good. */
function keep(reached: Map<string, State>[], state: State): boolean {
  const rivals = reached[state.at]!
  const key = state.rest.map(({ note, from }) => `${note}:${from}`).join()
  if (Math.min(rivals.get(key)?.cost ?? Infinity, rivals.get('')?.cost ?? Infinity) <= state.cost) return false
  rivals.set(key, state)
  return true
}

/** Tries every page that may begin in this state. */
function extend(state: State, units: Unit[], measured: Measured, reached: Map<string, State>[]): void {
  const { capacity, separator, notes } = measured
  const first = units[state.at]!
  const called: number[] = []
  let needed = state.rest.reduce((sum, part) => sum + heightOf(part, notes), 0)
  let foot = -Infinity
  let best = Infinity
  for (let end = state.at + 1; end <= units.length; end++) {
    const unit = units[end - 1]!
    for (const note of unit.notes) {
      called.push(note)
      needed += notes[note]!.steps.at(-1)!
    }
    foot = Math.max(foot, unit.foot)
    const text = foot - first.top + first.above + unit.below
    const room = capacity - text - (needed > 0 ? separator : 0) + rounding
    if (room < 0 && best < Infinity) return
    if (needed > room && best < costs.splitNote) return // a page without a split note is as good
    if (unit.cost === Infinity && end < units.length) continue
    const area = needed <= room ? undefined : fillArea(room, queueOf(state, called, measured), notes)
    if (needed > room && area === undefined) {
      if (best === Infinity) keep(reached, crowdedPage(state, end, room, called, measured))
      return
    }
    const badness = costOf(state, units, end, { text, room, needed, area }, measured)
    const cost = state.cost + badness
    best = Math.min(best, badness)
    if (cost >= (reached[end]!.get('')?.cost ?? Infinity)) continue
    keep(reached, { at: end, cost, from: state, rest: area?.rest ?? [], ...(area && { parts: area.parts }) })
  }
}

interface Sizes {
  text: number
  room: number
  needed: number
  area: FilledArea | undefined
}

function costOf(state: State, units: Unit[], end: number, { text, room, needed, area }: Sizes, { capacity, line }: Measured): number {
  const split = (area?.rest.length ?? 0) * costs.splitNote
  if (end === units.length) {
    const lines = state.at === 0 ? Infinity : text / line
    return costs.page + split + (lines < 3.5 ? costs.shortLastPage : lines < 6 ? costs.briefLastPage : 0)
  }
  const unused = (room - (area?.height ?? needed)) / capacity
  const thin = Math.max(0, 0.25 - text / capacity)
  return costs.page + split + units[end - 1]!.cost + 100 * (unused * unused + thin * thin)
}

/** Notes that go on may have a page to themselves. */
function pageOfNotes(state: State, { capacity, separator, notes }: Measured): State {
  const room = capacity - separator + rounding
  const area = fillArea(room, state.rest, notes) ?? fillInOrder(room, state.rest, notes)
  return { at: state.at, rest: area.rest, cost: state.cost + costs.notesAlone, from: state, parts: area.parts }
}

/** A line with more notes than can begin on one page, or a row higher than a page. */
function crowdedPage(state: State, end: number, room: number, called: number[], measured: Measured): State {
  const { rest, parts } = fillInOrder(room, queueOf(state, called, measured), measured.notes)
  return { at: end, rest, cost: state.cost + costs.lateNote, from: state, parts }
}

/** What a page's area has to take: what comes over from the page before, then the notes called on it. */
function queueOf({ rest }: State, called: readonly number[], { notes }: Measured): NotePart[] {
  return [...rest, ...called.map((note) => ({ note, from: 0, to: notes[note]!.steps.length }))]
}

function trace(last: State, units: Unit[], measured: Measured): PlannedPage[] {
  const pages: PlannedPage[] = []
  for (let state = last; state.from; state = state.from) {
    const { from } = state
    const unit = from.at < state.at ? units[from.at] : undefined
    const called = units.slice(from.at, state.at).flatMap(({ notes }) => notes)
    pages.unshift({ begin: unit && { block: unit.block, line: unit.line }, notes: state.parts ?? queueOf(from, called, measured) })
  }
  return pages
}
