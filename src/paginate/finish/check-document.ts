import {
  PDFArray,
  type PDFCatalog,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { readUnicodeMap, withoutNothing } from '../conserve/unicode-map.ts'
import { textOfStream } from '../open-pdf.ts'
import { longestName } from '../place-name.ts'
import { checkAnnotations } from './check-annotations.ts'
import { checkElements } from './check-elements.ts'
import type { ScannedContent } from './scan-content.ts'
import { readElements } from './structure.ts'

/** What keeps a document from being PDF/UA-1 (ISO 14289-1), in words for its author. */
export interface Problem {
  /** From 1; `undefined` where it is of the whole document. */
  page: number | undefined
  what: string
}

/** The content of a page or a form, as it is to be written. */
export interface CheckedContent {
  page: number
  object: PDFRef
  scanned: ScannedContent
  /** Names of the forms with marks of their own that are painted in it. */
  carriers?: ReadonlySet<string>
}

/**
 * Holds a document against those rules of PDF/UA-1 that a machine can decide and that a print can break. It looks at the objects
 * that will be written, and asks nothing of how they were made.
 *
 * @param contents of its pages, scanned after the last change
 */
export function checkDocument(catalog: PDFCatalog, pages: readonly PDFRef[], contents: readonly CheckedContent[]): Problem[] {
  const tree = readElements(catalog, pages)
  return [
    ...checkCatalog(catalog),
    ...checkElements(tree.elements),
    ...checkAnnotations(catalog.context, pages, tree),
    ...contents.flatMap((content) => checkContent(content, tree.owners.get(content.object))),
    ...checkFonts(catalog),
  ]
}

function checkCatalog(catalog: PDFCatalog): Problem[] {
  const text = (object: PDFDict | undefined, key: string) => object?.get(PDFName.of(key))?.toString()
  const dictionary = (key: string) => catalog.lookupMaybe(PDFName.of(key), PDFDict)
  const places = dictionary('Dests')?.entries() ?? []
  const isTag = /^[(<](?:FEFF)?[A-Za-z0-9-]+[)>]$/.test(text(catalog, 'Lang') ?? '')
  return [
    ...(text(dictionary('MarkInfo'), 'Marked') === 'true' ? [] : ['the document does not say that it is tagged']),
    ...(text(dictionary('ViewerPreferences'), 'DisplayDocTitle') === 'true' ? [] : ['the title would not be shown']),
    ...(isTag ? [] : ['the document has no language']),
    ...(places.some(([name]) => name.asBytes().length > longestName) ? ['the name of a place is too long'] : []),
    ...(places.every(([, place]) => isOnPage(place, catalog.context)) ? [] : ['a link leads to a place beside its page']),
  ].map((what) => ({ page: undefined, what }))
}

/** Chromium writes `[page /XYZ x y zoom]`, as we do. */
function isOnPage(object: PDFObject, context: PDFContext): boolean {
  const place = context.lookup(object)
  const [page, top] = place instanceof PDFArray ? [place.lookup(0), place.lookup(3)] : []
  return (
    page instanceof PDFPageLeaf && top instanceof PDFNumber && top.asNumber() >= 0 && top.asNumber() <= page.MediaBox().asRectangle().height
  )
}

function checkContent({ page, scanned, carriers }: CheckedContent, owners: ReadonlySet<number> | undefined): Problem[] {
  const isCarrier = (object: string | undefined) => object !== undefined && carriers?.has(object) === true
  const loose = scanned.loose.filter(([, , object]) => !isCarrier(object))
  const nested = scanned.marks.some(({ objects }) => objects.some(isCarrier))
  const unowned = scanned.marks.some(({ mcid, isArtifact }) => (mcid === undefined ? !isArtifact : isArtifact || !owners?.has(mcid)))
  const unclosed = scanned.marks.some(({ end }) => end === -1)
  return [
    ...(loose.length > 0 || nested || unowned || unclosed ? ['something on the page is neither text with a tag nor decoration'] : []),
    ...(scanned.hasMissingGlyph ? ['a character is shown that its font lacks'] : []),
  ].map((what) => ({ page: page + 1, what }))
}

/** Every font is in the file, with what its glyphs mean. */
function checkFonts({ context }: PDFCatalog): Problem[] {
  return context.enumerateIndirectObjects().flatMap(([, object]): Problem[] => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) return []
    const subtype = object.get(PDFName.of('Subtype'))?.toString() ?? ''
    if (subtype.startsWith('/CIDFont')) return []
    const font = (object.get(PDFName.of('BaseFont')) ?? object.get(PDFName.of('Name')))?.toString().replace(/^\/(?:[A-Z]{6}\+)?/, '') ?? ''
    const missing = haveMeanings(object) ? [] : [`the letters of the font ${font} have no meaning`]
    if (subtype !== '/Type3' && !isEmbedded(object)) missing.push(`the font ${font} is not in the file`)
    return missing.map((what) => ({ page: undefined, what }))
  })
}

/** Whether a font says of its glyphs what they mean, and of none a character that no text can have. */
function haveMeanings(font: PDFDict): boolean {
  const stream = font.lookup(PDFName.of('ToUnicode'))
  if (!(stream instanceof PDFRawStream)) return false
  return [...readUnicodeMap(textOfStream(stream)).values()].every((text) => text !== '' && withoutNothing(text) === text)
}

function isEmbedded(font: PDFDict): boolean {
  const descendants = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)
  const described = descendants ? descendants.lookup(0, PDFDict) : font
  const descriptor = described.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)))
}
