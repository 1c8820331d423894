import type { LineMarks, Mark } from './hanging.ts'
import type { MarksOf } from './set-lines.ts'
import type { LineMeasure, LineStop } from './total-fit.ts'

declare function letOut(mark: Mark): HTMLElement
declare function takeBack(marks: { element: HTMLElement; paragraph: HTMLElement }[]): void
declare function marksOfLine(begin: Stop | undefined, end: Stop, widths: Widths): LineMarks
declare function changesOf(stops: Stop[], ends: number[], measure: LineMeasure, marksOf: MarksOf): (Stop | Mark)[]
declare function chooseLineEnds(stops: readonly LineStop[], measure: LineMeasure): { ends: number[]; cost: number }

/** A stop, and the characters that make it. */
export interface Stop extends LineStop {
  text: Text
  at: number
  length: number
}

/** How the texts of an element are set. */
export interface Setting {
  name: string
  space: number
  hyphen: number
  nowrap: boolean
  /** Widths of marks of punctuation. */
  marks: Map<string, number>
}

/** What is known of widths: of pieces of words by their setting, and of the settings of elements. */
export interface Widths {
  pieces: Map<string, number>
  settings: Map<Element, Setting>
  named: Map<string, Setting>
  canvas: CanvasRenderingContext2D
}

/** A paragraph as it is to be set: by how much its spaces are smaller, and what is done to its text, in the order of the text. */
interface Plan {
  paragraph: HTMLElement
  shrink: number
  changes: (Stop | Mark)[]
}

/**
 * Evens out the spaces of justified paragraphs. The browser fills line by line; where it should break earlier, the places behind at which
 * it could break are taken away: spaces become such as do not break, soft hyphens go. So the lines need no markup.
 */
function evenLines(): void {
  const { flow, zoom } = globalThis.dossier
  const canvas = document.createElement('canvas').getContext('2d')
  if (canvas === null) return
  const widths: Widths = { pieces: new Map(), settings: new Map(), named: new Map(), canvas }
  const plans = [...flow.querySelectorAll<HTMLElement>('p, li, dd')].flatMap((paragraph) => planFor(paragraph, widths))
  const marks: { element: HTMLElement; paragraph: HTMLElement }[] = []
  for (const { paragraph, shrink, changes } of plans) {
    if (shrink > 0) paragraph.style.wordSpacing = `${-shrink / zoom}px`
    for (const change of changes.reverse()) {
      if ('out' in change) marks.push({ element: letOut(change), paragraph })
      else change.text.replaceData(change.at, change.length, change.hyphen ? '' : '\u00a0')
    }
  }
  takeBack(marks)
}

/** Spaces are as wide as the font has them, or a little smaller where that makes the lines more even. */
function planFor(paragraph: HTMLElement, widths: Widths): Plan[] {
  if (paragraph.childElementCount > 0 && paragraph.querySelector('p, li, dd, table, blockquote, img, svg, pre')) return []
  const style = getComputedStyle(paragraph)
  if (style.textAlign !== 'justify' || paragraph.closest('table') !== null) return []
  const { zoom } = globalThis.dossier
  const padding = (Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)) * zoom
  const width = paragraph.getBoundingClientRect().width - padding - 0.1
  const first = width - Number.parseFloat(style.textIndent) * zoom
  const stops = stopsOf(paragraph, widths)
  if ((stops.at(-1)?.end ?? 0) < first) return []
  const { space } = settingOf(paragraph, widths)
  const measure = { first, width, space, least: 1.8 * Number.parseFloat(style.fontSize) * zoom }
  const setting = [0.1, 0.2, 0.3].reduce(
    (best, share) => {
      if (best.cost < best.ends.length * 250) return best // about as even as lines are
      const other = { shrink: share * space, ...chooseLineEnds(stops, { ...measure, shrink: share * space }) }
      return other.cost < 0.75 * best.cost ? other : best
    },
    { shrink: 0, ...chooseLineEnds(stops, { ...measure, shrink: 0 }) },
  )
  const marksOf = (begin: Stop | undefined, end: Stop) =>
    style.direction === 'rtl' ? { first: [], last: [] } : marksOfLine(begin, end, widths)
  return [{ paragraph, shrink: setting.shrink, changes: changesOf(stops, setting.ends, { ...measure, shrink: setting.shrink }, marksOf) }]
}

/** All stops of a paragraph; the last is its end. */
function stopsOf(paragraph: HTMLElement, widths: Widths): Stop[] {
  const stops: Stop[] = []
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let [x, spaces] = [0, 0]
  let last: Text | undefined
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    const setting = settingOf(text.parentElement!, widths)
    last = text
    for (const match of text.data.matchAll(/([^ \n\r\t\u00a0\u00ad\u2013\u2014/-]*[\u2013\u2014/-]?)([ \n\r\t]+|\u00a0|\u00ad|)/g)) {
      const [whole, piece = '', gap = ''] = match
      if (whole === '') continue
      const at = match.index + piece.length
      x += pieceWidth(text, match.index, piece, setting, widths)
      const place = { text, at, length: gap.length, end: x, next: x, spaces, spacesNext: spaces }
      if (gap === '\u00ad') stops.push({ ...place, end: x + setting.hyphen + 0.5, hyphen: true, removable: true }) // the browser rounds up
      else if (gap === '' && /.[\u2013\u2014/-]$/.test(piece)) stops.push({ ...place, hyphen: true, removable: false })
      else if (gap !== '' && x > 0) {
        spaces++
        x += setting.space
        if (gap !== '\u00a0' && !setting.nowrap) stops.push({ ...place, next: x, spacesNext: spaces, hyphen: false, removable: true })
      }
    }
  }
  if (last === undefined) return stops
  const trailing = stops.at(-1)?.text === last && stops.at(-1)!.at + stops.at(-1)!.length === last.length ? stops.pop() : undefined
  const [end, count] = [trailing?.end ?? x, trailing?.spaces ?? spaces]
  return [
    ...stops,
    { text: last, at: last.length, length: 0, end, next: end, spaces: count, spacesNext: count, hyphen: false, removable: false },
  ]
}

/** Measured where it first stands; in the same setting it is as wide elsewhere. */
function pieceWidth(text: Text, at: number, piece: string, { name }: Setting, { pieces }: Widths): number {
  if (piece === '') return 0
  const key = `${name} ${piece}`
  const known = pieces.get(key)
  if (known !== undefined) return known
  const { probe } = globalThis.dossier
  probe.setStart(text, at)
  probe.setEnd(text, at + piece.length)
  let width = 0
  for (const rectangle of probe.getClientRects()) width += rectangle.width
  pieces.set(key, width)
  return width
}

/** The setting of an element's own texts. Elements of the same kind in the same surroundings share one. */
function settingOf(element: Element, widths: Widths): Setting {
  const known = widths.settings.get(element)
  if (known) return known
  const style = getComputedStyle(element)
  const name = [style.font, style.fontFeatureSettings, style.fontVariant, style.letterSpacing, style.whiteSpace].join('|')
  const setting = widths.named.get(name) ?? measureSetting(name, style, widths)
  widths.named.set(name, setting)
  widths.settings.set(element, setting)
  return setting
}

function measureSetting(name: string, style: CSSStyleDeclaration, { canvas }: Widths): Setting {
  const { zoom } = globalThis.dossier
  canvas.font = `${style.fontStyle} ${style.fontWeight} 100px ${style.fontFamily}`
  const scale = (Number.parseFloat(style.fontSize) / 100) * zoom
  const spacing = (Number.parseFloat(style.wordSpacing) || 0) * zoom
  return {
    name,
    space: canvas.measureText(' ').width * scale + spacing,
    hyphen: canvas.measureText('-').width * scale,
    nowrap: style.whiteSpace === 'nowrap',
    marks: new Map(),
  }
}

export const evenLineFunctions = [evenLines, planFor, stopsOf, pieceWidth, settingOf, measureSetting]
