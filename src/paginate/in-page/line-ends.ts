import type { Leaf } from './state.ts'

declare function lengthOf(css: string): number
declare function textsOf(leaf: Leaf): Text[]
declare function takeBack(paragraphs: Iterable<Element>): void

/**
 * Finds which of a leaf's soft hyphens are printed and keeps their places. `leaf.hyphens` names lines that may end in one and is
 * set right. A word is left whole where it would be the third in a row to be parted, or where its hyphen would not fit; then
 * `false` is returned: the lines are others.
 */
function settleLeafHyphens(leaf: Leaf, origin: number): boolean {
  const places = softHyphens(leaf)
  const printed = leaf.kind === 'text' ? [] : places.filter((place) => isPrinted(place))
  if (leaf.kind !== 'text') leaf.hyphens = []
  for (const line of leaf.hyphens) {
    const place = lastOnLine(places, leaf, line, origin)
    if (place && isPrinted(place)) printed.push(place)
    else leaf.hyphens = leaf.hyphens.filter((other) => other !== line)
  }
  const third = leaf.hyphens.findIndex((line, index) => index > 1 && leaf.hyphens[index - 2] === line - 2)
  const unfit = third === -1 ? printed.find((place) => !fitsAsHyphen(place)) : printed[third]
  if (unfit) {
    unfit.text.deleteData(unfit.at, 1)
    takeBack([leaf.block])
  } else for (const { text, at } of printed) globalThis.dossier.hyphenated.get(text)!.push(at)
  return unfit === undefined
}

/** Whether a hyphen stays on its line when it becomes a letter of its word: kerned with the one before it it may be a hair wider. */
function fitsAsHyphen({ text, at }: SoftHyphen): boolean {
  const block = text.parentElement!.closest('p, li, dd, td, th, div')!
  if (globalThis.dossier.even.has(block)) return true
  const hyphen = [...characterRectangles({ text, at })].at(-1)!
  if (hyphen.right + 2 < block.getBoundingClientRect().right - lengthOf(getComputedStyle(block).paddingRight)) return true
  const { top } = hyphen
  text.replaceData(at, 1, '-')
  const fits = Math.abs(characterRectangles({ text, at })[0]!.top - top) < 1
  text.replaceData(at, 1, '\u00ad')
  return fits
}

/** A soft hyphen's place. */
interface SoftHyphen {
  text: Text
  at: number
}

function softHyphens(leaf: Leaf): SoftHyphen[] {
  if (leaf.kind === 'text' && leaf.hyphens.length === 0) return []
  const texts = textsOf(leaf).filter((text) => globalThis.dossier.hyphenated.has(text))
  return texts.flatMap((text) => [...text.data.matchAll(/\u00ad/g)].map(({ index: at }) => ({ text, at })))
}

/** A soft hyphen that is printed has, beside its own rectangle, one for the hyphen. */
function isPrinted(place: SoftHyphen): boolean {
  return characterRectangles(place).length > 1
}

/** The last soft hyphen on a line. */
function lastOnLine(places: SoftHyphen[], leaf: Leaf, line: number, origin: number): SoftHyphen | undefined {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (middleOf(places[middle]!) - origin > leaf.feet[line]!) high = middle
    else low = middle + 1
  }
  const last = places[low - 1]
  return last && middleOf(last) - origin > leaf.tops[line]! ? last : undefined
}

function middleOf(place: SoftHyphen): number {
  const { top = 0, bottom = 0 } = characterRectangles(place)[0] ?? {}
  return (top + bottom) / 2
}

function characterRectangles({ text, at }: SoftHyphen): DOMRectList {
  const { probe } = globalThis.dossier
  probe.setStart(text, at)
  probe.setEnd(text, at + 1)
  return probe.getClientRects()
}

/**
 * Takes out the soft hyphens, which would stay in the text of the PDF: those at line ends become hyphens, the others go.
 * Lines stay as they are, since a line breaks at the last place that fits and only places that were not used go.
 */
function settleHyphens(): void {
  for (const [text, ends] of globalThis.dossier.hyphenated) {
    const used = new Set(ends)
    text.data = text.data.replace(/\u00ad/g, (_, at: number) => (used.has(at) ? '-' : ''))
  }
}

/** Where an offset in a text is once its hyphens are settled. */
function settledOffset(text: Text, offset: number): number {
  const ends = globalThis.dossier.hyphenated.get(text)
  if (ends === undefined) return offset
  const before = text.data.slice(0, offset)
  return before.replaceAll('\u00ad', '').length + ends.filter((at) => at < offset).length
}

export const lineEndFunctions = [
  settleLeafHyphens,
  fitsAsHyphen,
  softHyphens,
  isPrinted,
  lastOnLine,
  middleOf,
  characterRectangles,
  settleHyphens,
  settledOffset,
]
