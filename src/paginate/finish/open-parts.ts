import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'

/** Prints of one document as one. */
export interface OpenedParts {
  document: PDFDocument
  /** Top of the structure tree of each part. */
  trees: (PDFObject | undefined)[]
}

/**
 * Opens prints of a document's pages, a range of pages in each, as one document: all pages in their order, with the places that links
 * lead to, whichever part they are in. The structure trees stay apart; everything else of the parts but the first is left behind.
 *
 * @param prints at least one, as Chromium writes them
 */
export async function openParts(prints: readonly Uint8Array[]): Promise<OpenedParts> {
  const parts = await Promise.all(prints.map((print) => PDFDocument.load(print, { updateMetadata: false, parseSpeed: Infinity })))
  const [document, ...others] = parts as [PDFDocument, ...PDFDocument[]]
  const { context, catalog } = document
  const trees = [topOf(catalog)]
  if (others.length === 0) return { document, trees }
  const pages = pagesOf(catalog)
  const places = catalog.lookupMaybe(name.places, PDFDict) ?? PDFDict.withContext(context)
  for (const other of others) {
    const root = transplantAll(other, context)
    trees.push(topOf(root))
    pages.push(...pagesOf(root))
    for (const [key, place] of root.lookupMaybe(name.places, PDFDict)?.entries() ?? []) if (!places.has(key)) places.set(key, place)
  }
  catalog.set(name.places, places)
  catalog.set(name.pages, pageTree(context, pages))
  return { document, trees }
}

const name = { places: PDFName.of('Dests'), pages: PDFName.of('Pages'), kids: PDFName.of('Kids'), parent: PDFName.of('Parent') }

function topOf(catalog: PDFDict): PDFObject | undefined {
  return catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)?.get(PDFName.of('K'))
}

/** The pages below a node of the page tree, or of a catalog, in their order. */
function pagesOf(node: PDFDict): PDFRef[] {
  const kids = (node.lookupMaybe(name.pages, PDFDict) ?? node).lookup(name.kids, PDFArray).asArray() as PDFRef[]
  return kids.flatMap((ref) => {
    const kid = node.context.lookup(ref, PDFDict)
    return kid.has(name.kids) ? pagesOf(kid) : [ref]
  })
}

function pageTree(context: PDFContext, pages: readonly PDFRef[]): PDFRef {
  const tree = PDFPageTree.withContext(context)
  const ref = context.register(tree)
  tree.set(name.kids, context.obj([...pages]))
  tree.set(PDFName.of('Count'), PDFNumber.of(pages.length))
  for (const page of pages) context.lookup(page, PDFDict).set(name.parent, ref)
  return ref
}

/** Brings all objects of a document into another, under numbers that are free there. Returns the catalog. */
function transplantAll(from: PDFDocument, context: PDFContext): PDFDict {
  const shift = context.largestObjectNumber
  for (const [ref, object] of from.context.enumerateIndirectObjects()) {
    context.assign(PDFRef.of(ref.objectNumber + shift), transplant(object, shift, context))
  }
  return context.lookup(transplant(from.context.trailerInfo.Root!, shift, context), PDFDict)
}

function transplant(object: PDFObject, shift: number, context: PDFContext): PDFObject {
  if (object instanceof PDFRef) return PDFRef.of(object.objectNumber + shift)
  if (object instanceof PDFRawStream) return PDFRawStream.of(transplant(object.dict, shift, context) as PDFDict, object.contents)
  if (object instanceof PDFArray) {
    const array = PDFArray.withContext(context)
    for (const entry of object.asArray()) array.push(transplant(entry, shift, context))
    return array
  }
  if (!(object instanceof PDFDict)) return object
  const entries = new Map(object.entries().map(([key, value]) => [key, transplant(value, shift, context)]))
  return object instanceof PDFPageLeaf ? PDFPageLeaf.fromMapWithContext(entries, context) : PDFDict.fromMapWithContext(entries, context)
}
