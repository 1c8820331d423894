import type { Element } from 'hast'
import { s } from 'hastscript'
import type { Chart, Picture } from '../model/chart.ts'
import type { Locale } from '../model/format.ts'
import { drawCases } from './cases.ts'
import type { Outlines } from './countries.ts'
import { drawCounts } from './counts.ts'
import { drawDisputed } from './disputed.ts'
import { drawMap } from './map.ts'
import { type Drawing, type Easel, penFor, round } from './pen.ts'
import { textSize } from './text-width.ts'
import { drawTimeline } from './timeline.ts'

/** As wide as a column on the screen; on paper it is a little smaller. */
const wideWidth = 640
const narrowWidth = 340

/** Draws a chart. The words in it stay text, and have the colour and the font of what is around it. */
export function drawPicture(chart: Chart, locale: Locale, isMirrored: boolean, outlines: Outlines | undefined): Picture {
  const draw = (width: number, isNarrow: boolean) => {
    const turned = isMirrored && chart.kind !== 'map'
    const { height, parts } = drawKind(chart, { width, isNarrow, locale, pen: penFor(width, turned) }, outlines)
    return frame(width, height, turned ? 'rtl' : 'ltr', parts)
  }
  return { wide: draw(wideWidth, false), narrow: draw(narrowWidth, true) }
}

function drawKind(chart: Chart, easel: Easel, outlines: Outlines | undefined): Drawing {
  switch (chart.kind) {
    case 'timeline':
      return drawTimeline(chart, easel)
    case 'cases':
      return drawCases(chart, easel)
    case 'disputed':
      return drawDisputed(chart, easel)
    case 'counts':
      return drawCounts(chart, easel)
    case 'map':
      return outlines ? drawMap(chart, easel, outlines) : { height: 0, parts: [] }
  }
}

function frame(width: number, height: number, direction: 'ltr' | 'rtl', parts: Element[]): Element {
  const size = { viewBox: `0 -2 ${width} ${round(height + 6)}`, width, height: round(height + 6) }
  return s('svg', { ...size, role: 'img', fill: 'currentColor', fontSize: textSize, direction, className: ['chart-picture'] }, parts)
}
