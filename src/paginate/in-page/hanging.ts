import type { Stop } from './even-lines.ts'
import type { Setting, Widths } from './piece-widths.ts'

declare function settingOf(element: Element, widths: Widths): Setting

/** A mark of punctuation that stands partly outside of its line, so that the edge of the text looks straight. */
export interface Mark {
  text: Text
  at: number
  /** By how much, in measured pixels. */
  out: number
  side: 'marginInlineStart' | 'marginInlineEnd'
}

/** What stands out of a line at its beginning and at its end. */
export interface LineMarks {
  first: Mark[]
  last: Mark[]
}

/** What of a mark's width is let out. */
function shareOut(character: string, side: Mark['side']): number {
  if (side === 'marginInlineStart') return /[“‘«„‹]/.test(character) ? 0.5 : 0
  if (/[-\u00ad.,]/.test(character)) return 0.6
  return /[”’»“›:;]/.test(character) ? 0.4 : 0
}

/** The marks that stand out of a line between two stops. */
function marksOfLine(begin: Stop | undefined, end: Stop, widths: Widths): LineMarks {
  const isSoft = end.hyphen && end.length === 1
  return {
    first: begin ? markAt(begin.text, begin.at + begin.length, 'marginInlineStart', widths) : [],
    last: markAt(end.text, isSoft ? end.at : end.at - 1, 'marginInlineEnd', widths),
  }
}

/** The mark at a place in a text, if it is one that stands out. */
function markAt(text: Text, at: number, side: Mark['side'], widths: Widths): Mark[] {
  const character = text.data[at] ?? ''
  const share = shareOut(character, side)
  return share === 0 ? [] : [{ text, at, out: share * markWidth(text.parentElement!, character, widths), side }]
}

function markWidth(element: Element, character: string, widths: Widths): number {
  const { marks, hyphen } = settingOf(element, widths)
  if (/[-\u00ad]/.test(character)) return hyphen
  const known = marks.get(character)
  if (known !== undefined) return known
  const { fontStyle, fontWeight, fontFamily, fontSize } = getComputedStyle(element)
  widths.canvas.font = `${fontStyle} ${fontWeight} 100px ${fontFamily}`
  const width = (widths.canvas.measureText(character).width * Number.parseFloat(fontSize) * globalThis.dossier.zoom) / 100
  marks.set(character, width)
  return width
}

/** Sets a mark in an element of its own; what is before it in its text keeps its places. */
function letOut({ text, at, out, side }: Mark): void {
  const element = document.createElement('span')
  element.className = 'hung'
  element.style[side] = `${-out / globalThis.dossier.zoom}px`
  text.splitText(at + 1)
  element.append(text.splitText(at))
  text.after(element)
}

/**
 * Where a line does not end as it was planned, its mark stands among other letters, which it must not touch. What is taken back may change
 * the lines behind.
 */
function takeBack(paragraphs: Iterable<Element>): void {
  const strays = [...paragraphs].map((paragraph) => ({ paragraph, marks: straysIn(paragraph) })).filter(({ marks }) => marks.length > 0)
  for (const mark of strays.flatMap(({ marks }) => marks)) {
    mark.className = 'taken-back'
    mark.removeAttribute('style')
  }
  for (const { paragraph } of strays) globalThis.dossier.even.delete(paragraph)
  if (strays.length > 0) takeBack(strays.map(({ paragraph }) => paragraph))
}

/**
 * Joins the texts that were parted for a mark which was taken back. A ligature of the letters on both sides would belong to one of them,
 * and the other would lose a letter where it is copied.
 */
function joinTexts(page: Element): void {
  for (const mark of page.querySelectorAll('.taken-back')) {
    const around = mark.parentNode!
    mark.replaceWith(...mark.childNodes)
    around.normalize()
  }
}

function straysIn(paragraph: Element): Element[] {
  const outer = paragraph.getBoundingClientRect()
  return [...paragraph.querySelectorAll('.hung')].filter((mark) => {
    const { left, right, width } = mark.getBoundingClientRect()
    return width === 0 || (left > outer.left && right < outer.right)
  })
}

export const hangingFunctions = [shareOut, marksOfLine, markAt, markWidth, letOut, takeBack, joinTexts, straysIn]
