import type { Leaf } from './state.ts'

/**
 * Finds which of a leaf's soft hyphens are printed and keeps their places. `leaf.hyphens` names lines that may end in one and is
 * set right. Where more than two lines in a row end so, the third word is left whole and `false` returned: the lines are others.
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
  if (third !== -1) printed[third]!.text.deleteData(printed[third]!.at, 1)
  else for (const { text, at } of printed) globalThis.dossier.hyphenated.get(text)!.push(at)
  return third === -1
}

/** A soft hyphen's place. */
interface SoftHyphen {
  text: Text
  at: number
}

function softHyphens(leaf: Leaf): SoftHyphen[] {
  if (leaf.kind === 'text' && leaf.hyphens.length === 0) return []
  return hyphenatedTexts(leaf).flatMap((text) => [...text.data.matchAll(/\u00ad/g)].map(({ index: at }) => ({ text, at })))
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

function hyphenatedTexts({ first, last }: Leaf): Text[] {
  const { hyphenated } = globalThis.dossier
  const texts: Text[] = []
  for (let node: Node | null = first; node; node = node === last ? null : node.nextSibling) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    if (node instanceof Text && hyphenated.has(node)) texts.push(node)
    while (walker.nextNode()) if (hyphenated.has(walker.currentNode as Text)) texts.push(walker.currentNode as Text)
  }
  return texts
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
  softHyphens,
  isPrinted,
  lastOnLine,
  middleOf,
  characterRectangles,
  hyphenatedTexts,
  settleHyphens,
  settledOffset,
]
