import { decodePDFRawStream, PDFArray, PDFDict, PDFHexString, PDFName, type PDFObject, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { hashed } from './document-traits.ts'

/** A hash of what streams hold, however they are packed. */
export function contentHash(streams: readonly (PDFObject | undefined)[]): string {
  return hashed(streams.map((stream) => (stream instanceof PDFRawStream ? decoded(stream) : '')).join('\n'))
}

function decoded(stream: PDFRawStream): string {
  try {
    return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  } catch {
    return Buffer.from(stream.contents).toString('latin1') // a picture
  }
}

/** What lies at a path of names below a dictionary. */
export function entry(holder: PDFObject | undefined, ...path: string[]): PDFObject | undefined {
  let found = holder
  for (const name of path) found = found instanceof PDFDict ? found.lookup(PDFName.of(name)) : undefined
  return found
}

export function entriesOf(dictionary: PDFObject | undefined): [string, PDFObject | undefined][] {
  if (!(dictionary instanceof PDFDict)) return []
  return dictionary.keys().map((key) => [key.decodeText(), dictionary.lookup(key)])
}

export function itemsOf(array: PDFObject | undefined): (PDFObject | undefined)[] {
  return array instanceof PDFArray ? Array.from({ length: array.size() }, (_, index) => array.lookup(index)) : []
}

/** The values of a name tree (ISO 32000-1, 7.9.6). What leads back to itself is entered once. */
export function valuesIn(tree: PDFObject | undefined, seen = new Set<PDFObject>()): (PDFObject | undefined)[] {
  if (!tree || seen.has(tree)) return []
  seen.add(tree)
  const own = itemsOf(entry(tree, 'Names')).filter((_, index) => index % 2 === 1)
  return [...own, ...itemsOf(entry(tree, 'Kids')).flatMap((kid) => valuesIn(kid, seen))]
}

/** A string or a name as text. */
export function textOf(object: PDFObject | undefined): string {
  return object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName ? object.decodeText() : ''
}
