import type { Sheet } from './state.ts'

declare function sectionsOfText(): string
declare function gridStep(block: Element): number
declare function beyond(length: number, step: number): number

/** The white between two elements. */
export interface Gap {
  above: HTMLElement
  below: HTMLElement
  white: number
}

/**
 * Brings the text of each page back to the grid: what goes over from the page before, with edges and heads that are repeated, and
 * pictures that stand elsewhere bring the text below them off it. The planning has left room to move it down; by a hair it moves up.
 */
function fitPages(sheets: Sheet[], line: number): void {
  const changes: Gap[] = []
  for (const { body } of sheets) {
    const { top } = body.getBoundingClientRect()
    let added = 0
    for (const block of body.querySelectorAll<HTMLElement>(`:scope > figure + :not(figure), :is(${sectionsOfText()}) > *`)) {
      const step = line * (block.parentElement === body ? 1 : gridStep(block))
      const gap = step === 0 || block.offsetHeight === 0 ? undefined : gapAbove(block, body)
      if (gap === undefined) continue
      const excess = beyond(block.getBoundingClientRect().top - top + added, step)
      const isMore = excess >= line / 8
      if (excess < 0.2 || excess > step - 0.2 || (!isMore && gap.white < 2 * excess)) continue
      const change = isMore ? step - excess : -excess
      changes.push({ ...gap, white: gap.white + change })
      added += change
    }
  }
  for (const { above, below, white } of changes) {
    above.style.marginBlockEnd = '0'
    below.style.marginBlockStart = `${white / globalThis.dossier.zoom}px`
  }
}

/** The white above a block: what it stands between, the outermost elements that end and begin with it. There is none at the head of a page. */
function gapAbove(block: HTMLElement, column: Element): Gap | undefined {
  for (let below = block; below !== column; below = below.parentElement!) {
    let above = below.previousElementSibling as HTMLElement | null
    while (above && above.offsetHeight === 0) above = above.previousElementSibling as HTMLElement | null
    if (above) return { above, below, white: below.getBoundingClientRect().top - above.getBoundingClientRect().bottom }
  }
  return undefined
}

export const pageGridFunctions = [fitPages, gapAbove]
