import { queueOf, type State } from './column.ts'
import type { Measured } from './measured.ts'
import type { PlannedColumn } from './planned.ts'
import type { Unit } from './units.ts'
import { notesAtFoot } from './wide-tables.ts'

/** A chosen column. */
export interface Traced {
  column: PlannedColumn
  /** The state that it began with. */
  from: State
  /** The height of its text. */
  text: number
}

/** The columns that lead from one state to another. */
export function trace(first: State, last: State, units: Unit[], measured: Measured): Traced[] {
  const columns: Traced[] = []
  for (let state = last; state !== first && state.from; state = state.from) {
    const { from, feet = [] } = state
    const lines = units.slice(from.at, state.at)
    const placed = from.floats.filter((float) => !state.floats.includes(float))
    const isStaying = (unit: Unit) => !state.floats.includes(unit) && !from.early.includes(unit)
    const early = feet.filter((unit) => state.early.includes(unit))
    const called = [
      ...placed.flatMap(({ notes }) => notes),
      ...lines.flatMap((unit) => [...(isStaying(unit) ? unit.notes : []), ...notesAtFoot(unit, from.page)]),
      ...early.flatMap(({ notes }) => notes),
    ]
    const column: PlannedColumn = {
      begin: lines[0] && { block: lines[0].block, line: lines[0].line },
      notes: state.parts ?? queueOf(from.rest, called, measured),
      floats: placed.map(({ block }) => block),
      feet: feet.map(({ block }) => block),
    }
    columns.unshift({ column, from, text: state.text })
  }
  return columns
}
