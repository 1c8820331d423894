/**
 * Chromium sets each line on a whole pixel, so pages are laid out larger and printed smaller: at half as large again, a
 * point is two pixels, and lines of 14 pt, or of any half of a point, are as far apart as they should be.
 */
export const zoom = 1.5

/** Millimetres in pixels of the enlarged page. */
export function toPixels(length: number): number {
  return ((length * 96) / 25.4) * zoom
}
