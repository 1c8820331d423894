import type { Leaf, Leaves } from './state.ts'

declare function collectLeaves(column: Element): Leaves
declare function setLines(leaf: Leaf, origin: number): void
declare function span(name: string, ...content: (string | Node)[]): HTMLElement

/** Every so many lines one is numbered. */
function lineInterval(): number {
  return 5
}

/**
 * Numbers the lines of the chapters in the margin, through the whole brief: those of text and headings, not of tables, pictures and
 * notes. All lines are looked at before any number is written.
 */
function numberLines(): void {
  const { zoom } = globalThis.dossier
  const found: { body: HTMLElement; middle: number; number: number }[] = []
  let count = 0
  for (const body of document.querySelectorAll<HTMLElement>('.page > .page-body:has(> :is(main, .chapter))')) {
    const { top } = body.getBoundingClientRect()
    const leaves = collectLeaves(body).leaves.filter(
      ({ kind, block }) => /text|heading/.test(kind) && !block.closest('figure, table, .bibliography'),
    )
    for (const leaf of leaves) {
      setLines(leaf, top)
      for (const [line, lineTop] of leaf.tops.entries()) {
        count++
        if (count % lineInterval() === 0) found.push({ body, middle: (lineTop + leaf.feet[line]!) / 2, number: count })
      }
    }
  }
  for (const { body, middle, number } of found) {
    const label = span('furniture line-number', String(number))
    label.style.top = `${middle / zoom}px`
    body.append(label)
  }
}

export const lineNumberFunctions = [lineInterval, numberLines]
