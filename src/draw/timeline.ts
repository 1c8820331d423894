import type { Element } from 'hast'
import type { TimelineChart, TimelineEvent } from '../model/chart.ts'
import { spacing } from '../model/spacing.ts'
import { spread } from './layout.ts'
import type { Drawing, Easel } from './pen.ts'
import { symbols } from './symbols.ts'
import { lineHeight, widthOfText, wrap } from './text-width.ts'
import { middleOf, timeAxis } from './time-axis.ts'

const gap = 10
/** Lines of text to an event, and fewer where there are many; the table has the whole of it. */
const linesFor = (count: number) => (count > 12 ? 2 : 3)
/** Between the bars of periods that run side by side, which are as many at the most. */
const laneWidth = 6
const mostLanes = 5

interface Label {
  event: TimelineEvent
  date: string[]
  text: string[]
  height: number
}

/** Time runs down, so that whole sentences stand beside it: they are moved along it until none overlaps, and threads lead back. */
export function drawTimeline(chart: TimelineChart, { width, isNarrow, locale, pen }: Easel): Drawing {
  const events = chart.events.toSorted((a, b) => anchorOf(a) - anchorOf(b))
  const days = events.flatMap(({ first, last }) => [first, last])
  const axisX = isLong(days) ? 46 : 74
  const dateX = axisX + 26 + laneWidth * Math.min(mostLanes, events.filter(isPeriod).length)
  const dateWidth = isNarrow ? width - dateX : Math.min(130, Math.max(...events.map(({ date }) => widthOfText(date, true))))
  const textX = isNarrow ? dateX : dateX + dateWidth + 12
  const labels = events.map((event): Label => {
    const date = wrap(event.date, dateWidth, 2, true)
    const text = wrap(spacing(event.text, locale.lang), width - textX, isNarrow ? 5 : linesFor(events.length))
    const lines = isNarrow ? date.length + text.length : Math.max(date.length, text.length)
    return { event, date, text, height: lines * lineHeight }
  })
  const height = labels.reduce((sum, label) => sum + label.height + gap, 0)
  const axis = timeAxis(
    days,
    [0, height],
    locale,
    (texts, distance) => distance > 22 && texts.every((one) => widthOfText(one) <= axisX - 10),
  )
  const y = (event: TimelineEvent) => axis.at(anchorOf(event))
  const tops = spread(
    labels.map(({ event, height: size }) => ({ at: y(event) - 9, size: size + gap })),
    0,
    height,
  )
  const parts = [
    pen.line(axisX, 0, axisX, height, 'axis'),
    ...axis.ticks.flatMap((tick) => [
      pen.line(axisX - 5, tick.at, axisX, tick.at, 'axis'),
      pen.text(axisX - 9, tick.at + 4.5, tick.text, 'soft', 'end'),
    ]),
    ...labels.map(({ event }, index) => pen.line(axisX, y(event), dateX - 5, (tops[index] ?? 0) + 9, 'thread')),
    ...periods(events, axis.at, axisX, pen),
    ...labels.flatMap(({ event, date, text }, index) => {
      const top = (tops[index] ?? 0) + 13
      return [
        pen.mark(axisX, y(event), symbols.dot, !event.isVague),
        pen.text(dateX, top, date, 'strong'),
        pen.text(textX, isNarrow ? top + date.length * lineHeight : top, text),
      ]
    }),
  ]
  return { height, parts }
}

/** Whether the axis counts years, whose names are short. */
function isLong(days: readonly string[]): boolean {
  const times = days.map((day) => Date.parse(day))
  return Math.max(...times) - Math.min(...times) > 1000 * 86_400_000
}

/** A period is told at its beginning, a date that is only known to the month or year in the middle of that. */
function anchorOf(event: TimelineEvent): number {
  return event.isPeriod ? Date.parse(event.first) : middleOf(event)
}

function isPeriod(event: TimelineEvent): boolean {
  return event.isPeriod
}

/** What lasted is a bar as long as it lasted, beside others that lasted at that time. */
function periods(events: readonly TimelineEvent[], at: (day: string) => number, axisX: number, pen: Easel['pen']): Element[] {
  const ends: number[] = []
  return events.filter(isPeriod).flatMap(({ first, last }) => {
    const [from, to] = [at(first), at(last)]
    const free = ends.findIndex((end) => end < from)
    const lane = free >= 0 ? free : Math.min(ends.length, mostLanes - 1)
    ends[lane] = to + 4
    const x = axisX + 9 + lane * laneWidth
    return [pen.line(axisX, from, x, from, 'thread'), pen.line(x, from, x, to, 'period')]
  })
}
