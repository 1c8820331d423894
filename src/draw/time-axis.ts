import { scaleUtc } from 'd3-scale'
import { formatDate, type Locale } from '../model/format.ts'

/** An axis of time. */
export interface TimeAxis {
  /** Where a day lies. */
  at: (day: string | number) => number
  ticks: { at: number; text: string }[]
}

const day = 86_400_000

/**
 * An axis from the first to the last of these days, with a little room at its ends.
 *
 * @param fits whether ticks with these words and this distance can be told apart
 */
export function timeAxis(
  days: readonly string[],
  [from, to]: readonly [number, number],
  locale: Locale,
  fits: (texts: readonly string[], distance: number) => boolean,
): TimeAxis {
  const times = days.map((one) => Date.parse(one))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const margin = Math.max((last - first) * 0.03, 5 * day)
  const scale = scaleUtc([first - margin, last + margin], [from, to])
  const at = (one: string | number) => scale(typeof one === 'string' ? Date.parse(one) : one)
  for (let count = 12; count > 0; count--) {
    const found = scale.ticks(count)
    const texts = tickTexts(found, locale)
    const places = found.map((one) => scale(one))
    const distance = Math.min(...places.slice(1).map((place, index) => Math.abs(place - (places[index] ?? 0))))
    if (found.length < 2 || fits(texts, distance))
      return { at, ticks: places.map((place, index) => ({ at: place, text: texts[index] ?? '' })) }
  }
  return { at, ticks: [] }
}

/** Ticks say no more than they need to be told apart: the year, or month and year, or the day. */
function tickTexts(ticks: readonly Date[], locale: Locale): string[] {
  const days = ticks.map((tick) => tick.toISOString().slice(0, 10))
  const length = days.every((one) => one.endsWith('-01-01')) ? 4 : days.every((one) => one.endsWith('-01')) ? 7 : 10
  return days.map((one) => formatDate(one.slice(0, length), 'short', locale))
}

/** The middle of a period. */
export function middleOf({ first, last }: { first: string; last: string }): number {
  return (Date.parse(first) + Date.parse(last)) / 2
}
