import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { OpenPdf, PdfPage } from '../open-pdf.ts'
import type { TagSource } from './read-tags.ts'

/** A print whose pages stand in the document. */
export interface BoundPrint {
  pages: PdfPage[]
  /** Its structure tree as it came; it is read where it is, and written anew in any case. */
  tree: Omit<TagSource, 'seal' | 'formOf'> & { top: PDFObject | undefined }
}

const name = { kids: PDFName.of('Kids'), parent: PDFName.of('Parent'), count: PDFName.of('Count'), pages: PDFName.of('Pages') }

/** Adds the pages of a quire's print to a document, with all that is on them; what the first print has is the document's already. */
export function bindPrint(print: OpenPdf, document: OpenPdf): BoundPrint {
  const before = document.pages.length
  const bring = print.context === document.context ? <T extends PDFObject>(object: T) => object : bringer(print.context, document.context)
  const pages = print.pages.map(({ ref }) => pageOf(bring(ref), document.context))
  document.pages.push(...pages)
  const top = print.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)?.get(PDFName.of('K'))
  const numbers = new Map(print.pages.map(({ ref }, number) => [ref, before + number]))
  return { pages, tree: { context: print.context, top, pages: numbers, bring } }
}

/** Writes the document's tree of pages. */
export function bindPages({ context, catalog, pages }: OpenPdf): void {
  const tree = PDFPageTree.withContext(context)
  const ref = context.register(tree)
  tree.set(name.kids, context.obj(pages.map((page) => page.ref)))
  tree.set(name.count, PDFNumber.of(pages.length))
  for (const { node } of pages) node.set(name.parent, ref)
  catalog.set(name.pages, ref)
}

/** Brings objects of a document into another, with all that they lead to, under numbers that are free there. A page's parent stays behind. */
function bringer(from: PDFContext, to: PDFContext): <T extends PDFObject>(object: T) => T {
  const shift = to.largestObjectNumber
  const brought = new Set<PDFRef>()
  const bring = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return bringOnce(object)
    if (object instanceof PDFRawStream) return PDFRawStream.of(bring(object.dict) as PDFDict, object.contents)
    if (object instanceof PDFArray) {
      const array = PDFArray.withContext(to)
      for (const entry of object.asArray()) array.push(bring(entry))
      return array
    }
    if (!(object instanceof PDFDict)) return object
    const isPage = object instanceof PDFPageLeaf
    const entries = object.entries().flatMap(([key, value]) => (isPage && key === name.parent ? [] : [[key, bring(value)] as const]))
    return (isPage ? PDFPageLeaf : PDFDict).fromMapWithContext(new Map(entries), to)
  }
  const bringOnce = (ref: PDFRef): PDFRef => {
    const target = PDFRef.of(ref.objectNumber + shift)
    const object = brought.has(ref) ? undefined : from.lookup(ref)
    brought.add(ref)
    if (object) to.assign(target, bring(object))
    return target
  }
  return bring as <T extends PDFObject>(object: T) => T // of its kind
}

function pageOf(ref: PDFRef, context: PDFContext): PdfPage {
  return { node: context.lookup(ref) as PDFPageLeaf, ref }
}
