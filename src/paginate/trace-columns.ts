import { queueOf, type State } from './column.ts'
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

/** The columns that lead to a state. */
export function trace(last: State, units: Unit[], measured: Measured): Traced[] {
  const columns: Traced[] = []
  for (let state = last; state.from; state = state.from) {
    const { from, feet = [] } = state
    const lines = units.slice(from.at, state.at)
    const placed = from.floats.filter((float) => !state.floats.includes(float))
    const staying = lines.filter((unit) => !state.floats.includes(unit) && !from.early.includes(unit))
    const early = feet.filter((unit) => state.early.includes(unit))
    const called = [...placed, ...staying, ...early].flatMap(({ notes }) => notes)
    const column: PlannedColumn = {
      begin: lines[0] && { block: lines[0].block, line: lines[0].line },
      notes: state.parts ?? queueOf(from.rest, called, measured),
      floats: placed.map(({ block }) => block),
      feet: feet.map(({ block }) => block),
    }
    const isClean = from.rest.length === 0 && from.floats.length === 0 && from.early.length === 0
    columns.unshift({ column, aparts: lines.flatMap(({ aparts }) => aparts), at: from.at, isClean })
  }
  return columns
}
