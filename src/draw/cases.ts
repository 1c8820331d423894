import type { Element } from 'hast'
import type { CasesChart, CaseStep } from '../model/chart.ts'
import { hang, type Hanging } from './layout.ts'
import type { Drawing, Easel } from './pen.ts'
import { symbols } from './symbols.ts'
import { lineHeight, widthOfText, wrap } from './text-width.ts'
import { middleOf, type TimeAxis, timeAxis } from './time-axis.ts'

const nameWidth = 138
const axisHeight = 22
/** As wide is the name of a step at the most; the table has the whole of it. */
const stepWidth = 180

type Row = CasesChart['rows'][number]

const marks: Readonly<Record<CaseStep['mark'], { path: string; isFilled: boolean }>> = {
  accused: { path: symbols.circle, isFilled: false },
  sentenced: { path: symbols.square, isFilled: true },
  appealed: { path: symbols.triangle, isFilled: true },
  ended: { path: symbols.diamond, isFilled: false },
  restricted: { path: symbols.small, isFilled: true },
  other: { path: symbols.small, isFilled: false },
}

/** A row for each case on one axis of time: its steps as marks with their names below, restrictions as bars from day to day. */
export function drawCases({ rows, cutoff }: CasesChart, easel: Easel): Drawing {
  const { width, isNarrow, locale, pen } = easel
  const left = isNarrow ? 4 : nameWidth + 16
  const all = rows.flatMap(({ steps }) => steps)
  const days = [
    ...all.flatMap(({ first, last }) => [first, last]),
    ...rows.flatMap(({ terms }) => terms.flatMap(({ first, last }) => [first, last ?? first])),
    ...(cutoff ? [cutoff.day] : []),
  ]
  const axis = timeAxis(days, [left, rightEnd(all, days, left, width)], locale, (texts, distance) => {
    return Math.max(...texts.map((text) => widthOfText(text))) + 12 < distance
  })
  const parts: Element[] = []
  let y = axisHeight + (cutoff ? lineHeight : 0)
  const top = y
  for (const row of rows) {
    const drawn = drawRow(row, y, axis, easel)
    parts.push(pen.line(0, y, width, y, 'grid'), ...drawn.parts)
    y += drawn.height
  }
  const ticks = axis.ticks.flatMap(({ at, text }) => [pen.line(at, top - 6, at, y, 'grid'), pen.text(at, 13, text, 'soft', 'middle')])
  return { height: y, parts: [...ticks, ...today(cutoff, axis, y, easel), ...parts] }
}

/** Names of stages are broken into lines; the editors' own words for a step may be long, and are cut. */
function nameOf(step: CaseStep): string[] {
  return wrap(step.text, stepWidth, step.mark === 'other' ? 2 : Infinity)
}

function widthOfStep(step: CaseStep): number {
  return Math.max(...nameOf(step).map((line) => widthOfText(line)))
}

/** Where time ends, so that the names of the last steps have room after it. */
function rightEnd(steps: readonly CaseStep[], days: readonly string[], left: number, width: number): number {
  const times = days.map((day) => Date.parse(day))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const ends = steps.map((step) => {
    const share = (middleOf(step) - first) / Math.max(1, last - first)
    return share < 0.2 ? width : left + (width - widthOfStep(step) - 7 - left) / share
  })
  return Math.max(left + (width - left) * 0.72, Math.min(width - 8, ...ends))
}

function today(cutoff: CasesChart['cutoff'], { at }: TimeAxis, bottom: number, { width, pen }: Easel): Element[] {
  if (!cutoff) return []
  const [x, half] = [at(cutoff.day), widthOfText(cutoff.text) / 2]
  const textX = Math.min(x, width - half)
  return [pen.line(x, axisHeight + lineHeight - 6, x, bottom, 'today'), pen.text(textX, axisHeight + 9, cutoff.text, 'soft', 'middle')]
}

function drawRow({ who, steps, terms, undated }: Row, top: number, axis: TimeAxis, { width, isNarrow, pen }: Easel): Drawing {
  const name = wrap(who, isNarrow ? width : nameWidth, 3, true)
  const more = undated === undefined ? [] : wrap(undated, isNarrow ? width : nameWidth, 3)
  const nameHeight = (name.length + more.length) * lineHeight
  const trackY = top + (isNarrow ? nameHeight + 16 : 16)
  const labels = steps.map((step) => labelOf(step, axis, width))
  const lanes = hang(labels)
  const xs = labels.map(({ mark }) => mark)
  const deepest = Math.max(0, ...labels.map(({ lines }, index) => (lanes[index] ?? 0) + lines))
  const bottom = trackY + deepest * lineHeight + 16
  const height = Math.max(bottom - top, isNarrow ? 0 : nameHeight + 14)
  const parts = [
    pen.text(0, top + 20, name, 'strong'),
    ...(more.length > 0 ? [pen.text(0, top + 20 + name.length * lineHeight, more, 'soft')] : []),
    ...(xs.length > 1 ? [pen.line(Math.min(...xs), trackY, Math.max(...xs), trackY, 'axis')] : []),
    ...terms.map((term) => {
      const from = axis.at(term.first)
      const to = term.last === undefined ? Math.max(...axis.ticks.map(({ at }) => at), from) : axis.at(term.last)
      return pen.bar(from, trackY - 4, Math.max(2, to - from), 8, term.last === undefined ? 'open-term' : 'term')
    }),
    ...labels.flatMap((label, index) => threads(label, trackY, trackY + (lanes[index] ?? 0) * lineHeight, pen)),
    ...steps.flatMap((step, index) => {
      const { mark: x, start, end, lines } = labels[index] as Hanging
      const { path, isFilled } = marks[step.mark]
      const y = trackY + 20 + (lanes[index] ?? 0) * lineHeight
      const ground = pen.bar(start - 1, y - 12, end - start + 2, lines * lineHeight - 1, 'ground')
      return [pen.mark(x, trackY, path, isFilled), ground, pen.text(start, y, nameOf(step))]
    }),
  ]
  return { height, parts }
}

/** From a mark down to the first line of its name: to its side, or to its top where the name had to move. */
function threads({ mark, start }: Hanging, from: number, lane: number, pen: Easel['pen']): Element[] {
  if (start < mark) return [pen.line(mark, from, mark, lane + 9, 'thread')]
  return [pen.line(mark, from, mark, lane + 15.5, 'thread'), pen.line(mark, lane + 15.5, start - 2, lane + 15.5, 'thread')]
}

/** A name begins beside the thread from its mark, and ends within the picture. */
function labelOf(step: CaseStep, { at }: TimeAxis, width: number): Hanging {
  const [mark, long] = [at(middleOf(step)), widthOfStep(step)]
  const start = Math.max(0, Math.min(mark + 6, width - long))
  return { mark, start, end: start + long, lines: nameOf(step).length }
}
