import { type FilledArea, heightOfAll, type NotePart } from './fill-area.ts'
import type { Measured } from './measured.ts'
import type { Unit } from './units.ts'
import { bandsOf, notesAtFoot, type SharedPage, type WideTable } from './wide-tables.ts'

/** The best way found to come to a line with these notes and pictures still to place. */
export interface State {
  at: number
  rest: NotePart[]
  floats: Unit[]
  /** Pictures that stand further up than they are written, at the foot of a column before. */
  early: Unit[]
  /** Wide tables from further up that stand nowhere yet, and the page that is begun, if such tables may stand on it. */
  waiting: WideTable[]
  page?: SharedPage | undefined
  cost: number
  /** What its best continuation adds to the cost. */
  best: number
  /** The state that the column before this line began with, and what of it is not told by that alone: notes that are parted, pictures at its foot. */
  from?: State
  parts?: NotePart[]
  feet?: Unit[]
  /** The height of the text of that column. */
  text: number
}

/** What makes a page ugly, in the measure of `costs` in units.ts. */
export const costs = {
  page: 0.3,
  splitNote: 2,
  splitBefore: 1,
  notesAlone: 25,
  avoidable: 20,
  singleLastLine: 150,
  shortLastPage: 30,
  briefLastPage: 4,
  late: 2,
  atFoot: 0.5,
  underPicture: 1.5,
  outOfOrder: 30,
  aheadOfTable: 12,
  tablesOutOfOrder: 60,
  crowded: 10_000,
}

/** A column while lines are added to it. */
export interface Column {
  /** Notes that are called in it, pictures at its foot, and pictures that go on to the next one. */
  called: number[]
  feet: Unit[]
  floats: Unit[]
  /** Wide tables that go on to the next page, and those that stand on this one and are written further down. */
  waiting: WideTable[]
  pending: WideTable[]
  /** Heights of the pictures at its head and at its foot; how far what follows a picture that went elsewhere moves up. */
  head: number
  base: number
  moved: number
  first: Unit | undefined
  last: Unit | undefined
  foot: number
  /** Lines under the last picture that stands where it is written. */
  under: number
  /** What the notes need. */
  needed: number
  /** Notes that are called further down would come before one that is called further up. */
  isBehind: boolean
  /** So they would because of a wide table on a page to come. */
  isAhead: boolean
  /** A wide table from further up stands at the foot of this page, or on one after it. */
  hasApart: boolean
  disorder: number
}

/** A column that begins with as many of the waiting pictures as leave some room for text. */
export function beginColumn(state: State, { capacity, notes, line }: Measured): Column {
  const placed = headOf(state, capacity)
  const called = placed.flatMap((float) => float.notes)
  return {
    called,
    feet: [],
    floats: state.floats.slice(placed.length),
    head: Math.ceil(placed.reduce((sum, { float }) => sum + float!.atHead, -rounding) / line) * line,
    base: 0,
    moved: 0,
    first: undefined,
    last: undefined,
    foot: -Infinity,
    under: Infinity,
    needed: called.reduce((sum, note) => sum + notes[note]!.steps.at(-1)!, heightOfAll(state.rest, notes)),
    waiting: state.waiting,
    pending: state.page?.pending ?? [],
    isBehind: false,
    isAhead: state.waiting.some(hasNotes),
    hasApart: state.waiting.length > 0 || state.page?.pending.length !== state.page?.foot.length,
    disorder: 0,
  }
}

/** The first of the waiting pictures, and those after it that fit into three quarters of a column with it. */
export function headOf({ floats }: State, capacity: number): Unit[] {
  let height = 0
  return floats.filter(({ float }, index) => (height += float!.atHead) < 0.75 * capacity || index === 0)
}

/** Puts a line, or a picture where it is written, into a column. */
export function addUnit(column: Column, unit: Unit, measured: Measured): void {
  if (column.hasApart && unit.isInTable && !column.last?.isInTable) column.disorder += costs.tablesOutOfOrder
  column.first ??= unit
  if (unit.grid) moveToGrid(column, column.first, unit.top - unit.grid.inset, unit.grid.step)
  column.last = unit
  column.foot = Math.max(column.foot, unit.foot - column.moved)
  column.under = unit.float ? 0 : column.under + 1
  callNotes(column, unit, measured)
}

/** Wide tables that are written after a line call their notes there if they stand on the same page; others wait. */
export function passTables(column: Column, unit: Unit, { page }: State, measured: Measured): void {
  if (unit.tables.length === 0) return
  const left = unit.tables.filter((table) => !column.pending.includes(table))
  callNotes(column, { notes: notesAtFoot(unit, page) }, measured)
  column.pending = column.pending.filter((table) => !unit.tables.includes(table))
  column.waiting = [...column.waiting, ...left]
  column.isAhead ||= left.some(hasNotes)
  column.hasApart = true
}

function hasNotes({ pages }: WideTable): boolean {
  return pages.some(({ notes }) => notes.length > 0)
}

/** What is off the grid because of what stands above it on this page moves down to it; a hair does not count, nor does rounding. */
function moveToGrid(column: Column, first: Unit, top: number, step: number): void {
  const excess = (((column.head + first.above + top - first.top - column.moved) % step) + step) % step
  if (excess > step / 10 && excess < step - rounding) column.moved -= step - excess
}

/** What a line or a picture calls stands in the notes of the column. */
export function callNotes(column: Column, unit: Pick<Unit, 'notes'>, { notes }: Measured): void {
  if (unit.notes.length > 0) {
    if (column.isBehind) column.disorder += costs.outOfOrder
    if (column.isAhead) column.disorder += costs.aheadOfTable
    column.isAhead = false // told once, or there would rather be no text after a wide table
  }
  for (const note of unit.notes) {
    column.called.push(note)
    column.needed += notes[note]!.steps.at(-1)!
  }
}

/** What a column holds, and what that leaves for its notes. */
export interface Sizes {
  text: number
  room: number
}

/** Measured heights are floating-point sums. */
export const rounding = 0.5

/** A column that ends with what it holds. */
export function sizesOf({ head, base, foot, first, last, needed }: Column, { capacity, separator }: Measured): Sizes {
  const text = head + base + foot - first!.top + first!.above + last!.below
  return { text, room: capacity - text - (needed > 0 ? separator : 0) + rounding }
}

/** How ugly a column is that ends before a line, or is the last one. */
export function costOf(
  state: State,
  next: Unit | undefined,
  sizes: Sizes,
  area: FilledArea | undefined,
  column: Column,
  measured: Measured,
): number {
  const { capacity, line } = measured
  const elsewhere =
    column.floats.length * costs.late + column.feet.length * costs.atFoot + column.disorder + costOfTables(state, next, column)
  const cost = costs.page + (area ? costOfSplits(area) : 0) + elsewhere
  if (!next) return cost + (state.at === 0 ? 0 : costOfLastPage(sizes.text / line))
  const unused = (sizes.room - (area?.height ?? column.needed)) / capacity
  const thin = Math.max(0, 0.25 - sizes.text / capacity)
  const under = column.under > 0 && column.under < 4 ? costs.underPicture : 0
  return cost + under + column.last!.cost + costOfWhite(unused, next.stretch <= unused * capacity) + 100 * thin * thin
}

/** The last note of a page may go on on the next; where others follow one that does, readers lose it. */
function costOfSplits({ parts, rest }: FilledArea): number {
  const isSplit = ({ note, from }: NotePart) => from === 0 && rest.some((part) => part.note === note)
  return rest.length * costs.splitNote + parts.slice(0, -1).filter(isSplit).length * costs.splitBefore
}

/** A table that could share a page does so on the one where it is written, or on the next; after the text it would stand alone. */
function costOfTables({ page }: State, next: Unit | undefined, { waiting }: Column): number {
  return bandsOf(waiting).length * (next ? costs.late : costs.notesAlone) + (page?.foot.length ?? 0) * costs.atFoot
}

/**
 * White at the foot of a page, as a share of it. A third of a page is no better than two sixths, or what cannot be parted would make
 * the pages before it short as well; and where the page could have gone on, it should.
 */
function costOfWhite(unused: number, couldGoOn: boolean): number {
  return 100 * unused * Math.min(unused, 0.3) + (couldGoOn ? costs.avoidable * Math.max(0, unused - 0.1) : 0)
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
