import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'
import { openPdf, textOfStream } from '../open-pdf.ts'
import { idOf } from '../place-name.ts'
import { type Decode, readContent, type Shown } from './content-text.ts'
import { readUnicodeMap } from './unicode-map.ts'

/** A page as it is in the PDF. */
export interface PrintedPage {
  text: Shown[]
  /** Names of the places in the document that its links lead to. */
  links: string[]
}

export interface Printed {
  pages: PrintedPage[]
  /** Page, from 1, of each place that links lead to. */
  destinations: Map<string, number>
}

/** Tags, bookmarks, and of fonts what their glyphs look like. */
const notRead = ['StructTreeRoot', 'Outlines', 'DescendantFonts', 'FontDescriptor']

/**
 * Opens a PDF and reads what it shows and where its links lead.
 *
 * Only Chromium writes what is read here: text in fonts with a `ToUnicode` map, or with `ActualText` where a glyph does not tell. A
 * general reader would take ten times as long.
 */
export function readPrinted(pdf: Uint8Array): Printed {
  const { context, catalog, pages } = openPdf(pdf, notRead)
  const fonts = new Map<PDFObject, Decode>()
  const numbers = new Map(pages.map(({ ref }, index) => [ref.toString(), index + 1]))
  const destinations = new Map<string, number>()
  for (const [name, destination] of namedDestinations(context, catalog)) {
    const page = destination.get(0)
    const number = page instanceof PDFRef ? numbers.get(page.toString()) : undefined
    if (number !== undefined) destinations.set(name, number)
  }
  return {
    destinations,
    pages: pages.map(({ node }) => ({
      text: readStream(contentOf(context, node.Contents()), node.Resources(), fonts),
      links: linksOf(context, node.Annots()),
    })),
  }
}

function contentOf(context: PDFContext, contents: PDFObject | undefined): string {
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => context.lookup(ref)) : [contents]
  return streams.map((stream) => (stream instanceof PDFRawStream ? textOfStream(stream) : '')).join('\n')
}

function readStream(content: string, resources: PDFDict | undefined, fonts: Map<PDFObject, Decode>): Shown[] {
  const found = (kind: string, name: string) => resources?.lookupMaybe(PDFName.of(kind), PDFDict)?.lookup(PDFName.of(name))
  const named = new Map<string, Decode>()
  return readContent(content, {
    font: (name) => {
      if (!named.has(name)) named.set(name, decoderFor(found('Font', name), fonts))
      return named.get(name)!
    },
    form: (name) => {
      const form = found('XObject', name)
      if (!(form instanceof PDFRawStream) || form.dict.lookup(PDFName.of('Subtype'))?.toString() !== '/Form') return []
      return readStream(textOfStream(form), form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? resources, fonts)
    },
  })
}

/** A font is read once, however many pages use it. */
function decoderFor(font: PDFObject | undefined, fonts: Map<PDFObject, Decode>): Decode {
  if (!(font instanceof PDFDict)) return () => ''
  if (!fonts.has(font)) fonts.set(font, decoderOf(font))
  return fonts.get(font)!
}

/** Codes are two bytes long in a composite font, one in any other. What the font does not tell is shown as U+FFFD. */
function decoderOf(font: PDFDict): Decode {
  const cmap = font.lookup(PDFName.of('ToUnicode'))
  const map = readUnicodeMap(cmap instanceof PDFRawStream ? textOfStream(cmap) : '')
  const codes = font.lookup(PDFName.of('Subtype'))?.toString() === '/Type0' ? /.{4}/g : /../g
  return (digits) => map.get(digits) ?? (digits.match(codes) ?? []).map((code) => map.get(code.toUpperCase()) ?? '\ufffd').join('')
}

function linksOf(context: PDFContext, annotations: PDFArray | undefined): string[] {
  return (annotations?.asArray() ?? []).flatMap((reference) => {
    const annotation = context.lookupMaybe(reference, PDFDict)
    const destination = annotation?.lookup(PDFName.of('Dest')) ?? annotation?.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('D'))
    return nameOf(destination) ?? []
  })
}

/** Chromium writes the id of an element as it stands in an address, with percent signs for letters beyond ASCII. */
function nameOf(object: PDFObject | undefined): string | undefined {
  if (!(object instanceof PDFName || object instanceof PDFString || object instanceof PDFHexString)) return undefined
  return idOf(object.decodeText())
}

/** Named destinations, from the old dictionary as from the name tree (ISO 32000-1, 12.3.2.3). */
function namedDestinations(context: PDFContext, catalog: PDFDict): [string, PDFArray][] {
  const found: [string, PDFArray][] = []
  const add = (name: string | undefined, value: PDFObject | undefined) => {
    const array = value instanceof PDFDict ? value.lookup(PDFName.of('D')) : value
    if (name !== undefined && array instanceof PDFArray) found.push([name, array])
  }
  for (const [name, value] of catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)?.entries() ?? []) add(nameOf(name), context.lookup(value))
  const visit = (node: PDFDict | undefined) => {
    const names = node?.lookupMaybe(PDFName.of('Names'), PDFArray)?.asArray() ?? []
    for (let at = 0; at + 1 < names.length; at += 2) add(nameOf(context.lookup(names[at])), context.lookup(names[at + 1]))
    for (const kid of node?.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? []) visit(context.lookupMaybe(kid, PDFDict))
  }
  visit(catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.lookupMaybe(PDFName.of('Dests'), PDFDict))
  return found
}
