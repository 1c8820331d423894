import type { Element } from 'hast'
import { s } from 'hastscript'
import type { Locale } from '../model/format.ts'
import { lineHeight, widthOfText } from './text-width.ts'

/** A finished picture before it is put into its frame. */
export interface Drawing {
  height: number
  parts: Element[]
}

/** What a kind of chart is drawn with. */
export interface Easel {
  /** Of the drawing, in CSS pixels. */
  width: number
  /** Whether there is no room for names beside the picture, as on a phone. */
  isNarrow: boolean
  locale: Locale
  pen: Pen
}

type Look = 'plain' | 'soft' | 'strong'

/** Draws the few forms that charts are made of. Where lines run from right to left it turns the picture round. */
export interface Pen {
  /** Lines of text, the first on this baseline. `end` and `middle` say what of it stands at `x`; a middle keeps within the picture. */
  text: (x: number, y: number, lines: string | readonly string[], look?: Look, anchor?: 'start' | 'middle' | 'end') => Element
  line: (x1: number, y1: number, x2: number, y2: number, name: LineName) => Element
  bar: (x: number, y: number, width: number, height: number, name: BarName) => Element
  /** A form that has its middle at a point. */
  mark: (x: number, y: number, path: string, isFilled: boolean) => Element
}

type LineName = 'grid' | 'axis' | 'thread' | 'span' | 'period' | 'today'
/** A ground keeps the lines behind a label off it, where a style sheet gives it the colour of the page. */
type BarName = 'bar' | 'term' | 'open-term' | 'ground'

const strokes: Readonly<Record<LineName, object>> = {
  grid: { strokeWidth: 1, strokeOpacity: 0.18 },
  axis: { strokeWidth: 1, strokeOpacity: 0.6 },
  thread: { strokeWidth: 0.8, strokeOpacity: 0.5 },
  span: { strokeWidth: 3.5 },
  period: { strokeWidth: 3, strokeOpacity: 0.45 },
  today: { strokeWidth: 1, strokeOpacity: 0.7, strokeDasharray: '3 3' },
}

const fills: Readonly<Record<BarName, object>> = {
  bar: { fillOpacity: 0.75 },
  ground: { fill: 'none' },
  term: { fillOpacity: 0.16, stroke: 'currentColor', strokeWidth: 1 },
  'open-term': { fillOpacity: 0.08, stroke: 'currentColor', strokeWidth: 1, strokeDasharray: '3 2' },
}

/** A pen for a picture of this width. */
export function penFor(width: number, isMirrored: boolean): Pen {
  const turn = (x: number) => (isMirrored ? width - x : x)
  return {
    text(x, y, lines, look = 'plain', anchor = 'start') {
      const all = typeof lines === 'string' ? [lines] : lines
      const half = anchor === 'middle' ? Math.max(...all.map((line) => widthOfText(line))) / 2 : 0
      const at = round(turn(half > 0 ? Math.min(Math.max(x, half), width - half) : x))
      const place = { x: at, y: round(y), className: [`chart-${look}`], ...(anchor !== 'start' && { textAnchor: anchor }) }
      if (all.length === 1) return s('text', { ...place, ...bold(look) }, all[0])
      const spans = all.map((line, index) => s('tspan', { x: at, ...(index > 0 && { dy: lineHeight }) }, line))
      return s('text', { ...place, ...bold(look) }, spans)
    },
    line: (x1, y1, x2, y2, name) =>
      s('line', { ...ends(turn(x1), y1, turn(x2), y2), stroke: 'currentColor', className: [`chart-${name}`], ...strokes[name] }),
    bar: (x, y, wide, high, name) =>
      s('rect', { ...box(isMirrored ? width - x - wide : x, y, wide, high), className: [`chart-${name}`], ...fills[name] }),
    mark: (x, y, path, isFilled) =>
      s('path', {
        d: path,
        transform: `translate(${round(turn(x))},${round(y)})`,
        className: [isFilled ? 'chart-mark' : 'chart-hollow'],
        stroke: 'currentColor',
        strokeWidth: 1.4,
        ...(!isFilled && { fill: 'none' }),
      }),
  }
}

function bold(look: Look) {
  return look === 'strong' ? { fontWeight: 600 } : {}
}

function ends(x1: number, y1: number, x2: number, y2: number) {
  return { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) }
}

function box(x: number, y: number, width: number, height: number) {
  return { x: round(x), y: round(y), width: round(Math.max(0, width)), height: round(Math.max(0, height)) }
}

/** Tenths are finer than any printer. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
