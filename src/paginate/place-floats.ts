import { callNotes, type Column, type State } from './column.ts'
import type { Measured } from './measured.ts'
import type { Unit } from './units.ts'

/** How many of the pictures of a column stay where they are written, and how many after them stand at its foot; the others go on. */
export interface Placing {
  staying: number
  atFoot: number
}

/** More pictures are not heaped up at a foot. */
export const mostAtFoot = 2

/** Puts a picture elsewhere than it is written, and what follows it moves up; `false` where it is to stay. */
export function sendAway(column: Column, unit: Unit, { early }: State, seen: number, placing: Placing, measured: Measured): boolean {
  if (early.includes(unit)) moveUp(column, unit)
  else if (column.floats.length === 0 && seen < placing.staying) return false
  else if (column.floats.length === 0 && seen < placing.staying + placing.atFoot) {
    moveUp(column, unit)
    putAtFoot(column, unit, measured)
  } else {
    moveUp(column, unit)
    column.floats.push(unit)
    if (unit.notes.length > 0) column.isBehind = true
  }
  return true
}

function moveUp(column: Column, { float }: Unit): void {
  if (column.first) column.moved += float!.saved
}

function putAtFoot(column: Column, unit: Unit, measured: Measured): void {
  column.feet.push(unit)
  column.base += unit.float!.atFoot
  callNotes(column, unit, measured)
}

/**
 * A picture may stand at the foot of a column that refers to it, though it is written after the column's end. No picture may
 * come before one that is written before it, and no note before one that is called in the text between.
 */
export function withNext(
  column: Column,
  end: number,
  { early }: State,
  floats: Unit[],
  units: Unit[],
  measured: Measured,
): Column | undefined {
  if (column.floats.length > 0 || column.feet.length >= mostAtFoot || end >= units.length) return undefined
  const next = floats.find((unit) => unit.float!.at >= end && !early.includes(unit))
  if (next === undefined || next.float!.mention >= end || next.top - units[end]!.top > measured.capacity) return undefined
  if (next.notes.length > 0 && units.slice(end, next.float!.at).some(({ notes }) => notes.length > 0)) return undefined
  const fuller = { ...column, called: [...column.called], feet: [...column.feet] }
  putAtFoot(fuller, next, measured)
  return fuller
}
