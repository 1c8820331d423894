import type { Nodes } from 'mdast'
import type { Brief } from '../model/brief.ts'
import type { Chapter } from '../model/chapter.ts'
import type { Chart, Picture } from '../model/chart.ts'
import { eachNode } from '../model/each-node.ts'
import { directionOf } from '../model/language.ts'

/** The charts of a brief in reading order. */
export function chartsIn(chapters: readonly Chapter[]): Chart[] {
  const charts: Chart[] = []
  for (const { tree } of chapters) eachNode<Nodes>(tree, (node) => void (node.type === 'image' && node.chart && charts.push(node.chart)))
  return charts
}

/**
 * Draws the charts of a brief. What draws is loaded when the first brief has a chart, so that others need not wait for it.
 *
 * @param outlines of countries as TopoJSON, for maps
 */
export async function draw(chapters: readonly Chapter[], brief: Brief, outlines: object | undefined): Promise<Map<Chart, Picture>> {
  const charts = chartsIn(chapters)
  if (charts.length === 0) return new Map()
  const { drawPicture } = await import('./pictures.ts')
  const { lang } = brief.matter
  const locale = { lang, strings: brief.strings }
  const isMirrored = directionOf(lang) === 'rtl'
  return new Map(charts.map((chart) => [chart, drawPicture(chart, locale, isMirrored, outlines as never)]))
}
