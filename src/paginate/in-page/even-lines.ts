import type { LineMarks, Mark } from './hanging.ts'
import type { MarksOf } from './set-lines.ts'
import type { Setting, Widths } from './piece-widths.ts'
import type { LineMeasure, LineStop } from './total-fit.ts'

declare function textsIn(node: Node): Text[]
declare function settingOf(element: Element, widths: Widths): Setting
declare function fitTables(): void
declare function holdIndents(): void
declare function measurePieces(widths: Widths): void
declare function letOut(mark: Mark): void
declare function takeBack(paragraphs: Iterable<Element>): void
declare function marksOfLine(begin: Stop | undefined, end: Stop, widths: Widths): LineMarks
declare function changesOf(stops: Stop[], ends: number[], measure: LineMeasure, marksOf: MarksOf): (Stop | Mark)[]
declare function chooseLineEnds(stops: readonly LineStop[], measure: LineMeasure): { ends: number[]; cost: number }

/** A stop, and the characters that make it. */
export interface Stop extends LineStop {
  text: Text
  at: number
  length: number
}

/** A piece of a text up to the next place at which a line may end, and what stands there. */
interface Piece {
  text: Text
  setting: Setting
  piece: string
  gap: string
  /** Where the gap begins. */
  at: number
}

/** A paragraph that is to be set, as it was found. */
interface Copy {
  paragraph: HTMLElement
  style: CSSStyleDeclaration
  pieces: Piece[]
}

/** A paragraph as it is to be set: by how much its spaces are smaller, and what is done to its text, in the order of the text. */
interface Plan {
  paragraph: HTMLElement
  /** Its line ends were chosen; else the browser's stay. */
  isSet: boolean
  shrink: number
  /** Behind which its last line begins, if that has room for spaces as the font has them. */
  lastLine: Stop | undefined
  changes: (Stop | Mark)[]
}

/**
 * Evens out the spaces of justified paragraphs. The browser fills line by line; where it should break earlier, the places behind at which
 * it could break are taken away: spaces become such as do not break, soft hyphens go. So the lines need no markup. Until that is done no
 * paragraph is laid out: only how wide they are has to be known, and how wide the pieces of their words.
 */
function evenLines(): void {
  const { flow, zoom, even } = globalThis.dossier
  const canvas = document.createElement('canvas').getContext('2d')!
  const widths: Widths = { settings: new Map(), named: new Map(), canvas }
  const copies = [...flow.querySelectorAll<HTMLElement>('p, li, dd')].flatMap((paragraph) => copyOf(paragraph, widths))
  for (const { paragraph } of copies) paragraph.classList.add('unset')
  measurePieces(widths)
  fitTables() // what follows on a table that goes away may get an indent
  holdIndents()
  const plans = copies.flatMap((copy) => planFor(copy, widths))
  for (const { paragraph } of copies) paragraph.classList.remove('unset')
  for (const plan of plans) {
    if (plan.isSet) even.add(plan.paragraph)
    if (plan.shrink > 0) plan.paragraph.style.wordSpacing = `${-plan.shrink / zoom}px`
    setText(plan)
  }
  takeBack(plans.map(({ paragraph }) => paragraph))
}

/** The last change comes first, so that the places of the others stay. */
function setText({ paragraph, lastLine, changes }: Plan): void {
  const isBehind = ({ text, at }: Stop | Mark) => lastLine?.text === text && at >= lastLine.at + lastLine.length
  for (const change of changes.filter(isBehind).reverse()) apply(change)
  if (lastLine) letSpaces(paragraph, lastLine)
  for (const change of changes.filter((one) => !isBehind(one)).reverse()) apply(change)
}

function apply(change: Stop | Mark): void {
  if ('out' in change) letOut(change)
  else change.text.replaceData(change.at, change.length, change.hyphen ? '' : '\u00a0')
}

/** A last line is not justified: smaller spaces would only make it look narrow. */
function letSpaces(paragraph: Element, { text, at, length }: Stop): void {
  if (at + length < text.length) text.splitText(at + length)
  const texts = textsIn(paragraph)
  for (const part of texts.slice(texts.indexOf(text) + 1).filter(({ data }) => /[ \u00a0]/.test(data))) {
    const element = document.createElement('span')
    element.style.wordSpacing = '0'
    part.replaceWith(element)
    element.append(part)
  }
}

/** The pieces of a paragraph, where it is one of justified text alone. */
function copyOf(paragraph: HTMLElement, widths: Widths): Copy[] {
  if (paragraph.childElementCount > 0 && paragraph.querySelector('p, li, dd, table, blockquote, img, svg, pre')) return []
  const style = getComputedStyle(paragraph)
  if (style.textAlign !== 'justify' || paragraph.closest('table') !== null) return []
  const pieces: Piece[] = []
  for (const text of textsIn(paragraph)) {
    const setting = settingOf(text.parentElement!, widths)
    for (const match of text.data.matchAll(/([^ \n\r\t\u00a0\u00ad\u2013\u2014/-]*[\u2013\u2014/-]?)([ \n\r\t]+|\u00a0|\u00ad|)/g)) {
      const [whole, piece = '', gap = ''] = match
      if (whole === '') continue
      const last = piece.slice(-1)
      for (const one of gap === '\u00ad' ? [piece, last, `${last}-`] : [piece]) setting.pieces.set(one, 0) // all are measured together
      pieces.push({ text, setting, piece, gap, at: match.index + piece.length })
    }
  }
  return pieces.length === 0 ? [] : [{ paragraph, style, pieces }]
}

/** Spaces are as wide as the font has them, or a little smaller where that makes the lines more even. */
function planFor({ paragraph, style, pieces }: Copy, widths: Widths): Plan[] {
  const { zoom } = globalThis.dossier
  const padding = (Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)) * zoom
  const width = paragraph.getBoundingClientRect().width - padding - 0.1
  const first = width - Number.parseFloat(style.textIndent) * zoom
  const stops = stopsOf(pieces)
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
  const { ends, shrink } = setting
  const lastLine = shrink > 0 ? stops[ends.at(-2) ?? -1] : undefined
  const hasRoom = lastLine !== undefined && stops.at(-1)!.end - lastLine.next <= width
  const changes = changesOf(stops, ends, { ...measure, shrink }, marksOf)
  return [{ paragraph, isSet: ends.length > 0, shrink, lastLine: hasRoom ? lastLine : undefined, changes }]
}

/** All stops of a paragraph; the last is its end. */
function stopsOf(pieces: Piece[]): Stop[] {
  const stops: Stop[] = []
  let [x, spaces] = [0, 0]
  for (const { text, setting, piece, gap, at } of pieces) {
    x += setting.pieces.get(piece)!
    const place = { text, at, length: gap.length, end: x, next: x, spaces, spacesNext: spaces }
    if (gap === '\u00ad') stops.push({ ...place, end: x + hyphenAfter(piece, setting) + 0.5, hyphen: true, removable: true }) // the browser rounds up
    else if (gap === '' && /.[\u2013\u2014/-]$/.test(piece)) stops.push({ ...place, hyphen: true, removable: false })
    else if (gap !== '' && x > 0) {
      spaces++
      x += setting.space
      if (gap !== '\u00a0' && !setting.nowrap) stops.push({ ...place, next: x, spacesNext: spaces, hyphen: false, removable: true })
    }
  }
  const last = pieces.at(-1)!.text
  const trailing = stops.at(-1)?.text === last && stops.at(-1)!.at + stops.at(-1)!.length === last.length ? stops.pop() : undefined
  const [end, count] = [trailing?.end ?? x, trailing?.spaces ?? spaces]
  return [
    ...stops,
    { text: last, at: last.length, length: 0, end, next: end, spaces: count, spacesNext: count, hyphen: false, removable: false },
  ]
}

/** A soft hyphen stands by itself; as a letter of its word it is kerned with the one before it, and may be wider. */
function hyphenAfter(piece: string, { hyphen, pieces }: Setting): number {
  const last = piece.slice(-1)
  return Math.max(hyphen, pieces.get(`${last}-`)! - pieces.get(last)!)
}

export const evenLineFunctions = [evenLines, setText, apply, letSpaces, copyOf, planFor, stopsOf, hyphenAfter]
