import { scaleBand, scaleLinear } from 'd3-scale'
import type { Element } from 'hast'
import type { CountsChart } from '../model/chart.ts'
import { formatNumber } from '../model/format.ts'
import type { Drawing, Easel } from './pen.ts'
import { lineHeight, widthOfText, wrap } from './text-width.ts'

const nameWidth = 138

/** Columns stand beside each other in time, a line of them for each series; bars lie under each other with their names. */
export function drawCounts(chart: CountsChart, easel: Easel): Drawing {
  return chart.as === 'columns' ? drawColumns(chart, easel) : drawBars(chart, easel)
}

function drawColumns({ keys, series }: CountsChart, easel: Easel): Drawing {
  const { width, isNarrow, pen } = easel
  const isSplit = series.length > 1 || series[0]?.name !== undefined
  const most = Math.max(...series.flatMap(({ counts }) => counts))
  const left = isSplit && !isNarrow ? nameWidth + 16 : 0
  const bands = scaleBand(keys, [left, width]).paddingInner(0.25).paddingOuter(0.4)
  const columns = scaleLinear([0, most], [0, isSplit ? 34 : 120])
  const parts: Element[] = []
  let y = 0
  for (const { name, counts } of series) {
    const names = name === undefined ? [] : wrap(name, isNarrow ? width : nameWidth, 3)
    const above = isNarrow ? names.length * lineHeight : 0
    const foot = y + Math.max(above + columns(most) + lineHeight + 6, isNarrow ? 0 : names.length * lineHeight + 8)
    if (names.length > 0) parts.push(pen.text(0, isNarrow ? y + 13 : foot - (names.length - 1) * lineHeight - 3, names))
    parts.push(pen.line(left, foot, width, foot, 'axis'), ...columnsOf(counts, keys, foot, columns, bands, easel))
    y = foot + (isSplit ? 8 : 0)
  }
  return { height: y + lineHeight + 4, parts: [...parts, ...yearsUnder(keys, y, bands, easel)] }
}

type Bands = ReturnType<typeof scaleBand<string>>

function columnsOf(
  counts: readonly number[],
  keys: readonly string[],
  foot: number,
  columns: (count: number) => number,
  bands: Bands,
  { pen, locale }: Easel,
): Element[] {
  const fits = counts.every((count) => widthOfText(`${count}`) < bands.step() + 1)
  const highest = counts.indexOf(Math.max(...counts))
  return counts.flatMap((count, index) => {
    if (count === 0) return []
    const [x, height] = [bands(keys[index] ?? '') ?? 0, columns(count)]
    const value = pen.text(x + bands.bandwidth() / 2, foot - height - 4, formatNumber(count, locale.lang), 'plain', 'middle')
    return [pen.bar(x, foot - height, bands.bandwidth(), height, 'bar'), ...(fits || index === highest ? [value] : [])]
  })
}

/** As many years as have room. */
function yearsUnder(keys: readonly string[], y: number, bands: Bands, { pen }: Easel): Element[] {
  const each = Math.ceil((Math.max(...keys.map((key) => widthOfText(key))) + 6) / bands.step())
  return keys.flatMap((key, index) =>
    index % each === 0 ? [pen.text((bands(key) ?? 0) + bands.bandwidth() / 2, y + 16, key, 'soft', 'middle')] : [],
  )
}

function drawBars({ keys, series: [first] }: CountsChart, { width, isNarrow, locale, pen }: Easel): Drawing {
  const counts = first?.counts ?? []
  const room = isNarrow ? width : width * 0.42
  const names = keys.map((key) => wrap(key, room, 3))
  const left = isNarrow ? 0 : Math.max(...names.flat().map((line) => widthOfText(line))) + 12
  const values = counts.map((count) => formatNumber(count, locale.lang))
  const right = width - Math.max(...values.map((value) => widthOfText(value))) - 8
  const bars = scaleLinear([0, Math.max(...counts)], [0, right - left])
  const parts: Element[] = []
  let y = 0
  for (const [index, lines] of names.entries()) {
    const long = bars(counts[index] ?? 0)
    const barY = isNarrow ? y + lines.length * lineHeight + 3 : y + 3
    parts.push(pen.text(0, y + 15, lines), pen.bar(left, barY, long, 15, 'bar'), pen.text(left + long + 6, barY + 12, values[index] ?? ''))
    y += isNarrow ? lines.length * lineHeight + 26 : Math.max(23, lines.length * lineHeight + 8)
  }
  return { height: y, parts: [pen.line(left, 0, left, y, 'axis'), ...parts] }
}
