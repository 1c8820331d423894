import type { State } from './column.ts'
import { heightOfAll, type NotePart } from './fill-area.ts'
import type { Measured } from './measured.ts'
import type { PlannedColumn } from './planned.ts'
import type { Unit } from './units.ts'

/** A table that stands apart from the columns of text. */
export interface WideTable {
  /** The pages that it has where it stands by itself. */
  pages: PlannedColumn[]
  /** Where the last of them has room for text: the height of what stands on it, without and with its notes. */
  band?: { height: number; whole: number }
}

/** A page of text with tables across its columns, as far as it is filled. */
export interface SharedPage {
  /** Tables from further up: what of them can share no page has the pages before this one, the rest stands over its columns. */
  head: WideTable[]
  /** Tables that are written on it and stand under its columns, and those of them that are written further down than it is filled. */
  foot: WideTable[]
  pending: WideTable[]
  /** Heights in its first column, once that is filled; of one column it is the only one that matters. */
  first?: ColumnHeights
}

/** Heights of the text and of the notes of a column. */
export interface ColumnHeights {
  text: number
  notes: number
}

/** So much of a page, at most, is tables and their notes, or too little text would stand beside them. */
const mostBands = 0.75

/** The last page of a table by itself, as something that shares a page; `undefined` where it would leave too little room for text. */
export function bandOf({ notes }: PlannedColumn, height: number, measured: Measured): WideTable['band'] {
  const { capacity, separator, line } = measured
  const whole = height + line + (notes.length > 0 ? separator + heightOfAll(notes, measured.notes) : 0)
  return whole <= mostBands * capacity ? { height, whole } : undefined
}

/** The notes of a part of a table that shares a page. */
export function notesOfBands(tables: readonly WideTable[]): NotePart[] {
  return bandsOf(tables).flatMap(({ pages }) => pages.at(-1)!.notes)
}

/** What is called by the tables that are written after a line and stand at the foot of its page. */
export function notesAtFoot({ tables }: Unit, page: SharedPage | undefined): number[] {
  return notesOfBands(tables.filter((table) => page?.foot.includes(table))).map(({ note }) => note)
}

/** Of these tables those that may share a page. */
export function bandsOf<T extends WideTable>(tables: readonly T[]): T[] {
  return tables.filter(({ band }) => band)
}

/**
 * The ways to begin a page: tables from further up stand at its head; tables that are written on it may stand under its columns, or they
 * wait for the next page.
 */
export function beginPage(state: State, units: readonly Unit[], measured: Measured): State[] {
  const { at, rest, waiting } = state
  const head = waiting.slice(0, countAtHead(waiting, measured))
  const left = waiting.slice(head.length)
  const own = left.length > 0 ? [] : tablesFrom(at, units, measured)
  const most = mostBands * measured.capacity - wholeOf(head)
  const feet = own.map((_, index) => own.slice(0, index + 1)).filter((tables) => wholeOf(tables) <= most)
  const first = measured.columns === 1 ? { first: { text: 0, notes: 0 } } : {}
  const begun = { ...state, waiting: left, rest: [...rest, ...notesOfBands(head)] }
  return [[], ...feet].map((foot) => ({ ...begun, page: { head, foot, pending: foot, ...first } }))
}

/** As many as fit. What has pages to itself cannot stand between two tables of one page. */
function countAtHead(tables: readonly WideTable[], { capacity }: Measured): number {
  const end = tables.findIndex((table, index) => {
    const bands = bandsOf(tables.slice(0, index))
    return bands.length > 0 && (!table.band || table.pages.length > 1 || wholeOf([...bands, table]) > mostBands * capacity)
  })
  return end === -1 ? tables.length : end
}

/** The next tables that could stand on a page that begins with a line, up to one that has to go elsewhere. */
function tablesFrom(at: number, units: readonly Unit[], { capacity, columns }: Measured): WideTable[] {
  if (columns === 1) return []
  const end = units.findIndex(({ top }, index) => index > at && top - units[at]!.top > columns * capacity)
  const tables = units.slice(at, end === -1 ? units.length : end).flatMap((unit) => unit.tables)
  const last = tables.findIndex(({ pages, band }) => !band || pages.length > 1)
  return last === -1 ? tables : tables.slice(0, last)
}

function wholeOf(tables: readonly WideTable[]): number {
  return bandsOf(tables).reduce((sum, { band }) => sum + band!.whole, 0)
}

/** What a page with tables leaves for each of its columns. */
export function beside(page: SharedPage, measured: Measured): Measured {
  const { capacity, line } = measured
  const foot = page.foot.length === 0 ? 0 : heightOfBands(page.foot, line) + line // on the grid of lines, as the text is
  return { ...measured, capacity: capacity - onGrid(heightOfBands(page.head, line), line) - foot }
}

/** Tables, each with a line of white. */
function heightOfBands(tables: readonly WideTable[], line: number): number {
  return bandsOf(tables).reduce((sum, { band }) => sum + band!.height + line, 0)
}

function onGrid(height: number, line: number): number {
  return Math.ceil(height / line - 0.05) * line
}

/** Whether the tables at the foot of a page are written on it, and have room between the text of both columns and the notes of both. */
export function havePlace(
  page: SharedPage,
  { text, notes }: ColumnHeights,
  pending: readonly WideTable[],
  isLast: boolean,
  { capacity }: Measured,
): boolean {
  if (page.foot.length === 0) return true
  const { first = { text: 0, notes: 0 } } = page
  const isWritten = pending.length === 0 || (!isLast && page.first === undefined)
  return isWritten && Math.max(text, first.text) + Math.max(notes, first.notes) <= capacity
}

/** The page after a column of it is filled; `undefined` where the next one begins a page. */
export function pageAfter(page: SharedPage, filled: ColumnHeights, pending: WideTable[]): SharedPage | undefined {
  return page.first ? undefined : { ...page, pending, first: filled }
}

/** What of the tables has to do with the columns to come. */
export function keyOfTables(waiting: readonly WideTable[], page: SharedPage | undefined): string {
  return `${namesOf(bandsOf(waiting))}${page ? `|${namesOf(page.head)}|${namesOf(page.foot)}|${page.pending.length}` : ''}`
}

function namesOf(tables: readonly WideTable[]): string {
  return tables.length === 0 ? '' : tables.map(({ pages }) => pages[0]!.apart).join('.')
}

/** Tables that no text stands beside, as many on a page as fit. */
export function pagesOfTables(tables: readonly WideTable[], { capacity, line }: Measured): PlannedColumn[] {
  const groups: [WideTable, ...WideTable[]][] = []
  for (const table of tables) {
    const group = groups.at(-1)
    const isFree = group?.every(({ band }) => band) && table.band && table.pages.length === 1
    if (group && isFree && wholeOf([...group, table]) <= capacity) group.push(table)
    else groups.push([table])
  }
  return groups.flatMap(([first, ...others]) => {
    const page = first.pages.at(-1)!
    const notes = [...page.notes, ...notesOfBands(others)]
    return [...first.pages.slice(0, -1), { ...page, notes }, ...across(others, (first.band?.height ?? 0) + line, line)]
  })
}

/** A page, with what its tables have before it. */
export function withTables(columns: PlannedColumn[], { head, foot }: SharedPage, text: number, line: number): PlannedColumn[] {
  const before = head.flatMap(({ pages, band }) => (band ? pages.slice(0, -1) : pages))
  const over = onGrid(heightOfBands(head, line), line)
  const under = over > 0 ? { under: over } : {}
  return [
    ...before,
    ...across(head, 0, line),
    ...columns.map((column) => ({ ...column, ...under })),
    ...across(foot, over + onGrid(text, line) + line, line),
  ]
}

function across(tables: readonly WideTable[], top: number, line: number): PlannedColumn[] {
  let under = top
  return bandsOf(tables).map(({ pages, band }) => {
    const column: PlannedColumn = { ...pages.at(-1)!, notes: [], across: true, ...(under > 0 && { under }) }
    under += band!.height + line
    return column
  })
}
