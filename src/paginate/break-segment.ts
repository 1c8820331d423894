import { type FilledArea, fillArea, fillInOrder, heightOf, type NotePart } from './fill-area.ts'
import type { Measured } from './measured.ts'
import type { PlannedColumn } from './planned.ts'
import type { Unit } from './units.ts'

/** A chosen column, with the tables whose pages follow its page. */
export interface Traced {
  column: PlannedColumn
  aparts: number[]
  /** Index of its first unit, and whether nothing came over from the column before. */
  at: number
  isClean: boolean
}

/** The best way found to come to a line with these notes and pictures still to place. */
interface State {
  at: number
  rest: NotePart[]
  floats: Unit[]
  cost: number
  /** What its best continuation adds to the cost. */
  best: number
  /** The state that the column before this line began with, and its notes where they are not simply all that it calls. */
  from?: State
  parts?: NotePart[]
}

/** What makes a page ugly, in the measure of `costs` in units.ts. */
const costs = { page: 0.3, splitNote: 3, notesAlone: 25, shortLastPage: 30, briefLastPage: 4, late: 2, outOfOrder: 30, crowded: 10_000 }

/** Rivals that are tried at each line; they differ in what of the notes is still to come. */
const beam = 6

/** A column so much worse than the best that begins at the same line leads nowhere. */
const hopeless = 60

/** Measured heights are floating-point sums. */
const rounding = 0.5

/** Breaks what stands between two forced page breaks. Work grows with the lines times the lines of a page. */
export function breakSegment(units: Unit[], measured: Measured): Traced[] {
  const reached: Map<string, State>[] = Array.from({ length: units.length + 1 }, () => new Map())
  reached[0]!.set('', { at: 0, rest: [], floats: [], cost: 0, best: Infinity })
  for (const rivals of reached) {
    const isEnd = rivals === reached.at(-1)
    const queue = [...rivals.values()].sort((a, b) => a.cost - b.cost).slice(0, isEnd ? undefined : beam)
    for (const state of queue) {
      if (state.cost > (rivals.get('')?.cost ?? Infinity)) continue // to have nothing left over is never worse
      if (state.from && state.cost > state.from.cost + state.from.best + hopeless) continue
      if (state.at < units.length) extend(state, units, measured, reached)
      if (state.rest.length === 0 && state.floats.length === 0) continue
      const next = pageWithoutText(state, measured)
      if (keep(reached, next)) queue.push(next)
    }
  }
  return trace(reached.at(-1)!.get('')!, units, measured)
}

/** Keeps a state unless one is known that is as good. */
function keep(reached: Map<string, State>[], state: State): boolean {
  const rivals = reached[state.at]!
  const key = [...state.rest.map(({ note, from }) => `${note}:${from}`), ...state.floats.map(({ block }) => block)].join()
  if (Math.min(rivals.get(key)?.cost ?? Infinity, rivals.get('')?.cost ?? Infinity) <= state.cost) return false
  rivals.set(key, state)
  return true
}

/** Tries every column that may begin in this state, with all pictures where they are mentioned, then with one fewer of them, … */
function extend(state: State, units: Unit[], measured: Measured, reached: Map<string, State>[]): void {
  for (let staying = Infinity; staying >= 0;) staying = tryColumns(state, staying, units, measured, reached) - 1
}

/** A column while lines are added to it. */
interface Column {
  /** Notes that are called in it, and pictures that go on to the next one. */
  called: number[]
  floats: Unit[]
  /** Height of the pictures at its head; how far what follows a picture that went on moves up. */
  head: number
  moved: number
  first: Unit | undefined
  last: Unit | undefined
  foot: number
  /** What the notes need. */
  needed: number
  /** Notes that are called further down would come before one that is called further up. */
  isBehind: boolean
  disorder: number
}

/** Tries every end of a column in which so many of the pictures stay where they are mentioned; returns how many did. */
function tryColumns(state: State, staying: number, units: Unit[], measured: Measured, reached: Map<string, State>[]): number {
  const column = beginColumn(state, measured)
  let stayed = 0
  let best = Infinity
  for (let end = state.at + 1; end <= units.length; end++) {
    const unit = units[end - 1]!
    if (unit.float && (stayed >= staying || column.floats.length > 0)) sendOn(column, unit)
    else {
      addUnit(column, unit, measured)
      if (unit.float) stayed++
    }
    if (column.first === undefined || column.last === undefined) continue
    const text = column.head + column.foot - column.first.top + column.first.above + column.last.below
    const room = measured.capacity - text - (column.needed > 0 ? measured.separator : 0) + rounding
    if (room < 0 && best < Infinity) break
    if (column.needed > room && best < costs.splitNote) break // a column without a split note is as good
    if (column.last.cost === Infinity && end < units.length) continue
    const area = column.needed <= room ? undefined : fillArea(room, queueOf(state.rest, column.called, measured), measured.notes)
    if (column.needed > room && area === undefined) {
      if (best === Infinity) keep(reached, crowdedColumn(state, end, room, column, measured))
      break
    }
    const badness = costOf(state, units, end, { text, room, area }, column, measured)
    best = Math.min(best, badness)
    state.best = Math.min(state.best, badness)
    const cost = state.cost + badness
    if (cost >= (reached[end]!.get('')?.cost ?? Infinity)) continue
    keep(reached, {
      at: end,
      cost,
      best: Infinity,
      from: state,
      rest: area?.rest ?? [],
      floats: [...column.floats],
      ...(area && { parts: area.parts }),
    })
  }
  return stayed
}

/** A column that begins with as many of the waiting pictures as leave some room for text. */
function beginColumn(state: State, { capacity, notes }: Measured): Column {
  const placed = headOf(state, capacity)
  const called = placed.flatMap((float) => float.notes)
  const waiting = state.rest.reduce((sum, part) => sum + heightOf(part, notes), 0)
  return {
    called,
    floats: state.floats.slice(placed.length),
    head: placed.reduce((sum, { float }) => sum + float!.height, 0),
    moved: 0,
    first: undefined,
    last: undefined,
    foot: -Infinity,
    needed: called.reduce((sum, note) => sum + notes[note]!.steps.at(-1)!, waiting),
    isBehind: false,
    disorder: 0,
  }
}

/** The first of the waiting pictures, and those after it that fit into three quarters of a column with it. */
function headOf({ floats }: State, capacity: number): Unit[] {
  let height = 0
  return floats.filter(({ float }, index) => (height += float!.height) < 0.75 * capacity || index === 0)
}

function addUnit(column: Column, unit: Unit, { notes }: Measured): void {
  column.first ??= unit
  column.last = unit
  column.foot = Math.max(column.foot, unit.foot - column.moved)
  if (column.isBehind && unit.notes.length > 0) column.disorder += costs.outOfOrder
  for (const note of unit.notes) {
    column.called.push(note)
    column.needed += notes[note]!.steps.at(-1)!
  }
  if (unit.aparts.length > 0) column.isBehind = true
}

function sendOn(column: Column, unit: Unit): void {
  column.floats.push(unit)
  if (column.first) column.moved += unit.float!.saved
  if (unit.notes.length > 0) column.isBehind = true
}

interface Sizes {
  text: number
  room: number
  area: FilledArea | undefined
}

function costOf(state: State, units: Unit[], end: number, { text, room, area }: Sizes, column: Column, measured: Measured): number {
  const { capacity, line } = measured
  const split = (area?.rest.length ?? 0) * costs.splitNote + column.floats.length * costs.late + column.disorder
  if (end === units.length) {
    const lines = state.at === 0 ? Infinity : text / line
    return costs.page + split + (lines < 3.5 ? costs.shortLastPage : lines < 6 ? costs.briefLastPage : 0)
  }
  const unused = (room - (area?.height ?? column.needed)) / capacity
  const thin = Math.max(0, 0.25 - text / capacity)
  return costs.page + split + column.last!.cost + 100 * (unused * unused + thin * thin)
}

/** Notes that go on, and pictures, may have a page to themselves. */
function pageWithoutText(state: State, measured: Measured): State {
  const { capacity, separator, notes } = measured
  const placed = headOf(state, capacity)
  const height = placed.reduce((sum, { float }) => sum + float!.height, 0)
  const queue = queueOf(
    state.rest,
    placed.flatMap((float) => float.notes),
    measured,
  )
  const room = Math.max(0, capacity - separator - height) + rounding
  const area = fillArea(room, queue, notes) ?? fillInOrder(room, queue, notes)
  const floats = state.floats.slice(placed.length)
  return { at: state.at, rest: area.rest, floats, cost: state.cost + costs.notesAlone, best: Infinity, from: state, parts: area.parts }
}

/** A line with more notes than can begin on one page, or a row higher than a page. */
function crowdedColumn(state: State, end: number, room: number, { called, floats }: Column, measured: Measured): State {
  const { rest, parts } = fillInOrder(room, queueOf(state.rest, called, measured), measured.notes)
  return { at: end, rest, floats: [...floats], cost: state.cost + costs.crowded, best: Infinity, from: state, parts }
}

/** What an area has to take: what comes over from the page before, then the notes called here. */
function queueOf(rest: readonly NotePart[], called: readonly number[], { notes }: Measured): NotePart[] {
  return [...rest, ...called.map((note) => ({ note, from: 0, to: notes[note]!.steps.length }))]
}

function trace(last: State, units: Unit[], measured: Measured): Traced[] {
  const columns: Traced[] = []
  for (let state = last; state.from; state = state.from) {
    const { from } = state
    const placed = from.floats.filter((float) => !state.floats.includes(float))
    const staying = units.slice(from.at, state.at).filter((unit) => !state.floats.includes(unit))
    const called = [...placed, ...staying].flatMap(({ notes }) => notes)
    const unit = units.slice(from.at, state.at)[0]
    const column: PlannedColumn = {
      begin: unit && { block: unit.block, line: unit.line },
      notes: state.parts ?? queueOf(from.rest, called, measured),
      floats: placed.map(({ block }) => block),
    }
    const aparts = units.slice(from.at, state.at).flatMap((line) => line.aparts)
    columns.unshift({ column, aparts, at: from.at, isClean: from.rest.length === 0 && from.floats.length === 0 })
  }
  return columns
}
