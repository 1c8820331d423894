import { breakSegment, breakWithin } from './break-segment.ts'
import type { Measured } from './measured.ts'
import type { PlannedColumn } from './planned.ts'
import { listSegments, type Segment } from './segments.ts'
import type { Traced } from './trace-columns.ts'
import type { Unit } from './units.ts'
import { bandOf, pagesOfTables, type WideTable, withTables } from './wide-tables.ts'

/**
 * Chooses all page breaks together: the pages whose badness is least in sum, by dynamic programming over the lines.
 * This is the total fit of Knuth and Plass ("Breaking Paragraphs into Lines", 1981) with pages in the place of lines. A page's
 * room is what its footnotes leave; a state says, besides the line, which notes and pictures go to the next page.
 *
 * @param before pages that stand before these
 */
export function chooseBreaks(measured: Measured, before = 0): PlannedColumn[] {
  const columns: PlannedColumn[] = []
  const tables = measured.aparts.map((_, apart) => setTable(apart, measured))
  for (const segment of listSegments(measured, tables)) {
    if (segment.begins === 'recto' && (before + countPages(columns)) % 2 === 1)
      columns.push({ begin: undefined, notes: [], floats: [], feet: [] })
    columns.push(...columnsOf(segment, { ...measured, columns: segment.columns }))
  }
  return columns
}

export function countPages(columns: readonly PlannedColumn[]): number {
  return columns.filter(({ beside, under }) => !beside && under === undefined).length
}

/** Sets a table that stands apart on pages of its own. */
function setTable(apart: number, measured: Measured): WideTable {
  const { isTurned, ...own } = measured.aparts[apart]!
  const table: Measured = { ...measured, ...own, aparts: [], columns: 1 }
  const traced = listSegments(table, []).flatMap(({ units }) => breakSegment(units, table))
  const pages = traced.map(({ column }) => ({ ...column, apart }))
  const last = traced.at(-1)
  const band = isTurned || !last ? undefined : bandOf(last.column, last.text, measured)
  return { pages, ...(band && { band }) }
}

/** The columns of a segment, those of a page together, with the tables that stand across them or on pages by themselves. */
function columnsOf({ units, tables }: Segment, measured: Measured): PlannedColumn[] {
  const traced = measured.columns === 2 ? balanced(units, measured, tables) : breakSegment(units, measured, tables)
  const columns: PlannedColumn[] = []
  const left = new Set([...tables, ...units.flatMap((unit) => unit.tables)])
  for (let index = 0; index < traced.length; index += measured.columns) {
    const pair = traced.slice(index, index + measured.columns)
    const page = pair.map(({ column }, at) => (at === 0 ? column : { ...column, beside: true as const }))
    const shared = pair[0]!.from.page
    for (const table of [...(shared?.head ?? []), ...(shared?.foot ?? [])]) left.delete(table)
    columns.push(...(shared ? withTables(page, shared, Math.max(...pair.map(({ text }) => text)), measured.line) : page))
  }
  return [...columns, ...pagesOfTables([...left], measured)]
}

/** Makes the text of the two columns of a segment's last page about as long as each other; their notes have all the room there is. */
function balanced(units: Unit[], measured: Measured, tables: WideTable[]): Traced[] {
  const columns = breakSegment(units, measured, tables)
  const last = columns.length - 1 - ((columns.length - 1) % 2)
  const from = columns[last]?.from
  if (from === undefined || from.at === units.length) return columns
  for (let text = (units.at(-1)!.foot - units[from.at]!.top) / 2; text < measured.capacity; text += measured.line) {
    const pair = breakWithin(text, from, units, measured)
    if (pair && pair.length <= 2) return [...columns.slice(0, last), ...pair]
  }
  return columns
}
