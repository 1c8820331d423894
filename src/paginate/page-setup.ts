import type { PageMatter } from '../model/page-matter.ts'

/** A page's size and margins in millimetres. */
export interface PageSetup {
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
}

/** The column of text is 140 mm wide wherever the page allows it. */
const setups: Record<PageMatter['size'], PageSetup> = {
  A4: { width: 210, height: 297, top: 24, right: 33, bottom: 26, left: 37 },
  Letter: { width: 215.9, height: 279.4, top: 22, right: 35.9, bottom: 24, left: 40 },
  Legal: { width: 215.9, height: 355.6, top: 26, right: 35.9, bottom: 28, left: 40 },
  A5: { width: 148, height: 210, top: 18, right: 17, bottom: 20, left: 19 },
}

const millimetres: Record<string, number> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 }

/** Two columns take more of the paper's width than one. */
const sideMargin: Record<PageMatter['size'], number> = { A4: 21, Letter: 22, Legal: 22, A5: 13 }

/** The brief's own margins over those of its paper. */
export function pageSetup({ size, margins, columns }: PageMatter): PageSetup {
  const own = Object.entries(margins).flatMap(([side, length]) => (length === undefined ? [] : [[side, toMillimetres(length)]]))
  const wider = columns === 2 && { right: sideMargin[size], left: sideMargin[size] }
  return { ...setups[size], ...wider, ...Object.fromEntries(own) }
}

function toMillimetres(length: string): number {
  const unit = length.slice(-2)
  return Number(length.slice(0, -2)) * millimetres[unit]!
}

/**
 * Chromium sets each line on a whole pixel, so pages are laid out larger and printed smaller: at half as large again, a
 * point is two pixels, and lines of 14 pt, or of any half of a point, are as far apart as they should be.
 */
export const zoom = 1.5

/** Millimetres in pixels of the enlarged page. */
export function toPixels(length: number): number {
  return ((length * 96) / 25.4) * zoom
}
