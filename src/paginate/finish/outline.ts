import { type PDFContext, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import type { Marked } from './marked.ts'
import { textString } from './strings.ts'

interface Item {
  title: string
  rank: number
  destination: PDFObject
  ref: PDFRef
  kids: Item[]
}

/** So many points are left above a heading that a bookmark leads to. */
const margin = 12

/**
 * Writes the bookmarks: every heading of the text under the one that is of a higher rank. What lies deeper than two levels is shut
 * at first.
 *
 * @param heights of the pages, in points
 */
export function writeOutline(context: PDFContext, headings: Marked['headings'], pages: readonly PDFRef[], heights: readonly number[]) {
  const root: Item[] = []
  const path: Item[] = []
  for (const { title, rank, page, box } of headings) {
    if (title === '') continue
    while (path.length > 0 && path.at(-1)!.rank >= rank) path.pop()
    const top = Math.round(heights[page]! * (1 - box[1]) + margin)
    const destination = context.obj([pages[page]!, 'XYZ', 0, Math.min(top, Math.round(heights[page]!)), 0])
    const item: Item = { title, rank, destination, ref: context.nextRef(), kids: [] }
    ;(path.at(-1)?.kids ?? root).push(item)
    path.push(item)
  }
  if (root.length === 0) return undefined
  const ref = context.nextRef()
  writeItems(context, root, ref, 0)
  context.assign(ref, context.obj({ Type: 'Outlines', First: root[0]!.ref, Last: root.at(-1)!.ref, Count: shown(root, 0) }))
  return ref
}

function writeItems(context: PDFContext, items: readonly Item[], parent: PDFRef, depth: number): void {
  for (const [index, { title, destination, ref, kids }] of items.entries()) {
    const [previous, next] = [items[index - 1], items[index + 1]]
    const entries = {
      Title: textString(title),
      Parent: parent,
      Dest: destination,
      ...(previous && { Prev: previous.ref }),
      ...(next && { Next: next.ref }),
      ...(kids.length > 0 && { First: kids[0]!.ref, Last: kids.at(-1)!.ref, Count: depth < 1 ? shown(kids, depth + 1) : -kids.length }),
    }
    context.assign(ref, context.obj(entries))
    writeItems(context, kids, ref, depth + 1)
  }
}

/** How many items are to be seen at first; from the second level on what is below an item is shut. */
function shown(items: readonly Item[], depth: number): number {
  return items.reduce((sum, { kids }) => sum + 1 + (depth < 1 ? shown(kids, depth + 1) : 0), 0)
}
