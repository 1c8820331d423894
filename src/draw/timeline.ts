import type { TimelineChart, TimelineEvent } from '../model/chart.ts'
import { spread } from './layout.ts'
import type { Drawing, Easel } from './pen.ts'
import { symbols } from './symbols.ts'
import { lineHeight, widthOfText, wrap } from './text-width.ts'
import { middleOf, timeAxis } from './time-axis.ts'

const gap = 10
/** Lines of text to an event, and fewer where there are many; the table has the whole of it. */
const linesFor = (count: number) => (count > 12 ? 2 : 3)

interface Label {
  event: TimelineEvent
  date: string[]
  text: string[]
  height: number
}

/** Time runs down, so that whole sentences stand beside it: they are moved along it until none overlaps, and threads lead back. */
export function drawTimeline({ events }: TimelineChart, { width, isNarrow, locale, pen }: Easel): Drawing {
  const ofYears = Math.max(...events.map(({ date }) => widthOfText(date.slice(-4)))) + 26
  const axisX = Math.min(ofYears, 90)
  const dateX = axisX + (isNarrow ? 22 : 30)
  const dateWidth = isNarrow ? width - dateX : Math.min(130, Math.max(...events.map(({ date }) => widthOfText(date, true))))
  const textX = isNarrow ? dateX : dateX + dateWidth + 12
  const labels = events.map((event): Label => {
    const date = wrap(event.date, dateWidth, 2, true)
    const text = wrap(event.text, width - textX, isNarrow ? 5 : linesFor(events.length))
    const lines = isNarrow ? date.length + text.length : Math.max(date.length, text.length)
    return { event, date, text, height: lines * lineHeight }
  })
  const height = labels.reduce((sum, label) => sum + label.height + gap, 0)
  const days = events.flatMap(({ first, last }) => [first, last])
  const axis = timeAxis(
    days,
    [0, height],
    locale,
    (texts, distance) => distance > 22 && texts.every((one) => widthOfText(one) <= axisX - 10),
  )
  const tops = spread(
    labels.map((label) => ({ at: axis.at(middleOf(label.event)) - 9, size: label.height + gap })),
    0,
    height,
  )
  const parts = [
    pen.line(axisX, 0, axisX, height, 'axis'),
    ...axis.ticks.flatMap((tick) => [
      pen.line(axisX - 5, tick.at, axisX, tick.at, 'axis'),
      pen.text(axisX - 9, tick.at + 4.5, tick.text, 'soft', 'end'),
    ]),
    ...labels.flatMap(({ event, date, text }, index) => {
      const top = tops[index] ?? 0
      const y = axis.at(middleOf(event))
      const textY = top + (isNarrow ? date.length * lineHeight : 0) + 13
      return [
        pen.line(axisX + 6, y, axisX + 14, y, 'thread'),
        pen.line(axisX + 14, y, dateX - 5, top + 9, 'thread'),
        ...period(event, axis.at, axisX, pen),
        pen.mark(axisX, y, symbols.dot, !event.isVague),
        pen.text(dateX, top + 13, date, 'strong'),
        pen.text(textX, textY, text),
      ]
    }),
  ]
  return { height, parts }
}

/** What lasted is as long as it lasted. */
function period({ first, last }: TimelineEvent, at: (day: string) => number, x: number, pen: Easel['pen']) {
  const [from, to] = [at(first), at(last)]
  return to - from > 8 ? [pen.line(x, from, x, to, 'span')] : []
}
