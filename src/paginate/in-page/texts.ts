import type { Leaf } from './state.ts'

/** The texts under a node in reading order, or the node itself. */
function textsIn(node: Node): Text[] {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  const texts = node instanceof Text ? [node] : []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  return texts
}

/** The texts of a leaf. */
function textsOf({ first, last }: Pick<Leaf, 'first' | 'last'>): Text[] {
  const texts: Text[] = []
  for (let node: Node | null = first; node; node = node === last ? null : node.nextSibling) texts.push(...textsIn(node))
  return texts
}

export const textFunctions = [textsIn, textsOf]
