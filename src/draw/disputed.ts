import { scaleLinear } from 'd3-scale'
import type { Element } from 'hast'
import type { DisputedAnswer, DisputedChart, DisputedPanel } from '../model/chart.ts'
import { formatNumber } from '../model/format.ts'
import type { Drawing, Easel } from './pen.ts'
import { symbols } from './symbols.ts'
import { lineHeight, widthOfText, wrap } from './text-width.ts'
import { timeAxis } from './time-axis.ts'

const sourcesWidth = 190
/** How long the arrow of an open end is. */
const arrow = 30

/** For each question a scale of its own; for each value a row: a point, a range, or an arrow where a source gives one end alone. */
export function drawDisputed({ panels }: DisputedChart, easel: Easel): Drawing {
  const parts: Element[] = []
  let y = 0
  for (const panel of panels) {
    const drawn = drawPanel(panel, y, easel)
    parts.push(...drawn.parts)
    y += drawn.height + 18
  }
  return { height: Math.max(0, y - 18), parts }
}

function drawPanel({ question, scale, answers }: DisputedPanel, top: number, { width, isNarrow, locale, pen }: Easel): Drawing {
  const title = wrap(question, width, 3, true)
  const left = isNarrow ? 6 : sourcesWidth + 20
  const right = width - Math.max(...answers.map(({ text, high }) => widthOfText(text, true) + 14 + (high === undefined ? arrow : 0))) - 4
  const axis = (scale === 'date' ? dateScale : numberScale)(answers, [left, Math.max(right, left + 80)], locale)
  const parts: Element[] = [pen.text(0, top + 13, title, 'strong')]
  const plotTop = top + title.length * lineHeight + 6
  let y = plotTop
  for (const answer of answers) {
    const sources = wrap(answer.sources, isNarrow ? width : sourcesWidth, 4)
    const height = isNarrow ? sources.length * lineHeight + 26 : Math.max(26, sources.length * lineHeight + 8)
    const middle = isNarrow ? y + sources.length * lineHeight + 12 : y + 13
    const end = axis.at(answer.high ?? answer.low ?? 0) + (answer.high === undefined ? arrow : 0)
    parts.push(pen.text(0, y + 17.5 - (isNarrow ? 3 : 0), sources, 'soft'), ...valueMark(answer, middle, axis.at, left, pen))
    parts.push(pen.text(end + 10, middle + 4.5, answer.text, 'strong'))
    y += height
  }
  const ticks = axis.ticks.flatMap(({ at, text }) => [
    pen.line(at, plotTop, at, y + 4, 'grid'),
    pen.text(at, y + 18, text, 'soft', 'middle'),
  ])
  return { height: y + 22 - top, parts: [...ticks, pen.line(left, y + 4, Math.max(right, left + 80), y + 4, 'axis'), ...parts] }
}

function valueMark({ low, high }: DisputedAnswer, y: number, at: (value: number) => number, left: number, pen: Easel['pen']): Element[] {
  if (low !== undefined && high !== undefined && at(high) - at(low) < 3) return [pen.mark(at(low), y, symbols.circle, true)]
  const known = at(low ?? high ?? 0)
  const from = low === undefined ? Math.max(left, known - arrow) : known
  const to = high === undefined ? known + arrow : at(high)
  const points = [
    ...(low === undefined ? [tip(from, y, -1, pen)] : [cap(from, y, pen)]),
    ...(high === undefined ? [tip(to, y, 1, pen)] : [cap(to, y, pen)]),
  ]
  return [pen.line(from, y, to, y, 'span'), ...points.flat()]
}

/** An end that the source gives. */
function cap(x: number, y: number, pen: Easel['pen']): Element[] {
  return [pen.mark(x, y, symbols.circle, true)]
}

/** An end that it leaves open. */
function tip(x: number, y: number, way: 1 | -1, pen: Easel['pen']): Element[] {
  return [pen.line(x - way * 7, y - 5, x, y, 'span'), pen.line(x - way * 7, y + 5, x, y, 'span')]
}

interface Axis {
  at: (value: number) => number
  ticks: { at: number; text: string }[]
}

/** From zero where that is not far off; otherwise about what the sources say. */
function numberScale(answers: readonly DisputedAnswer[], range: [number, number], locale: Easel['locale']): Axis {
  const ends = answers.flatMap(({ low, high }) => [low, high]).filter((end) => end !== undefined)
  const [least, greatest] = [Math.min(...ends), Math.max(...ends)]
  const isNearZero = least >= 0 && (least < greatest * 0.6 || least === greatest)
  const margin = greatest === least ? Math.max(1, Math.abs(greatest) * 0.2) : (greatest - least) * 0.1
  const scale = scaleLinear([isNearZero ? 0 : least - margin, greatest === 0 ? 1 : greatest], range)
  const isWhole = ends.every((end) => Number.isInteger(end)) || greatest > 10
  for (let count = 6; count > 0; count--) {
    const values = scale.ticks(count).filter((value) => !isWhole || Number.isInteger(value))
    const texts = values.map((value) => formatNumber(value, locale.lang))
    const distance = values.length < 2 ? Infinity : scale(values[1] ?? 0) - scale(values[0] ?? 0)
    if (Math.max(...texts.map((text) => widthOfText(text))) + 10 < distance) {
      return { at: scale, ticks: values.map((value, index) => ({ at: scale(value), text: texts[index] ?? '' })) }
    }
  }
  return { at: scale, ticks: [] }
}

function dateScale(answers: readonly DisputedAnswer[], range: [number, number], locale: Easel['locale']): Axis {
  const ends = answers.flatMap(({ low, high }) => [low, high]).filter((end) => end !== undefined)
  const days = (ends.length > 0 ? ends : [0]).map((end) => new Date(end).toISOString().slice(0, 10))
  return timeAxis(days, range, locale, (texts, distance) => Math.max(...texts.map((text) => widthOfText(text))) + 12 < distance)
}
