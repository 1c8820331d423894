import type { Owner, Unseen } from '../conserve/account.ts'
import type { Colour, Look } from './look.ts'

declare function lookOf(element: Element, page: Element, looks: Map<Element, Look>): Look
declare function colourOf(css: string): Colour
declare function overlay(colour: Colour, ground: Colour | undefined): Colour | undefined
declare function isAlike(a: Colour, b: Colour): boolean

/** A text that is painted on a page. */
export interface PaintedText {
  text: Text
  element: HTMLElement
  owner: Owner
}

/** A line of it. */
interface PaintedLine extends PaintedText {
  box: DOMRect
  look: Look
}

/** What is painted on a page beside its text: a ground of one colour, or a picture, whose colour is not told. */
interface PaintedBox {
  element: Element
  box: DOMRect
  colour: Colour | undefined
}

/** The words of a page's text that are printed and cannot be read, and why. What is drawn is no text, nor what the page itself adds. */
function findUnseen(page: Element, texts: PaintedText[]): Unseen[] {
  const looks = new Map<Element, Look>()
  const lines = texts.flatMap((painted) => linesOf(painted, lookOf(painted.element, page, looks)))
  const boxes = boxesOn(page, looks)
  const reasons = new Map(lines.map((line) => [line, whyUnseen(line, boxes)]))
  for (const line of linesUponOthers(lines.filter((one) => reasons.get(one) === undefined))) reasons.set(line, 'overlap')
  const found = new Map<Text, Omit<Unseen, 'words'> & { told: DOMRect[] }>()
  for (const [{ text, owner, box }, why] of reasons) {
    if (why === undefined || owner === 'furniture' || !/[\p{L}\p{N}]/u.test(text.data)) continue
    const known = found.get(text)
    if (known) known.told.push(box)
    else found.set(text, { owner, why, told: [box] })
  }
  return joinUnseen([...found].map(([text, { owner, why, told }]) => ({ owner, why, words: wordsIn(text, told) })))
}

function linesOf(painted: PaintedText, look: Look): PaintedLine[] {
  const { probe } = globalThis.dossier
  probe.selectNodeContents(painted.text)
  return [...probe.getClientRects()].filter(({ width, height }) => width > 0 || height > 0).map((box) => ({ ...painted, box, look }))
}

function whyUnseen(line: PaintedLine, boxes: PaintedBox[]): Unseen['why'] | undefined {
  if (line.box.height < 3 * globalThis.dossier.zoom) return 'size'
  if (isCut(line)) return 'cut'
  if (isInkless(line)) return 'ink'
  if (line.look.isPressed) return 'overlap'
  return isCovered(line, boxes) ? 'covered' : undefined
}

/** Of the height of a line letters leave a part free above and below; of its width not so much as half a letter. */
function isCut({ box: { left, top, right, bottom, height }, look: { clip } }: PaintedLine): boolean {
  const seen = Math.min(bottom, clip.bottom) - Math.max(top, clip.top)
  const aside = Math.max(clip.left - left, right - clip.right)
  return seen < 0.7 * height || aside > 0.3 * height
}

/** Whether a text has the colour of all that may be behind it, and nothing else to tell it by. */
function isInkless({ element, box, look: { ink, ground, alpha, isMixed } }: PaintedLine): boolean {
  const [red, green, blue, own] = ink
  const isLike = (colour: Colour) => isAlike(overlay([red, green, blue, own * alpha], colour) ?? colour, colour)
  if (isMixed || ground === undefined || !isLike(ground)) return false
  const { textShadow, webkitTextStrokeWidth, backgroundClip } = getComputedStyle(element)
  if (textShadow !== 'none' || webkitTextStrokeWidth !== '0px' || backgroundClip === 'text') return false
  const others = [...element.closest('.page')!.querySelectorAll('*')].filter((other) => !other.contains(element))
  const behind = others.filter((other) => shareOf(box, other.getBoundingClientRect()) > 0)
  return behind.every((other) => !isPicture(other) && isLike(overlay(groundOf(other), ground) ?? ground)) && !hasPaintedEdge(element)
}

function groundOf(element: Element): Colour {
  return colourOf(getComputedStyle(element).backgroundColor)
}

function isPicture(element: Element): boolean {
  return /^(img|svg|canvas|video)$/.test(element.localName) || getComputedStyle(element).backgroundImage !== 'none'
}

/** Whether an element, or one that it stands in, paints a ground otherwise: by its edges, its shadow, or before and after its content. */
function hasPaintedEdge(element: Element): boolean {
  for (let outer: Element | null = element; outer; outer = outer.parentElement) {
    const { borderImageSource, boxShadow, outlineStyle } = getComputedStyle(outer)
    if (borderImageSource !== 'none' || boxShadow !== 'none' || outlineStyle !== 'none') return true
    for (const edge of ['::before', '::after']) {
      const { content, backgroundColor, backgroundImage } = getComputedStyle(outer, edge)
      if (content !== 'none' && (backgroundImage !== 'none' || colourOf(backgroundColor)[3] > 0)) return true
    }
  }
  return false
}

/** Whether something that lets nothing through is painted over the middle of a line. */
function isCovered({ element, box, look: { isSunk } }: PaintedLine, boxes: PaintedBox[]): boolean {
  const middle = { left: box.left + box.width / 2, top: box.top + box.height / 2 }
  return boxes.some((other) => {
    if ((other.element.contains(element) && !isSunk) || shareOf(box, other.box) < 0.3) return false
    const { left, top, right, bottom } = other.box
    const isOver = middle.left > left && middle.left < right && middle.top > top && middle.top < bottom
    return isOver && isOpaque(other) && isAbove(other.element, element, middle)
  })
}

/** How much of a line is within a box. */
function shareOf(line: DOMRect, box: DOMRect): number {
  const width = Math.min(line.right, box.right) - Math.max(line.left, box.left)
  const height = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top)
  return width > 0 && height > 0 ? (width * height) / (line.width * line.height) : 0
}

/** Whether the browser paints one element over another at a place; it tells that only of what is in view. */
function isAbove(upper: Element, lower: Element, { left, top }: { left: number; top: number }): boolean {
  const before = { left: scrollX, top: scrollY }
  scrollTo(left + scrollX - innerWidth / 2, top + scrollY - innerHeight / 2)
  const stack = document.elementsFromPoint(left + before.left - scrollX, top + before.top - scrollY)
  scrollTo(before)
  return stack.includes(upper) && stack.indexOf(upper) < stack.indexOf(lower)
}

function boxesOn(page: Element, looks: Map<Element, Look>): PaintedBox[] {
  const pictures = [...page.querySelectorAll('img, svg, canvas, video')].map((element) => ({ element, colour: undefined }))
  const grounds = [...looks].flatMap(([element, { own }]) =>
    own === 'none' ? [] : [{ element, colour: own === 'picture' ? undefined : own }],
  )
  return [...pictures, ...grounds].map((one) => ({ ...one, box: one.element.getBoundingClientRect() }))
}

/** Whether a box lets nothing through; of pictures, those that are opaque throughout. */
function isOpaque({ element, colour }: PaintedBox): boolean {
  const { opacity, mixBlendMode, visibility } = getComputedStyle(element)
  if (Number(opacity) < 0.9 || mixBlendMode !== 'normal' || visibility !== 'visible') return false
  if (!(element instanceof HTMLImageElement)) return colour !== undefined && colour[3] > 0.9
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 16
  const context = canvas.getContext('2d')!
  try {
    context.drawImage(element, 0, 0, 16, 16)
    return context.getImageData(0, 0, 16, 16).data.every((value, index) => index % 4 !== 3 || value > 230)
  } catch {
    return false // the browser does not tell what is in it
  }
}

/** Lines that are printed upon others, whose letters are as large. */
function linesUponOthers(lines: PaintedLine[]): Set<PaintedLine> {
  const upon = new Set<PaintedLine>()
  const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2
  const sorted = lines.filter(({ look }) => !look.isTurned && look.alpha > 0.5).sort((a, b) => middle(a.box) - middle(b.box))
  for (const [index, line] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next]!
      const [small, large] = [Math.min(line.box.height, other.box.height), Math.max(line.box.height, other.box.height)]
      const apart = middle(other.box) - middle(line.box)
      if (apart > 0.4 * line.box.height) break
      const shared = Math.min(line.box.right, other.box.right) - Math.max(line.box.left, other.box.left)
      if (apart < 0.4 * small && shared > 0.4 * small && large < 2 * small) upon.add(line).add(other)
    }
  }
  return upon
}

/** The words of a text that stand in some of its lines. */
function wordsIn(text: Text, lines: DOMRect[]): string {
  const { probe } = globalThis.dossier
  const words = [...text.data.matchAll(/\S+/g)].filter(({ 0: word, index }) => {
    probe.setStart(text, index)
    probe.setEnd(text, index + word.length)
    return [...probe.getClientRects()].some((box) => lines.some((line) => shareOf(box, line) > 0.5))
  })
  return words.join(' ') || text.data // no word has a size
}

/** What follows each other on a page, and is not to be read for one reason, is told once. */
function joinUnseen(found: Unseen[]): Unseen[] {
  const joined: Unseen[] = []
  for (const one of found) {
    const last = joined.at(-1)
    if (last?.owner === one.owner && last.why === one.why) last.words += `${/^[.,;:)]/.test(one.words) ? '' : ' '}${one.words}`
    else joined.push(one)
  }
  return joined
}

export const unseenFunctions = [
  findUnseen,
  linesOf,
  whyUnseen,
  isCut,
  isInkless,
  groundOf,
  isPicture,
  hasPaintedEdge,
  isCovered,
  shareOf,
  isAbove,
  boxesOn,
  isOpaque,
  linesUponOthers,
  wordsIn,
  joinUnseen,
]
