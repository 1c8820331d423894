import { expect, test } from 'vitest'
import { chooseLineEnds, type LineMeasure, type LineStop } from '../../src/paginate/in-page/total-fit.ts'

/** Stops of words of these widths; `-` at the end of a word is a place for a hyphen within it. */
function stopsOf(words: readonly (number | `${number}-`)[], { space = 4, hyphen = 3 } = {}): LineStop[] {
  const stops: LineStop[] = []
  let [x, spaces] = [0, 0]
  for (const word of words) {
    x += Number.parseInt(String(word), 10)
    const place = { end: x, next: x, spaces, spacesNext: spaces, hyphen: false, removable: true }
    if (String(word).endsWith('-')) stops.push({ ...place, end: x + hyphen, hyphen: true })
    else {
      x += space
      spaces++
      stops.push({ ...place, next: x, spacesNext: spaces })
    }
  }
  return stops
}

const measure: LineMeasure = { first: 100, width: 100, space: 4, shrink: 0, least: 10 }

/** Spaces of each line but the last, as wide as they come out. */
function spacesOf(stops: readonly LineStop[], ends: readonly number[], { first, width, space }: LineMeasure): number[] {
  return ends.slice(0, -1).map((end, line) => {
    const begin = line === 0 ? { next: 0, spacesNext: 0 } : stops[ends[line - 1]!]!
    const gaps = stops[end]!.spaces - begin.spacesNext
    return space + ((line === 0 ? first : width) - (stops[end]!.end - begin.next)) / gaps
  })
}

test('a line gives a word to the next where that makes both more even', () => {
  // line by line the first would be full, and the second one word
  const stops = stopsOf([30, 30, 24, 4, 72, 50, 40, 20])
  const { ends } = chooseLineEnds(stops, measure)
  expect(ends).toEqual([2, 4, 6, 7])
  expect(spacesOf(stops, ends, measure)).toEqual([8, 24, 10])
})

test('no setting costs less, of all that there are', () => {
  let state = 7
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  let settable = 0
  for (let round = 0; round < 60; round++) {
    const stops = stopsOf(Array.from({ length: 13 }, () => (random(3) === 0 ? (`${8 + random(8)}-` as const) : 6 + random(20))))
    stops.at(-1)!.hyphen = false
    const setting = { ...measure, shrink: random(2) * 0.8, first: 90 }
    const { ends, cost } = chooseLineEnds(stops, setting)
    const costs = settingsOf(stops, setting).map((all) => costOf(stops, all, setting))
    settable += costs.length > 0 ? 1 : 0
    if (costs.length === 0) expect(ends).toEqual([])
    if (costs.length === 0) continue
    expect(cost).toBeCloseTo(Math.min(...costs), 6)
    expect(costOf(stops, ends, setting)).toBeCloseTo(cost, 6)
  }
  expect(settable).toBeGreaterThan(30)
})

/** Every way to set the paragraph in lines that fit and are filled for the most part. */
function settingsOf(stops: readonly LineStop[], { first, width, shrink }: LineMeasure, from = -1): number[][] {
  if (from === stops.length - 1) return [[]]
  const begin = from === -1 ? { next: 0, spacesNext: 0 } : stops[from]!
  const room = from === -1 ? first : width
  return stops.flatMap((stop, to) => {
    const [length, gaps] = [stop.end - begin.next, stop.spaces - begin.spacesNext]
    if (to <= from || length - gaps * shrink > room || (to < stops.length - 1 && length < 0.7 * room)) return []
    return settingsOf(stops, { first, width, shrink, space: 0, least: 0 }, to).map((rest) => [to, ...rest])
  })
}

function costOf(stops: readonly LineStop[], ends: readonly number[], { first, width, space, least }: LineMeasure): number {
  let cost = 0
  for (const [line, end] of ends.entries()) {
    const begin = line === 0 ? { next: 0, spacesNext: 0, hyphen: false } : stops[ends[line - 1]!]!
    const [stop, isLast] = [stops[end]!, end === stops.length - 1]
    const slack = (line === 0 ? first : width) - (stop.end - begin.next)
    const looseness = Math.abs(slack) / (Math.max(stop.spaces - begin.spacesNext, 0.25) * (slack < 0 ? space / 3 : space / 2))
    const badness = isLast ? (stop.end - begin.next < least ? 100 : 0) : 100 * looseness ** 3
    cost += (10 + badness + (stop.hyphen ? 80 : 0)) ** 2 + (begin.hyphen && (stop.hyphen || isLast) ? 10_000 : 0)
  }
  return cost
}

test('a place that cannot be taken away is where the browser breaks, or it breaks later', () => {
  const stops = stopsOf([30, 30, 20, 30, 30, 30, 20])
  stops[2] = { ...stops[2]!, removable: false }
  expect(chooseLineEnds(stops, measure).ends[0]).toBe(2)
})

test('what is too long for a line is left to the browser', () => {
  expect(chooseLineEnds(stopsOf([20, 140, 20]), measure)).toEqual({ ends: [], cost: Infinity })
})
