import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFCatalog,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { objectAt, parseAt, type Place, readReferences } from './read-references.ts'

export interface OpenPdf {
  context: PDFContext
  catalog: PDFCatalog
  pages: PdfPage[]
}

export interface PdfPage {
  node: PDFPageLeaf
  ref: PDFRef
}

/**
 * Opens a PDF by its cross-references, as readers do. The library parses the objects; were it to open the file, it would go through all
 * of it in search of them, and parse them all.
 *
 * @param leftOut entries that are not followed, where not everything is wanted: what they alone lead to is not read
 */
export function openPdf(pdf: Uint8Array, leftOut?: readonly string[]): OpenPdf {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length)
  const context = PDFContext.create()
  const { places, trailer } = readReferences(file, context)
  const [Root, Info, Size] = ['Root', 'Info', 'Size'].map((name) => trailer.get(PDFName.of(name)))
  context.trailerInfo = { Root: Root!, Info: Info! }
  context.largestObjectNumber = (Size as PDFNumber).asNumber() - 1
  const read = readerOf(file, places, context)
  if (leftOut) follow(Root!, new Set(leftOut.map((name) => PDFName.of(name))), read, context)
  else for (const number of places.keys()) context.assign(PDFRef.of(number), read(number)!)
  const catalog = context.lookup(Root)
  if (!(catalog instanceof PDFCatalog)) throw new Error('a PDF has no catalog')
  return { context, catalog, pages: pagesOf(catalog) }
}

/** What a stream holds, a letter for each byte. */
export function textOfStream({ dict, contents }: PDFRawStream): string {
  const isDeflated = dict.lookup(PDFName.of('Filter'))?.toString().includes('FlateDecode')
  return (isDeflated ? inflateSync(contents) : Buffer.from(contents)).toString('latin1')
}

export function sizeOf({ node }: PdfPage): { width: number; height: number } {
  return node.MediaBox().asRectangle()
}

type Read = (number: number) => PDFObject | undefined

function readerOf(file: Buffer, places: ReadonlyMap<number, Place>, context: PDFContext): Read {
  const streams = new Map<number, ObjectStream>()
  const streamOf = (number: number) => {
    const stream = streams.get(number) ?? openStream(read(number))
    streams.set(number, stream)
    return stream
  }
  const read: Read = (number) => {
    const place = places.get(number)
    if (place === undefined) return undefined
    if ('offset' in place) return objectAt(file, place.offset, context)
    const { bytes, offsets } = streamOf(place.stream)
    return parseAt(bytes, offsets[place.index]!, context)
  }
  return read
}

/** An object stream (ISO 32000-1, 7.5.7), with where each of its objects begins. */
interface ObjectStream {
  bytes: Buffer
  offsets: number[]
}

function openStream(stream: PDFObject | undefined): ObjectStream {
  if (!(stream instanceof PDFRawStream)) throw new Error('a PDF lacks a stream of objects')
  const first = stream.dict.lookup(PDFName.of('First'), PDFNumber).asNumber()
  const bytes = inflateSync(stream.contents)
  const head = bytes.toString('latin1', 0, first).trim().split(/\s+/)
  return { bytes, offsets: head.flatMap((word, at) => (at % 2 === 1 ? first + Number(word) : [])) }
}

/** Reads an object and all that it leads to. */
function follow(from: PDFObject, leftOut: ReadonlySet<PDFName>, read: Read, context: PDFContext): void {
  const seen = new Set<PDFObject>()
  const waiting = [from]
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      const target = seen.has(object) ? undefined : read(object.objectNumber)
      seen.add(object)
      if (target === undefined) continue
      context.assign(object, target)
      waiting.push(target)
    } else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFStream) waiting.push(object.dict)
    else if (object instanceof PDFDict) waiting.push(...object.entries().flatMap(([name, value]) => (leftOut.has(name) ? [] : value)))
  }
}

function pagesOf(catalog: PDFCatalog): PdfPage[] {
  const pages: PdfPage[] = []
  catalog.Pages().traverse((node, ref) => {
    if (node instanceof PDFPageLeaf) pages.push({ node, ref })
  })
  return pages
}
