import { breakSegment, breakWithin } from './break-segment.ts'
import type { Measured } from './measured.ts'
import type { PlannedColumn } from './planned.ts'
import { listSegments, type Segment } from './segments.ts'
import type { Traced } from './trace-columns.ts'
import type { Unit } from './units.ts'

/**
 * Chooses all page breaks together: the pages whose badness is least in sum, by dynamic programming over the lines.
 * This is the total fit of Knuth and Plass ("Breaking Paragraphs into Lines", 1981) with pages in the place of lines. A page's
 * room is what its footnotes leave; a state says, besides the line, which notes and pictures go to the next page.
 *
 * @param before pages that stand before these
 */
export function chooseBreaks(measured: Measured, before = 0): PlannedColumn[] {
  const columns: PlannedColumn[] = []
  for (const segment of listSegments(measured)) {
    if (segment.begins === 'recto' && (before + countPages(columns)) % 2 === 1)
      columns.push({ begin: undefined, notes: [], floats: [], feet: [] })
    columns.push(...columnsOf(segment, measured))
  }
  return columns
}

export function countPages(columns: readonly PlannedColumn[]): number {
  return columns.filter(({ beside }) => !beside).length
}

/** The columns of a segment in pairs that share a page, and after each page those of the tables that stand apart. */
function columnsOf(segment: Segment, measured: Measured): PlannedColumn[] {
  const traced = segment.columns === 2 ? balanced(segment.units, measured) : breakSegment(segment.units, measured)
  const columns = segment.aparts.flatMap((apart) => columnsOfTable(apart, measured))
  for (let index = 0; index < traced.length; index += segment.columns) {
    const page = traced.slice(index, index + segment.columns)
    columns.push(...page.map(({ column }, at) => (at === 0 ? column : { ...column, beside: true as const })))
    columns.push(...page.flatMap(({ aparts }) => aparts).flatMap((apart) => columnsOfTable(apart, measured)))
  }
  return columns
}

function columnsOfTable(apart: number, measured: Measured): PlannedColumn[] {
  const table: Measured = { ...measured, ...measured.aparts[apart]!, aparts: [], columns: 1 }
  return listSegments(table).flatMap(({ units }) => breakSegment(units, table).map(({ column }) => ({ ...column, apart })))
}

/** Makes the text of the two columns of a segment's last page about as long as each other; their notes have all the room there is. */
function balanced(units: Unit[], measured: Measured): Traced[] {
  const columns = breakSegment(units, measured)
  const last = columns.length - 1 - ((columns.length - 1) % 2)
  const { at, isClean } = columns[last] ?? {}
  if (at === undefined || !isClean) return columns
  const rest = units.slice(at)
  for (let text = (rest.at(-1)!.foot - rest[0]!.top) / 2; text < measured.capacity; text += measured.line) {
    const pair = breakWithin(text, rest, measured)
    if (pair && pair.length <= 2) return [...columns.slice(0, last), ...pair]
  }
  return columns
}
