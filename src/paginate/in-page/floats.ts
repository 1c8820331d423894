import type { Leaf, Leaves, Sheet } from './state.ts'

declare function lengthOf(css: string): number

/** Finds by how much the text after each float moves up without it: all are hidden at once, and what is above and below is looked at. */
function measureFloats(floats: Leaves['floats']): void {
  const gapAt = ({ element }: Leaves['floats'][number]) => {
    const [before, after] = [element.previousElementSibling, element.nextElementSibling]
    return after === null ? 0 : after.getBoundingClientRect().top - before!.getBoundingClientRect().bottom
  }
  const shown = floats.map(gapAt)
  for (const { element } of floats) element.hidden = true
  const hidden = floats.map(gapAt)
  for (const [index, { container, element }] of floats.entries()) {
    element.hidden = false
    container.saved = shown[index]! - hidden[index]!
  }
}

/** Finds the line on which the text before each float first refers to it. */
function findMentions(floats: Leaves['floats'], leaves: Leaf[], origin: number): void {
  const named = new Map(floats.flatMap((float) => [float.element.id, encodeURIComponent(float.element.id)].map((id) => [`#${id}`, float])))
  if (floats.length === 0) return
  for (const link of globalThis.dossier.flow.querySelectorAll<HTMLAnchorElement>('.chapter a[href^="#"]')) {
    const float = named.get(link.getAttribute('href') ?? '')
    if (!float || float.container.mention || !(link.compareDocumentPosition(float.element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue
    const block = leaves.findLastIndex((leaf) => leaf.block.contains(link))
    if (block === -1) continue
    const { top, bottom } = link.getBoundingClientRect()
    const line = leaves[block]!.tops.findLastIndex((lineTop) => lineTop <= (top + bottom) / 2 - origin)
    float.container.mention = [block, Math.max(0, line)]
  }
}

/** Pictures from the page before, at the head of a page: the white under them is theirs. */
function prependFloats({ body }: Sheet, floats: HTMLElement[]): void {
  if (floats.length === 0) return
  for (let first = body.firstElementChild; first instanceof HTMLElement; first = first.firstElementChild) {
    if (first.style.marginBlockStart) first.style.marginBlockStart = ''
  }
  body.prepend(...floats)
}

/** The pictures that stand at a page's foot, under the text of the page. */
function appendFeet({ body }: Sheet, feet: HTMLElement[]): void {
  if (feet.length === 0) return
  for (let last = body.lastElementChild; last; last = last.lastElementChild) last.classList.add('at-foot')
  for (const element of feet) {
    element.classList.add('foot-float')
    element.style.marginBlockEnd = ''
  }
  body.append(...feet)
}

/** Lets them down to the foot of the type area, or to the notes. */
function lowerFeet(sheets: Sheet[]): void {
  const { capacity, zoom } = globalThis.dossier
  const lowered = sheets.flatMap(({ body, area, under }) => {
    const first = body.querySelector<HTMLElement>(':scope > .foot-float')
    if (first === null) return []
    const { top, bottom } = body.getBoundingClientRect()
    const limit = area.isConnected ? area.getBoundingClientRect().top : top - under + capacity
    return [{ first, white: lengthOf(getComputedStyle(first).marginBlockStart) + Math.max(0, limit - bottom) }]
  })
  for (const { first, white } of lowered) first.style.marginBlockStart = `${white / zoom}px`
}

export const floatFunctions = [measureFloats, findMentions, prependFloats, appendFeet, lowerFeet]
