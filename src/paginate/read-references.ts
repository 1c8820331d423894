import { inflateSync } from 'node:zlib'
import { type PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFObjectParser, PDFRawStream } from '@cantoo/pdf-lib'

/** Where an object is: at an offset of the file, or the how-manieth of an object stream. */
export type Place = { offset: number } | { stream: number; index: number }

export interface References {
  /** By number. */
  places: Map<number, Place>
  trailer: PDFDict
}

/** Reads the cross-references of a file (ISO 32000-1, 7.5.4 and 7.5.8): a table, as Chromium writes it, or a stream, as `write-file` does. */
export function readReferences(file: Buffer, context: PDFContext): References {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 40))?.[1])
  if (file.toString('latin1', start, start + 4) === 'xref') return readTable(file, start + 4, context)
  const stream = objectAt(file, start, context)
  if (stream instanceof PDFRawStream) return readStream(stream)
  throw new Error('a PDF has no cross-references')
}

/** Parses an object with its number before it. */
export function objectAt(file: Buffer, offset: number, context: PDFContext): PDFObject {
  return parseAt(file, file.indexOf('obj', offset) + 'obj'.length, context)
}

export function parseAt(bytes: Buffer, offset: number, context: PDFContext): PDFObject {
  return PDFObjectParser.forBytes(bytes.subarray(offset), context).parseObject()
}

/** The number of the first and how many follow, then their rows: offset, generation, and whether they are in use. */
function readTable(file: Buffer, start: number, context: PDFContext): References {
  const end = file.indexOf('trailer', start)
  const words = file.toString('latin1', start, end).trim().split(/\s+/)
  const places: References['places'] = new Map()
  for (let at = 0; at < words.length;) {
    const [first, count] = [Number(words[at]), Number(words[at + 1])]
    at += 2
    for (let number = first; number < first + count; number++, at += 3) {
      if (words[at + 2] === 'n') places.set(number, { offset: Number(words[at]) })
    }
  }
  const trailer = parseAt(file, end + 'trailer'.length, context)
  if (trailer instanceof PDFDict) return { places, trailer }
  throw new Error('a PDF has no trailer')
}

/** A row for each number: its kind, where it is, and its place there. */
function readStream({ dict, contents }: PDFRawStream): References {
  const rows = inflateSync(contents)
  const widths = (dict.lookup(PDFName.of('W')) as PDFArray).asArray().map((width) => (width as PDFNumber).asNumber())
  const [kind, where, index] = widths as [number, number, number]
  const places: References['places'] = new Map()
  for (let number = 0, at = 0; at < rows.length; number++, at += kind + where + index) {
    const is = rows.readUIntBE(at, kind)
    const value = rows.readUIntBE(at + kind, where)
    if (is === 1) places.set(number, { offset: value })
    else if (is === 2) places.set(number, { stream: value, index: rows.readUIntBE(at + kind + where, index) })
  }
  return { places, trailer: dict }
}
