import type { Measured, MeasuredBlock, MeasuredContainer } from './measured.ts'
import { containerHeights, costBefore, costs, type Unit, unitsOf } from './units.ts'
import type { WideTable } from './wide-tables.ts'

/** What stands between two forced page breaks. */
export interface Segment {
  units: Unit[]
  begins: 'any' | 'recto'
  columns: 1 | 2
  /** Wide tables before its first line. */
  tables: WideTable[]
}

/**
 * Lists the lines in reading order, parted where a page must begin. Where blocks stand beside each other no break can be between
 * them: a break after a line asks that everything before it stands above everything after it.
 *
 * @param wide tables that stand apart, as `measured` has them
 */
export function listSegments(measured: Measured, wide: readonly WideTable[]): Segment[] {
  const heights = containerHeights(measured)
  const segments: Segment[] = []
  measured.blocks.forEach((block, index) => {
    if (block.newPage !== 'no' || segments.length === 0) segments.push(emptySegment(measured, block))
    const { units } = segments.at(-1)!
    if (units.length > 0) units.at(-1)!.cost = costBefore(measured, heights, index)
    units.push(...unitsOf(measured, heights, block, index))
    const tables = tablesAfter(measured, index, wide)
    if (tables.length > 0) units.at(-1)!.tables = tables
  })
  for (const segment of segments) {
    segment.units = withFloats(segment.units, measured)
    for (const [index, { float }] of segment.units.entries()) if (float) float.at = index
    forbidBesides(segment.units)
    measureStretches(segment.units, measured)
  }
  segments[0]?.tables.push(...tablesAfter(measured, -1, wide))
  return segments
}

function emptySegment({ containers, columns }: Measured, { newPage, path }: MeasuredBlock): Segment {
  const isFull = path.some((id) => containers[id]!.kind === 'full')
  return { units: [], begins: newPage === 'recto' ? 'recto' : 'any', columns: isFull ? 1 : columns, tables: [] }
}

function tablesAfter({ aparts }: Measured, block: number, wide: readonly WideTable[]): WideTable[] {
  return wide.filter((_, index) => aparts[index]!.after === block)
}

/** Makes one unit of each float: its picture and all lines of its caption. */
function withFloats(units: Unit[], { blocks, containers, line }: Measured): Unit[] {
  if (!containers.some(({ kind }) => kind === 'float')) return units
  const floatOf = ({ block }: Unit) => blocks[block]!.path.find((id) => containers[id]!.kind === 'float')
  const merged: Unit[] = []
  for (let index = 0; index < units.length;) {
    const first = units[index]!
    const id = floatOf(first)
    const following = id === undefined ? index + 1 : units.findIndex((unit, at) => at > index && floatOf(unit) !== id)
    const parts = units.slice(index, following === -1 ? units.length : following)
    index += parts.length
    if (id === undefined) merged.push(first)
    else {
      const next = units[index]?.top ?? parts.at(-1)!.foot + line
      const mention = mentionOf(merged, containers[id]!.mention)
      merged.push(floatOfLines(parts, { saved: containers[id]!.saved ?? 0, mention, next, line }))
    }
  }
  return merged
}

/** @param next where what follows begins */
function floatOfLines(lines: Unit[], { next, line, ...given }: { saved: number; mention: number; next: number; line: number }): Unit {
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const { foot, cost, tables } = last
  const float = { ...given, atHead: next - first.top, atFoot: line + foot - first.top, at: 0 }
  return { ...first, foot, cost, tables, notes: lines.flatMap(({ notes }) => notes), float }
}

/** The index of the line that refers to a picture; where none does, its place is after all of them. */
function mentionOf(before: Unit[], mention: MeasuredContainer['mention']): number {
  if (mention === undefined) return before.length
  const [block, line] = mention
  const index = before.findIndex((unit) => unit.block > block || (unit.block === block && unit.line >= line))
  return index === -1 ? before.length : index
}

function forbidBesides(units: Unit[]): void {
  const highest = units.map(({ top }) => top)
  for (let index = units.length - 2; index >= 0; index--) highest[index] = Math.min(highest[index]!, highest[index + 1]!)
  let lowest = -Infinity
  for (const [index, unit] of units.entries()) {
    lowest = Math.max(lowest, unit.foot)
    const next = highest[index + 1]
    if (next !== undefined && lowest > next + 1) unit.cost = Infinity
  }
}

/** A picture may go elsewhere, so that the page goes on with what follows it. */
function measureStretches(units: Unit[], { notes }: Measured): void {
  let [foot, called] = [0, 0]
  for (const [index, unit] of [...units.entries()].reverse()) {
    const next = units[index + 1]
    if (unit.float) {
      unit.stretch = next?.stretch ?? 0
      continue
    }
    if (!next || unit.cost < costs.harmless) [foot, called] = [unit.foot, 0]
    called += unit.notes.reduce((height, note) => height + notes[note]!.steps.at(-1)!, 0)
    unit.stretch = foot - unit.top + called
  }
}
