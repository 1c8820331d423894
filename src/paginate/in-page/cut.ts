import type { Cut, Leaf } from './state.ts'

declare function textsOf(leaf: Pick<Leaf, 'first' | 'last'>): Text[]

/**
 * The place before a line of a leaf. What begins with a leaf's first line begins after the place, and is not parted.
 * `origin` is where the leaves' lines count from.
 */
function cutBefore(leaves: Leaf[], index: number, line: number, column: Element, origin = column.getBoundingClientRect().top): Cut {
  const leaf = leaves[index]!
  const place = line > 0 ? placeInside(leaf, leaf.tops[line]! + origin) : placeBefore(leaf, leaves[index - 1], column)
  const block = leaf.block as HTMLElement
  const { textIndent: indent, textAlign: align } = getComputedStyle(block)
  return { ...place, ...{ block, indent, align }, parts: line > 0 }
}

function placeBefore(leaf: Leaf, previous: Leaf | undefined, column: Element): { node: Node; offset: number } {
  const isShared = (parent: Node) => parent === column || (previous !== undefined && parent.contains(previous.last))
  let node = leaf.first
  while (!isShared(node.parentNode!)) node = node.parentNode!
  return { node: node.parentNode!, offset: [...node.parentNode!.childNodes].indexOf(node as ChildNode) }
}

/** The place of a line's first character, found by halving: the middles of characters go down from line to line. */
function placeInside(leaf: Leaf, limit: number): { node: Node; offset: number } {
  const texts = textsOf(leaf)
  const text = texts.findLast((candidate) => heightAt(candidate, 0) < limit) ?? texts[0]!
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (heightAt(text, middle) > limit) high = middle
    else low = middle + 1
  }
  if (text.data[low] === '\n') low++ // it ends the line before, and in code would begin an empty one
  const next = texts[texts.indexOf(text) + 1]
  return low < text.length || next === undefined ? { node: text, offset: low } : beforeText(next, leaf)
}

/** The middle of the first character of a text, from an offset on, that takes room. */
function heightAt(text: Text, from: number): number {
  const { probe: range } = globalThis.dossier
  for (let offset = from; offset < text.length; offset++) {
    range.setStart(text, offset)
    range.setEnd(text, offset + 1)
    const rectangle = [...range.getClientRects()].findLast(({ width }) => width > 0) // the first may be the hyphen before it
    if (rectangle) return (rectangle.top + rectangle.bottom) / 2
  }
  return Infinity
}

/** Before a text and the inline elements that begin with it, so that no empty piece of them stays behind. */
function beforeText(text: Text, leaf: Leaf): { node: Node; offset: number } {
  let node: Node = text
  while (node !== leaf.first && node.parentNode !== leaf.first && node.parentNode!.firstChild === node) node = node.parentNode!
  return { node: node.parentNode!, offset: [...node.parentNode!.childNodes].indexOf(node as ChildNode) }
}

export const cutFunctions = [cutBefore, placeBefore, placeInside, heightAt, beforeText]
