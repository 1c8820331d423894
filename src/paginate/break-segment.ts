import { addUnit, beginColumn, type Column, costOf, costs, headOf, queueOf, sendOn, type State } from './column.ts'
import { fillArea, fillInOrder } from './fill-area.ts'
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
