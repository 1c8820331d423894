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
import { type OpenPdf, openPdf, type PdfPage } from '../open-pdf.ts'
import type { Marked, MarkedPrint } from './marked.ts'
import type { TagSource } from './read-tags.ts'

/** Prints of a document's quires as one document. */
export interface OpenPrints {
  document: OpenPdf
  marked: Omit<Marked, 'parts'>
  /** The structure tree of each print as it came, in its own context. */
  trees: PrintedTree[]
}

export interface PrintedTree extends Omit<TagSource, 'seal' | 'formOf'> {
  top: PDFObject | undefined
}

const name = { kids: PDFName.of('Kids'), parent: PDFName.of('Parent'), count: PDFName.of('Count'), pages: PDFName.of('Pages') }

/**
 * Opens the prints of a document's quires, at least one, as one document: the pages of the others are brought into the first, with all that
 * is on them. Structure trees are read where they are, and written anew in any case.
 */
export function openPrints(prints: readonly MarkedPrint[]): OpenPrints {
  const opened = prints.map(({ pdf }) => openPdf(pdf))
  const first = opened[0]!
  const pages: PdfPage[] = []
  const trees: PrintedTree[] = []
  let shift = { link: 0, part: 0 }
  for (const [index, print] of opened.entries()) {
    const bring = print === first ? (object: PDFObject) => object : bringer(print.context, first.context)
    trees.push(treeOf(print, pages.length, shift, (ref) => bring(ref) as PDFRef))
    pages.push(...print.pages.map(({ ref }) => pageOf(bring(ref) as PDFRef, first.context)))
    const { links, parts } = prints[index]!.marked
    shift = { link: shift.link + links.length, part: shift.part + parts }
  }
  if (opened.length > 1) first.catalog.set(name.pages, pageTree(first.context, pages))
  return { document: { ...first, pages }, marked: joinMarked(prints.map(({ marked }) => marked)), trees }
}

/** What was read of all pages; the numbers of pages are the document's already. */
function joinMarked(all: readonly Marked[]): OpenPrints['marked'] {
  return {
    headings: all.flatMap(({ headings }) => headings),
    links: all.flatMap(({ links }) => links),
    markers: all.flatMap(({ markers }) => markers),
    places: all.flatMap(({ places }) => places),
  }
}

function treeOf(
  { context, catalog, pages }: OpenPdf,
  before: number,
  shift: PrintedTree['shift'],
  refOf: PrintedTree['refOf'],
): PrintedTree {
  const top = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)?.get(PDFName.of('K'))
  return { context, top, pages: new Map(pages.map(({ ref }, number) => [ref, before + number])), shift, refOf }
}

/** Brings objects of a document into another, with all that they lead to, under numbers that are free there. A page's parent stays behind. */
function bringer(from: PDFContext, to: PDFContext): (object: PDFObject) => PDFObject {
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
  return bring
}

function pageOf(ref: PDFRef, context: PDFContext): PdfPage {
  return { node: context.lookup(ref) as PDFPageLeaf, ref }
}

function pageTree(context: PDFContext, pages: readonly PdfPage[]): PDFRef {
  const tree = PDFPageTree.withContext(context)
  const ref = context.register(tree)
  tree.set(name.kids, context.obj(pages.map((page) => page.ref)))
  tree.set(name.count, PDFNumber.of(pages.length))
  for (const { node } of pages) node.set(name.parent, ref)
  return ref
}
