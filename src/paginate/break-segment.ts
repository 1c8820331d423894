import {
  addUnit,
  beginColumn,
  type Column,
  costOf,
  costs,
  headOf,
  passTables,
  queueOf,
  rounding,
  type Sizes,
  sizesOf,
  type State,
} from './column.ts'
import { fillArea, fillInOrder, heightOfAll } from './fill-area.ts'
import type { Measured } from './measured.ts'
import { mostAtFoot, type Placing, sendAway, withNext } from './place-floats.ts'
import { type Traced, trace } from './trace-columns.ts'
import type { Unit } from './units.ts'
import { beginPage, beside, type ColumnHeights, havePlace, keyOfTables, pageAfter, type WideTable } from './wide-tables.ts'

/** What is searched: the lines, the pictures among them, and the ways that were found to come to each line. */
interface Search extends Bounds {
  units: Unit[]
  floats: Unit[]
  measured: Measured
  reached: Map<string, State>[]
}

/** What a search leaves untried. */
interface Bounds {
  /** Whether pictures may stand at a foot. */
  hasFeet: boolean
  /** No column has more text. */
  mostText: number
  /** A column so much worse than the best that begins at the same line leads nowhere, if the best leads anywhere. */
  hopeless: number
}

/** Rivals that are tried at each line; they differ in what of the notes is still to come. */
const beam = 10

const usual: Bounds = { hasFeet: true, mostText: Infinity, hopeless: 60 }

/**
 * Breaks what stands between two forced page breaks. Work grows with the lines times the lines of a page.
 *
 * @param waiting wide tables that are written before it
 */
export function breakSegment(units: Unit[], measured: Measured, waiting: WideTable[] = []): Traced[] {
  const first: State = { at: 0, rest: [], floats: [], early: [], waiting, cost: 0, best: Infinity, text: 0 }
  const last = findEnd(first, units, measured, usual) ?? findEnd(first, units, measured, { ...usual, hopeless: Infinity })
  return trace(first, last!, units, measured)
}

/** Breaks the rest of it, from a state on, into columns with so much text at most, if that can be. */
export function breakWithin(mostText: number, first: State, units: Unit[], measured: Measured): Traced[] | undefined {
  const last = findEnd(first, units, measured, { ...usual, hasFeet: false, mostText })
  return last && trace(first, last, units, measured)
}

/** @returns `undefined` where what was left untried was the only way */
function findEnd(first: State, units: Unit[], measured: Measured, bounds: Bounds): State | undefined {
  const reached: Map<string, State>[] = Array.from({ length: units.length + 1 }, () => new Map())
  const hasTables = first.waiting.length > 0 || units.some(({ tables }) => tables.length > 0)
  const search = { ...bounds, units, floats: units.filter(({ float }) => float), measured, reached }
  reached[first.at]!.set(keyOf(first), first)
  for (const rivals of reached) {
    const isEnd = rivals === reached.at(-1)
    const queue = inOrder([...rivals.values()], measured).slice(0, isEnd ? undefined : beam)
    for (const state of queue) {
      if (state.cost > bestWithout(search, state)) continue // to have nothing left over is never worse
      if (state.from && state.cost > state.from.cost + state.from.best + bounds.hopeless) continue
      const begun = hasTables && !state.page && !isEnd ? beginPage(state, units, measured) : [state]
      for (const way of begun) {
        const within = way.page ? { ...search, measured: beside(way.page, measured) } : search
        if (!isEnd) extend(way, within)
        if (state.rest.length === 0 && state.floats.length === 0) continue
        const next = pageWithoutText(way, within.measured)
        if (next && keep(search, next)) queue.push(next)
      }
    }
  }
  return leastOf(reached.at(-1)!)
}

/** The best of the ways to the end that leave nothing over. */
function leastOf(rivals: Map<string, State>): State | undefined {
  const whole = [...rivals.values()].filter(({ rest, floats }) => rest.length === 0 && floats.length === 0)
  return whole.sort((a, b) => a.cost - b.cost)[0]
}

/** The most promising states first: a cost counts with that of the pages that would hold what is left of the notes, or those win that put it off. */
function inOrder(states: State[], { capacity, separator, notes }: Measured): State[] {
  if (states.length < 2) return states
  const outlook = ({ cost, rest }: State) => cost + (costs.notesAlone * heightOfAll(rest, notes)) / (capacity - separator)
  const outlooks = new Map(states.map((state) => [state, outlook(state)]))
  return states.sort((a, b) => outlooks.get(a)! - outlooks.get(b)!)
}

/** What it costs to come to the same line, on a page with the same tables, with nothing left over; a picture that stands there already is none. */
function bestWithout({ reached }: Search, { at, early, waiting, page }: Pick<State, 'at' | 'early' | 'waiting' | 'page'>): number {
  const isPlain = early.length + waiting.length === 0 && !page
  return reached[at]!.get(isPlain ? '' : keyOf({ rest: [], floats: [], early, waiting, page }))?.cost ?? Infinity
}

function keyOf({ rest, floats, early, waiting, page }: Pick<State, 'rest' | 'floats' | 'early' | 'waiting' | 'page'>): string {
  if (rest.length + floats.length + early.length + waiting.length === 0 && !page) return ''
  return [
    keyOfTables(waiting, page),
    ...early.map(({ block }) => `-${block}`),
    ...rest.map(({ note, from }) => `${note}:${from}`),
    ...floats.map(({ block }) => block),
  ].join()
}

/** Keeps a state unless one is known that is as good. */
function keep(search: Search, state: State): boolean {
  const rivals = search.reached[state.at]!
  const key = keyOf(state)
  if (Math.min(rivals.get(key)?.cost ?? Infinity, bestWithout(search, state)) <= state.cost) return false
  rivals.set(key, state)
  return true
}

/** Tries every column that may begin in this state, with all pictures where they are written, then with one fewer of them, … */
function extend(state: State, search: Search): void {
  for (let staying = Infinity; staying >= 0;) {
    const seen = tryColumns(state, { staying, atFoot: 0 }, search)
    const stayed = Math.min(staying, seen)
    const most = search.hasFeet ? Math.min(mostAtFoot, seen - stayed) : 0
    for (let atFoot = 1; atFoot <= most; atFoot++) tryColumns(state, { staying, atFoot }, search)
    staying = stayed - 1
  }
}

/** Tries every end of a column with its pictures so placed; returns how many pictures there were that could have stayed. */
function tryColumns(state: State, placing: Placing, search: Search): number {
  const { units, floats, measured, hasFeet, mostText } = search
  const column = beginColumn(state, measured)
  const mayStay = column.floats.length === 0
  let seen = 0
  let best = Infinity
  for (let end = state.at + 1; end <= units.length; end++) {
    const unit = units[end - 1]!
    if (!unit.float || !sendAway(column, unit, state, seen, placing, measured)) addUnit(column, unit, measured)
    passTables(column, unit, state, measured)
    if (unit.float && mayStay && !state.early.includes(unit)) seen++
    if (column.first === undefined || column.last === undefined) continue
    const sizes = sizesOf(column, measured)
    if (sizes.text > mostText + rounding) break
    if (sizes.room < 0 && best < Infinity) break
    if (column.needed > sizes.room && best < costs.splitNote) break // a column without a split note is as good
    if (column.last.cost === Infinity && end < units.length) continue
    const badness = endColumn(state, end, sizes, column, search)
    if (badness === undefined) {
      if (best === Infinity && placing.atFoot === 0 && !state.page?.foot.length)
        keep(search, crowdedColumn(state, end, sizes, column, measured))
      break
    }
    best = Math.min(best, badness)
    const fuller = hasFeet && floats.length > 0 && withNext(column, end, state, floats, units, measured)
    if (fuller) endColumn(state, end, sizesOf(fuller, measured), fuller, search)
  }
  return seen
}

/** Ends a column before a line. Returns what it costs; `undefined` where not all of its notes can begin in it. */
function endColumn(state: State, end: number, sizes: Sizes, column: Column, search: Search): number | undefined {
  const { units, measured } = search
  const { room, text } = sizes
  const area = column.needed <= room ? undefined : fillArea(room, queueOf(state.rest, column.called, measured), measured.notes)
  if (column.needed > room && area === undefined) return undefined
  const isLast = end === units.length
  if (isLast && column.feet.length > 0) return Infinity // there is nothing under them but white
  const { waiting, pending } = column
  const notes = area?.height ?? column.needed
  if (state.page && !havePlace(state.page, filledWith(text, notes, measured), pending, isLast, measured)) return Infinity
  const badness = costOf(state, units[end], sizes, area, column, measured)
  state.best = Math.min(state.best, badness)
  const cost = state.cost + badness
  const page = state.page && pageAfter(state.page, filledWith(text, notes, measured), pending)
  const early =
    state.early.length + column.feet.length === 0 ? state.early : [...state.early, ...column.feet].filter(({ float }) => float!.at >= end)
  if (cost >= bestWithout(search, { at: end, early, waiting, page })) return badness
  keep(search, {
    ...{ at: end, cost, best: Infinity, from: state, rest: area?.rest ?? [], floats: [...column.floats], early, waiting, page, text },
    ...(area && { parts: area.parts }),
    ...(column.feet.length > 0 && { feet: [...column.feet] }),
  })
  return badness
}

/** The notes of a column with the white and the rule above them. */
function filledWith(text: number, notes: number, { separator }: Measured): ColumnHeights {
  return { text, notes: notes > 0 ? separator + notes : 0 }
}

/** Notes that go on, and pictures, may have a page to themselves. */
function pageWithoutText(state: State, measured: Measured): State | undefined {
  const { capacity, separator, notes } = measured
  const placed = headOf(state, capacity)
  const height = placed.reduce((sum, { float }) => sum + float!.atHead, 0)
  const queue = queueOf(
    state.rest,
    placed.flatMap((float) => float.notes),
    measured,
  )
  const room = Math.max(0, capacity - separator - height) + rounding
  const area = fillArea(room, queue, notes) ?? fillInOrder(room, queue, notes)
  const { at, early, waiting } = state
  const filled = filledWith(height, area.height, measured)
  const pending = state.page?.pending ?? []
  if (state.page && !havePlace(state.page, filled, pending, false, measured)) return undefined
  const page = state.page && pageAfter(state.page, filled, pending)
  const floats = state.floats.slice(placed.length)
  const cost = state.cost + costs.notesAlone
  return { at, early, waiting, page, rest: area.rest, floats, cost, best: Infinity, from: state, parts: area.parts, text: height }
}

/** A line with more notes than can begin on one page, or a row higher than a page. */
function crowdedColumn(state: State, end: number, { room, text }: Sizes, column: Column, measured: Measured): State {
  const { called, floats, waiting } = column
  const { rest, parts, height } = fillInOrder(room, queueOf(state.rest, called, measured), measured.notes)
  const early = state.early.filter(({ float }) => float!.at >= end)
  const page = state.page && pageAfter(state.page, filledWith(text, height, measured), [])
  const cost = state.cost + costs.crowded
  return { at: end, rest, floats: [...floats], early, waiting, page, cost, best: Infinity, from: state, parts, text }
}
