/** A colour as red, green, blue and opacity, each from 0 to 1. */
export type Colour = [red: number, green: number, blue: number, alpha: number]

/** How an element looks, as far as it decides whether its text is to be seen. */
export interface Look {
  /** The colour of its letters. */
  ink: Colour
  /** Its own ground. */
  own: Colour | 'picture' | 'none'
  /** The colour behind its text; nothing where that is a picture or not to be told. */
  ground: Colour | undefined
  /** How opaque it is painted, with all that it stands in. */
  alpha: number
  /** What is painted outside of it is cut off. */
  clip: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>
  /** A filter, a mask or a blend decides what is to be seen of it. */
  isMixed: boolean
  /** It is painted under the ground of what it stands in. */
  isSunk: boolean
  /** Its lines are not level. */
  isTurned: boolean
  /** Its letters or words are pressed into each other. */
  isPressed: boolean
}

/** How an element of a page looks, from what it stands in; each is looked at once. */
function lookOf(element: Element, page: Element, looks: Map<Element, Look>): Look {
  const known = looks.get(element)
  if (known) return known
  const style = getComputedStyle(element)
  const outer = element.parentElement ? lookOf(element.parentElement, page, looks) : sheetLook(page)
  const isOnPage = page.contains(element) && element !== page
  const isApart = isOnPage && /^(absolute|fixed)$/.test(style.position)
  const { clip } = isApart ? lookOf(holderOf(element, page), page, looks) : outer
  const colour = colourOf(style.backgroundColor)
  const own = style.backgroundImage !== 'none' ? 'picture' : colour[3] === 0 ? 'none' : colour
  const look: Look = {
    ink: colourOf(style.webkitTextFillColor),
    own,
    ground: own === 'none' ? outer.ground : own === 'picture' ? undefined : overlay(own, outer.ground),
    alpha: outer.alpha * Number(style.opacity),
    clip: isOnPage && clips(style) ? within(element.getBoundingClientRect(), clip) : clip,
    isMixed: outer.isMixed || style.filter !== 'none' || style.mixBlendMode !== 'normal' || style.maskImage !== 'none',
    isSunk: outer.isSunk || Number(style.zIndex) < 0,
    isTurned: outer.isTurned || turns(style),
    isPressed: spacingOf(style.letterSpacing, style) < -0.3 || spacingOf(style.wordSpacing, style) < -0.6,
  }
  looks.set(element, look)
  return look
}

function turns({ transform, rotate, writingMode }: CSSStyleDeclaration): boolean {
  return !/^none$|^matrix\([^,]+, 0, 0, /.test(transform) || rotate !== 'none' || writingMode !== 'horizontal-tb'
}

/** White between letters or words as a share of their size; what is `normal` is 0. */
function spacingOf(length: string, { fontSize }: CSSStyleDeclaration): number {
  return (Number.parseFloat(length) || 0) / Number.parseFloat(fontSize)
}

/** The sheet of white paper that a page is printed on. */
function sheetLook(page: Element): Look {
  return {
    ink: [0, 0, 0, 1],
    own: 'none',
    ground: [1, 1, 1, 1],
    alpha: 1,
    clip: page.getBoundingClientRect(),
    isMixed: false,
    isSunk: false,
    isTurned: false,
    isPressed: false,
  }
}

/** What cuts off an element that is taken out of the flow: the next that is positioned, and whatever that stands in. */
function holderOf(element: Element, page: Element): Element {
  const holder = (element as HTMLElement).offsetParent
  return holder && page.contains(holder) ? holder : page
}

function clips({ overflowX, overflowY, contain, display }: CSSStyleDeclaration): boolean {
  const isClosed = overflowX !== 'visible' || overflowY !== 'visible' || /paint|content|strict/.test(contain)
  return isClosed && !/^(inline|contents|table-(row|column|header|footer).*)$/.test(display)
}

function within(inner: Look['clip'], outer: Look['clip']): Look['clip'] {
  return {
    left: Math.max(inner.left, outer.left),
    top: Math.max(inner.top, outer.top),
    right: Math.min(inner.right, outer.right),
    bottom: Math.min(inner.bottom, outer.bottom),
  }
}

/** A computed colour, of whatever kind, as the browser paints it. */
function colourOf(css: string): Colour {
  const { colours } = globalThis.dossier
  const known = colours.get(css)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.fillStyle = css
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => value / 255)
  const colour: Colour = [red, green, blue, alpha]
  colours.set(css, colour)
  return colour
}

/** A colour painted over another. */
function overlay([red, green, blue, alpha]: Colour, ground: Colour | undefined): Colour | undefined {
  if (alpha === 1) return [red, green, blue, alpha]
  if (alpha === 0 || ground === undefined) return ground
  const mixed = [red, green, blue].map((value, index) => value * alpha + ground[index]! * (1 - alpha))
  return [mixed[0]!, mixed[1]!, mixed[2]!, ground[3]]
}

/** Whether nobody can tell two colours from each other: they are as light, and of one hue. */
function isAlike(a: Colour, b: Colour): boolean {
  return contrast(a, b) < 1.2 && [0, 1, 2].every((index) => Math.abs(a[index]! - b[index]!) < 0.3)
}

/** The contrast of two colours (WCAG 2, 1.4.3): from 1, where they are as light as each other, to 21. */
function contrast(a: Colour, b: Colour): number {
  const [lighter, darker] = [lightness(a), lightness(b)].sort((one, other) => other - one) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function lightness([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

export const lookFunctions = [lookOf, turns, spacingOf, sheetLook, holderOf, clips, within, colourOf, overlay, isAlike, contrast, lightness]
