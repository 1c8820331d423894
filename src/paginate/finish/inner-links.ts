import { type PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { type OpenPdf, type PdfPage, sizeOf } from '../open-pdf.ts'
import { placeName } from '../place-name.ts'
import type { Marked } from './marked.ts'

const name = {
  action: PDFName.of('A'),
  address: PDFName.of('URI'),
  destination: PDFName.of('Dest'),
  destinations: PDFName.of('Dests'),
}

/**
 * Makes links within the document of those that were printed as if they led out of it, to addresses behind the seal, and writes the
 * places that they lead to (ISO 32000-1, 12.3.2.3).
 *
 * @param own the pages on which the links and the places are
 */
export function linkInside({ context, catalog, pages }: OpenPdf, own: readonly PdfPage[], places: Marked['places'], seal: string): void {
  const destinations = catalog.lookupMaybe(name.destinations, PDFDict) ?? PDFDict.withContext(context)
  for (const place of places) destinations.set(nameOf(place.name), destinationOf(place, pages))
  if (places.length > 0) catalog.set(name.destinations, destinations)
  for (const { node } of own) {
    for (const ref of node.Annots()?.asArray() ?? []) turnInside(context.lookup(ref, PDFDict), `x-${seal}:`)
  }
}

/** Gives places that the browser has named itself names that a PDF may hold. */
export function renamePlaces({ catalog }: OpenPdf): void {
  const destinations = catalog.lookupMaybe(name.destinations, PDFDict)
  for (const [key, destination] of destinations?.entries() ?? []) {
    destinations!.delete(key)
    destinations!.set(nameOf(key.decodeText()), destination)
  }
}

function turnInside(annotation: PDFDict, prefix: string): void {
  const address = annotation.lookupMaybe(name.action, PDFDict)?.lookup(name.address)
  const text = address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : ''
  const own = annotation.get(name.destination)
  if (own instanceof PDFName) annotation.set(name.destination, nameOf(own.decodeText()))
  if (!text.startsWith(prefix)) return
  annotation.delete(name.action)
  annotation.set(name.destination, nameOf(text.slice(prefix.length)))
}

function nameOf(fragment: string): PDFName {
  return PDFName.of(placeName(fragment))
}

/** The upper left corner of a place, in whole points. */
function destinationOf({ page: number, box: [left, top] }: Marked['places'][number], pages: readonly PdfPage[]): PDFArray {
  const page = pages[number]!
  const { width, height } = sizeOf(page)
  const [x, y] = [left * width, (1 - top) * height].map((length) => Math.round(length)) as [number, number]
  return page.node.context.obj([page.ref, 'XYZ', x, y, 0]) as PDFArray
}
