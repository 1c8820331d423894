import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, type PDFContext, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PdfPage } from '../open-pdf.ts'
import { type ScannedContent, scanContent } from './scan-content.ts'

/** A content stream of a page, or of a form with marks that is painted on it. */
export interface PageContent {
  page: number
  /** `undefined` for the page's own. */
  form: PDFRef | undefined
  ref: PDFRef
  bytes: Uint8Array
  /** Names of the forms with marks of their own that are painted in it: they hold text, and are not among what is loose. */
  carriers: ReadonlySet<string>
  scanned: ScannedContent
}

/** Reads and scans everything that is painted on a page under marks. */
export function readContent(page: PdfPage, number: number): PageContent[] {
  const { context } = page.node
  const own = page.node.get(PDFName.of('Contents'))
  const refs = own instanceof PDFArray ? own.asArray() : [own]
  const contents: PageContent[] = []
  for (const ref of refs) {
    if (!(ref instanceof PDFRef)) continue
    const content = scan(context, ref, number, undefined)
    if (content) contents.push(...withForms(context, page.node.Resources(), content, number))
  }
  return contents
}

/** Forms with marks of their own: what is painted half transparent. Forms without are pictures. */
function withForms(context: PDFContext, resources: PDFDict | undefined, content: PageContent, number: number): PageContent[] {
  const objects = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict)
  const carriers = new Set<string>()
  const { marks, loose } = content.scanned
  const painted = new Set([...marks.flatMap((mark) => mark.objects), ...loose.flatMap(([, , object]) => object ?? [])])
  const forms = [...painted].flatMap((object) => {
    const ref = objects?.get(PDFName.of(object))
    const form = context.lookup(ref)
    if (!(ref instanceof PDFRef) || !(form instanceof PDFRawStream) || form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form'))
      return []
    const own = scan(context, ref, number, ref)
    const inner = own ? withForms(context, form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict), own, number) : []
    if (!inner.some(({ scanned }) => scanned.marks.some(({ mcid }) => mcid !== undefined))) return []
    carriers.add(object)
    return inner
  })
  const scanned = { ...content.scanned, loose: loose.filter(([, , object]) => object === undefined || !carriers.has(object)) }
  return [{ ...content, scanned, carriers }, ...forms]
}

function scan(context: PDFContext, ref: PDFRef, page: number, form: PDFRef | undefined): PageContent | undefined {
  const stream = context.lookup(ref)
  if (!(stream instanceof PDFRawStream)) return undefined
  const bytes = decode(stream)
  return { page, form, ref, bytes, scanned: scanContent(bytes), carriers: new Set() }
}

function decode(stream: PDFRawStream): Uint8Array {
  const { dict } = stream
  const isPlainFlate = dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'))
  return isPlainFlate ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode()
}
