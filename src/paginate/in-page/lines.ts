import type { Leaf } from './state.ts'

declare function lengthOf(css: string): number

/** A line while its rectangles are gathered. */
interface Line {
  top: number
  foot: number
  /** Right edge of its last rectangle, and whether that may be a hyphen: narrow, and touching what stands before it. */
  right: number
  hyphen: boolean
}

/** Sets a leaf's lines, and those of them that may end in a hyphen. */
function setLines(leaf: Leaf, origin: number): void {
  const isRow = leaf.kind === 'row' || leaf.kind === 'head'
  const lines = isRow ? [rowLine(leaf)] : textLines(leaf)
  leaf.tops = lines.map(({ top }) => top - origin)
  leaf.feet = lines.map(({ foot }) => foot - origin)
  leaf.hyphens = lines.flatMap(({ hyphen }, index) => (hyphen && index < lines.length - 1 ? [index] : []))
}

function rowLine({ first, last }: Leaf): Line {
  const top = (first as Element).getBoundingClientRect().top
  return { top, foot: (last as Element).getBoundingClientRect().bottom, right: 0, hyphen: false }
}

/** Groups the rectangles of a leaf's texts and pictures by line: what has its middle within the line so far belongs to it. */
function textLines(leaf: Leaf): Line[] {
  const height = lengthOf(getComputedStyle(leaf.block).lineHeight)
  const lines: Line[] = []
  for (const { top, bottom, left, right } of leafRectangles(leaf)) {
    const line = lines.at(-1)
    const middle = (top + bottom) / 2
    if (top === bottom) continue
    if (line === undefined || middle <= line.top || middle >= line.foot) {
      lines.push({ top, foot: bottom, right, hyphen: false })
      continue
    }
    line.hyphen = Math.abs(left - line.right) < 0.5 && right - left > 0 && right - left < height / 2
    line.right = right
    line.top = Math.min(line.top, top)
    line.foot = Math.max(line.foot, bottom)
  }
  return evenOut(lines, height)
}

/** What is painted in a leaf, in reading order. An inline element would tell all its boxes, line by line, before those of its text. */
function leafRectangles({ first, last }: Leaf): DOMRect[] {
  const { probe } = globalThis.dossier
  const rectangles: DOMRect[] = []
  const gather = (node: Node) => {
    if (node instanceof Text) {
      probe.selectNodeContents(node)
      rectangles.push(...probe.getClientRects())
    } else if (node instanceof Element && (node.childNodes.length === 0 || node.localName === 'svg')) {
      rectangles.push(...node.getClientRects())
    } else for (const child of node.childNodes) gather(child)
  }
  for (let node: Node | null = first; node; node = node === last ? null : node.nextSibling) gather(node)
  return rectangles
}

/** Lines have the height of their block's lines whatever the height of their letters, and meet half-way; only pictures are higher. */
function evenOut(lines: Line[], height: number): Line[] {
  const even = lines.map((line) => {
    const middle = (line.top + line.foot) / 2
    const isTall = line.foot - line.top > 1.7 * height
    const half = isTall ? (line.foot - line.top) / 2 : height / 2
    return { ...line, top: middle - half, foot: middle + half, isTall }
  })
  for (const [index, line] of even.entries()) {
    const next = even[index + 1]
    if (next && !line.isTall && !next.isTall) line.foot = next.top = (line.foot + next.top) / 2
  }
  return even
}

export const lineFunctions = [setLines, rowLine, textLines, leafRectangles, evenOut]
