import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { PDFDict, PDFHexString, PDFName, PDFRawStream, PDFStream, PDFString } from '@cantoo/pdf-lib'
import { type OpenPdf, openPdf, sizeOf } from '../open-pdf.ts'
import { completeLinks, type LinkNames } from './annotations.ts'
import { type Attachment, prepareArchive } from './archive.ts'
import { bindPages, bindPrint, type BoundPrint } from './bind-prints.ts'
import { checkDocument, type CheckedContent, type Problem } from './check-document.ts'
import { linkInside, renamePlaces } from './inner-links.ts'
import { joinTags } from './join-tags.ts'
import type { Marked, MarkedPrint } from './marked.ts'
import { type Metadata, writeInformation, writeXmp } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { pageLabels } from './page-labels.ts'
import { placeNotes } from './place-notes.ts'
import { type PageContent, readContent } from './read-content.ts'
import { readTags } from './read-tags.ts'
import { scanContent } from './scan-content.ts'
import { settleTags } from './settle-tags.ts'
import { shapeTags } from './shape-tags.ts'
import { textString } from './strings.ts'
import { keyOf, makeTag, typesOf } from './tags.ts'
import { tellMeanings } from './tell-meanings.ts'
import { writeContent } from './write-content.ts'
import { writeFile } from './write-file.ts'
import { writeTags } from './write-tags.ts'

const compress = promisify(deflate)

/** What a print is finished with, as plain data. */
export interface Finishing {
  metadata: Omit<Metadata, 'producer'>
  /** What the elements of the pages were marked with. */
  seal: string
  /** What each page is numbered; empty where it shows no number. */
  folios: readonly string[]
  names: LinkNames
  /** What glyphs that stand for several characters mean in this text. */
  alike: Readonly<Record<string, string>>
  /** Whether the document is for the archive too, and what then is attached to it. */
  archive: boolean
  attachments: readonly Attachment[]
}

export interface Finished {
  pdf: Uint8Array
  /** What keeps the document from being PDF/UA-1; where there is something it does not claim to be. */
  problems: Problem[]
}

/**
 * Makes of Chromium's prints of a document's quires one that everybody can use: tags in reading order with notes, references and contents,
 * links both ways, bookmarks, metadata, and what is no text marked so. One quire after the other is opened, so that not all of them lie
 * open at once. The same prints and data give the same bytes.
 */
export async function finish(prints: readonly MarkedPrint[], finishing: Finishing): Promise<Finished> {
  const first = openPdf(prints[0]!.pdf)
  const document: OpenPdf = { ...first, pages: [] }
  const { context, catalog, pages } = document
  renamePlaces(document)
  const root = makeTag('Document', [])
  const written: CheckedContent[] = []
  let writing: Promise<CheckedContent[]> = Promise.resolve([])
  for (const [index, { pdf, marked }] of prints.entries()) {
    const before = pages.length
    const { pages: own, tree } = bindPrint(index === 0 ? first : openPdf(pdf), document)
    linkInside(document, own, marked.places, finishing.seal)
    const contents = own.flatMap((page, number) => readContent(page, before + number))
    const { tags, pagination } = makeTags(tree, document, { marked, contents, finishing })
    root.kids.push(...tags.kids)
    const types = typesOf(tags)
    written.push(...(await writing))
    writing = Promise.all(contents.map((content) => writePage(document, content, types, pagination)))
  }
  if (prints.length > 1) bindPages(document)
  const refs = pages.map(({ ref }) => ref)
  catalog.set(PDFName.of('StructTreeRoot'), writeTags(root, context, refs))
  const telling = tellMeanings(context, finishing.alike)
  written.push(...(await writing))
  await telling

  const heights = pages.map((page) => sizeOf(page).height)
  const headings = prints.flatMap(({ marked }) => marked.headings)
  const outline = writeOutline(context, headings, refs, heights)
  if (outline) catalog.set(PDFName.of('Outlines'), outline)
  const labels = pageLabels(context, finishing.folios)
  if (labels) catalog.set(PDFName.of('PageLabels'), labels)
  catalog.set(PDFName.of('Lang'), textString(finishing.metadata.lang))
  const problems = checkDocument(catalog, refs, written)
  if (finishing.archive) prepareArchive(catalog, finishing.attachments)

  const metadata = { ...finishing.metadata, producer: producerOf(document) }
  context.trailerInfo.Info = writeInformation(context, metadata)
  const ua = problems.length === 0
  catalog.set(PDFName.of('Metadata'), writeXmp(context, metadata, { ua, archive: finishing.archive && ua }))
  return { pdf: await writeFile(context), problems }
}

/** A quire's pages as they were marked and painted. */
interface Painted {
  marked: Marked
  contents: readonly PageContent[]
  finishing: Finishing
}

/** Chromium's tags of a quire as they are to be, and the marked content that only repeats. */
function makeTags({ top, ...tree }: BoundPrint['tree'], { pages }: OpenPdf, { marked, contents, finishing }: Painted) {
  const marks = new Map(
    contents.flatMap(({ page, form, scanned }) =>
      scanned.marks.map((mark) => [keyOf({ page, form, mcid: mark.mcid ?? -1 }), mark] as const),
    ),
  )
  const forms = new Map(
    contents.flatMap(({ page, form, scanned }) => (form ? scanned.marks.map(({ mcid }) => [`${page} ${mcid}`, form] as const) : [])),
  )
  const formOf = (page: number, mcid: number) => forms.get(`${page} ${mcid}`)
  const tags = makeTag('Document', readTags(top, { ...tree, seal: finishing.seal, formOf }).kids)
  const leftOut = joinTags(tags, (key) => {
    const mark = marks.get(key)
    return mark !== undefined && !mark.text && !mark.image
  })
  shapeTags(tags)
  completeLinks(tags, pages, marked, finishing.names, leftOut.annotations)
  placeNotes(tags)
  settleTags(tags, finishing.metadata.lang)
  return { tags, pagination: leftOut.pagination }
}

/** Writes the names of its marks into a stream: of tags, and of artifacts for what no tag owns. */
async function writePage(
  { context, pages }: OpenPdf,
  { page, form, ref, bytes, scanned, carriers }: PageContent,
  types: ReadonlyMap<string, string>,
  pagination: ReadonlySet<string>,
): Promise<CheckedContent> {
  const written = writeContent(bytes, scanned, (mcid) => {
    const key = keyOf({ page, form, mcid })
    const tag = types.get(key)
    return tag === undefined ? { artifact: pagination.has(key) ? 'Pagination' : 'Layout' } : { tag }
  })
  const { dict } = context.lookup(ref, PDFStream)
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  dict.delete(PDFName.of('DecodeParms'))
  const compressed = compress(written)
  const checked = { page, object: form ?? pages[page]!.ref, scanned: scanContent(written), carriers }
  context.assign(ref, PDFRawStream.of(dict, await compressed))
  return checked
}

function producerOf({ context }: OpenPdf): string {
  const information = context.lookup(context.trailerInfo.Info)
  const producer = information instanceof PDFDict ? information.get(PDFName.of('Producer')) : undefined
  return producer instanceof PDFString || producer instanceof PDFHexString ? producer.decodeText() : 'Skia/PDF'
}
