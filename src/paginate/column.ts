import { type FilledArea, heightOf, type NotePart } from './fill-area.ts'
import type { Measured } from './measured.ts'
import type { Unit } from './units.ts'

/** The best way found to come to a line with these notes and pictures still to place. */
export interface State {
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
export const costs = {
  page: 0.3,
  splitNote: 3,
  notesAlone: 25,
  singleLastLine: 150,
  shortLastPage: 30,
  briefLastPage: 4,
  late: 2,
  outOfOrder: 30,
  crowded: 10_000,
}

/** A column while lines are added to it. */
export interface Column {
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

/** A column that begins with as many of the waiting pictures as leave some room for text. */
export function beginColumn(state: State, { capacity, notes }: Measured): Column {
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
export function headOf({ floats }: State, capacity: number): Unit[] {
  let height = 0
  return floats.filter(({ float }, index) => (height += float!.height) < 0.75 * capacity || index === 0)
}

/** Puts a line, or a picture where it is mentioned, into a column. */
export function addUnit(column: Column, unit: Unit, { notes }: Measured): void {
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

/** Lets a picture go on to the next column. */
export function sendOn(column: Column, unit: Unit): void {
  column.floats.push(unit)
  if (column.first) column.moved += unit.float!.saved
  if (unit.notes.length > 0) column.isBehind = true
}

/** What a column holds, and what that leaves for its notes. */
export interface Sizes {
  text: number
  room: number
  area: FilledArea | undefined
}

/** How ugly a column is that ends before a line. */
export function costOf(state: State, units: Unit[], end: number, { text, room, area }: Sizes, column: Column, measured: Measured): number {
  const { capacity, line } = measured
  const split = (area?.rest.length ?? 0) * costs.splitNote + column.floats.length * costs.late + column.disorder
  if (end === units.length) {
    return costs.page + split + (state.at === 0 ? 0 : costOfLastPage(text / line))
  }
  const unused = (room - (area?.height ?? column.needed)) / capacity
  const thin = Math.max(0, 0.25 - text / capacity)
  return costs.page + split + column.last!.cost + 100 * (unused * unused + thin * thin)
}

/** The last page of a chapter is not a line or two. */
function costOfLastPage(lines: number): number {
  if (lines < 1.5) return costs.singleLastLine
  return lines < 3.5 ? costs.shortLastPage : lines < 6 ? costs.briefLastPage : 0
}

/** What an area has to take: what comes over from the page before, then the notes called here. */
export function queueOf(rest: readonly NotePart[], called: readonly number[], { notes }: Measured): NotePart[] {
  return [...rest, ...called.map((note) => ({ note, from: 0, to: notes[note]!.steps.length }))]
}
