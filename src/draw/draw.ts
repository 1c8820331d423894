import type { Nodes } from 'mdast'
import type { Brief } from '../model/brief.ts'
import type { CitedBrief } from '../model/chapter.ts'
import type { Chart, Picture } from '../model/chart.ts'
import { eachNode } from '../model/each-node.ts'
import { directionOf } from '../model/language.ts'

/** What a brief shows, as far as charts may stand in it. */
type Shown = Pick<CitedBrief, 'chapters' | 'footnotes'>

function chartsIn({ chapters, footnotes }: Shown): Chart[] {
  const charts: Chart[] = []
  const look = (node: Nodes) => void (node.type === 'image' && node.chart && charts.push(node.chart))
  for (const { tree } of chapters) eachNode<Nodes>(tree, look)
  for (const { body } of footnotes) eachNode<Nodes>({ type: 'root', children: body }, look)
  return charts
}

/**
 * Draws the charts of a brief, those in its footnotes too. What draws is loaded when the first brief has a chart, so that others need not wait for it.
 *
 * @param outlines of countries as TopoJSON, for maps
 */
export async function draw(shown: Shown, brief: Brief, outlines: object | undefined): Promise<Map<Chart, Picture>> {
  const charts = chartsIn(shown)
  if (charts.length === 0) return new Map()
  const { drawPicture } = await import('./pictures.ts')
  const { lang } = brief.matter
  const locale = { lang, strings: brief.strings }
  const isMirrored = directionOf(lang) === 'rtl'
  return new Map(charts.map((chart) => [chart, drawPicture(chart, locale, isMirrored, outlines as never)]))
}
