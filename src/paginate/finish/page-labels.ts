import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'

/**
 * What readers call the pages (ISO 32000-1, 12.4.2), where it is not their place in the file: prelims with roman numbers, and the
 * pages after them, which count from 1.
 *
 * @param folios as they are printed; empty on a page without
 */
export function pageLabels(context: PDFContext, folios: readonly string[]): PDFObject | undefined {
  const first = folios.findIndex((folio) => /^\d+$/.test(folio))
  const start = first === -1 ? 0 : first - Number(folios[first]) + 1
  if (start <= 0) return undefined
  return context.obj({ Nums: [0, { S: 'r' }, start, { S: 'D' }] })
}
