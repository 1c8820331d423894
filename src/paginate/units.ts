import type { Measured, MeasuredBlock, MeasuredContainer } from './measured.ts'
import type { WideTable } from './wide-tables.ts'

/** A line of text or a table row, with what a page break after it costs. */
export interface Unit {
  block: number
  line: number
  top: number
  foot: number
  /** What is added to a page that begins, or ends, with it: padding, borders and table heads of its containers. */
  above: number
  below: number
  /** With this much above it, it begins at a multiple of a height from the head of the page. */
  grid?: { step: number; inset: number }
  /** Notes that are called here for the first time. */
  notes: number[]
  /** `Infinity` where no break can be. */
  cost: number
  /** Height from here to the next place where a break does no harm, with the notes called until there: where it fits, a page can go on. */
  stretch: number
  float?: Float
  isInTable: boolean
  /** Wide tables that are written after this line. */
  tables: WideTable[]
}

/** A picture that may go to the foot of its page or to the head of the next one. */
export interface Float {
  /** The height that it frees where it is written. */
  saved: number
  /** The heights that it takes at a head, with the white below it, and at a foot, with the white above it. */
  atHead: number
  atFoot: number
  /** Its own index, and that of the line that first refers to it: from there on it may stand at a foot. */
  at: number
  mention: number
}

/** What makes a break ugly. One is a page that is a tenth empty. */
export const costs = {
  stranded: 200,
  afterHeading: 1000,
  afterIntroduction: 8,
  underHeading: 12,
  whole: 60,
  splitParagraph: 0.15,
  hyphen: 0.8,
  smallBox: 15,
  box: 4,
  quote: 1.5,
  item: 0.3,
  smallTable: 12,
  table: 1,
  tableEdge: 6,
  harmless: 5,
}

/** Fewest lines of a paragraph before and after a break. */
const fewest = 2

/** The lines of a block. */
export function unitsOf(measured: Measured, heights: number[], block: MeasuredBlock, index: number): Unit[] {
  const containers = block.path.map((id) => measured.containers[id]!)
  const below = sum(containers, ({ below: padding }) => padding)
  const above = sum(containers, ({ above: padding }) => padding)
  const inside = sum(block.path, (id) => costInside(measured, heights, id))
  const before = measured.blocks[index - 1]?.path ?? []
  const repeated = (goesOn: (id: number) => boolean) => sum(block.path, (id) => repeatedAbove(measured.containers[id]!, block, goesOn(id)))
  const [aboveFirst, aboveOthers] = [above + repeated((id) => before.includes(id)), above + repeated(() => true)]
  const units = block.tops.map((top, line): Unit => {
    const cost = line + 1 < block.tops.length ? costWithin(block, line) + inside : 0
    return {
      block: index,
      line,
      top,
      foot: block.feet[line]!,
      above: line === 0 ? aboveFirst : aboveOthers,
      below,
      notes: [],
      cost,
      stretch: 0,
      isInTable: containers.some(({ kind }) => kind === 'table'),
      tables: [],
    }
  })
  for (const [line, note] of block.calls) units[line]!.notes.push(...withNested(measured, note))
  if (block.grid && units[0]) units[0].grid = { step: block.grid.lines * measured.line, inset: block.grid.inset }
  return units
}

/** Where a container goes on it repeats its head, but none before that head itself. */
function repeatedAbove({ kind, repeated }: MeasuredContainer, block: MeasuredBlock, goesOn: boolean): number {
  return goesOn && !(kind === 'table' && block.kind === 'head') ? repeated : 0
}

/** A break after a line of a paragraph. */
function costWithin(block: MeasuredBlock, line: number): number {
  if (block.kind === 'row' || block.kind === 'head') return Infinity
  if (block.kind === 'heading') return costs.afterHeading
  const before = line + 1
  const after = block.tops.length - before
  const stranded = (before < fewest ? costs.stranded : 0) + (after < fewest ? costs.stranded : 0)
  return costs.splitParagraph + stranded + (block.hyphens.includes(line) ? costs.hyphen : 0)
}

/** What a break before a block costs. */
export function costBefore(measured: Measured, heights: number[], index: number): number {
  const [before, after] = [measured.blocks[index - 1]!, measured.blocks[index]!]
  const keep = before.keepNext === 'always' ? costs.afterHeading : before.keepNext === 'rather' ? costs.afterIntroduction : 0
  const common = before.path.filter((id, depth) => after.path[depth] === id)
  const isAlone = before.kind !== 'heading' && before.tops.length === 1 && measured.blocks[index - 2]?.kind === 'heading'
  return (
    keep + (isAlone ? costs.underHeading : 0) + sum(common, (id) => costInside(measured, heights, id)) + tableEdge(measured, index, common)
  )
}

function costInside({ containers, capacity }: Measured, heights: number[], id: number): number {
  const isSmall = heights[id]! < capacity / 3
  switch (containers[id]!.kind) {
    case 'box':
      return isSmall ? costs.smallBox : costs.box
    case 'table':
      return isSmall ? costs.smallTable : costs.table
    case 'quote':
      return costs.quote
    case 'item':
      return costs.item
    case 'whole':
      return costs.whole
    default:
      return 0
  }
}

/** One row alone on a page is to a table what a widow is to a paragraph. */
function tableEdge({ blocks, containers }: Measured, index: number, common: number[]): number {
  const table = common.findLast((id) => containers[id]!.kind === 'table')
  if (table === undefined || blocks[index]!.kind !== 'row') return 0
  const isFirst = blocks[index - 1]!.kind === 'head' || blocks[index - 2]?.kind !== 'row'
  const next = blocks[index + 1]
  const isLast = next === undefined || !next.path.includes(table)
  return isFirst || isLast ? costs.tableEdge : 0
}

/** Heights of the containers, by their index. */
export function containerHeights({ containers, blocks }: Measured): number[] {
  const tops = containers.map(() => Infinity)
  const feet = containers.map(() => -Infinity)
  for (const { path, tops: lines, feet: ends } of blocks) {
    for (const id of path) {
      tops[id] = Math.min(tops[id]!, lines[0] ?? Infinity)
      feet[id] = Math.max(feet[id]!, ends.at(-1) ?? -Infinity)
    }
  }
  return containers.map((_: MeasuredContainer, id) => feet[id]! - tops[id]!)
}

/** A note and the notes that its body calls, in reading order. */
function withNested({ notes }: Measured, note: number): number[] {
  return [note, ...notes[note]!.calls.flatMap((nested) => (nested === note ? [] : [nested]))]
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0)
}
