/** A node of any tree. */
interface Node {
  type: string
  children?: readonly Node[]
}

/**
 * Shows every node of a tree in reading order, each before its children. `unist-util-visit` can do more, such as take nodes out on the
 * way, and pays for it at each node; most of our looks at a tree only look.
 */
export function eachNode<N extends Node>(node: N, look: (node: N) => void): void {
  look(node)
  if (node.children) for (const child of node.children) eachNode(child as N, look)
}
