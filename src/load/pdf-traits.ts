import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { DocumentPart } from '../model/issued.ts'
import { hashed, once } from './document-traits.ts'

/** What a PDF has beside its text: see `documentTraits`. Its names begin with a page where it stands on one. */
export async function pdfTraits(bytes: Uint8Array): Promise<DocumentPart[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true, throwOnInvalidObject: false })
  const pages = document.getPages()
  const { catalog, context } = document
  const information = context.lookup(context.trailerInfo.Info)
  return once([
    { name: 'number of pages', text: `${pages.length}` },
    { name: 'encryption', text: document.isEncrypted ? 'encrypted' : 'none' },
    { name: 'number of times it was saved', text: `${count(bytes, 'startxref')}` },
    ...entriesOf(information).map(([key, value]) => ({ name: `metadata ${key}`, text: textOf(value) })),
    { name: 'metadata XMP', text: contentHash([catalog.lookup(PDFName.of('Metadata'))]) },
    ...documentActions(catalog),
    ...attachments(catalog),
    ...formFields(catalog),
    ...pages.flatMap((page, index) => pageTraits(page, index + 1)),
  ])
}

/** What is done when a document is opened, closed or printed. */
function documentActions(catalog: PDFDict): DocumentPart[] {
  const opened = catalog.lookup(PDFName.of('OpenAction'))
  const named = namesIn(entry(catalog, 'Names', 'JavaScript')).map(([, action]) => action)
  const own = [...(opened instanceof PDFDict ? [opened] : []), ...additional(catalog), ...named]
  return own.flatMap((action) => actionTraits(action, 'action'))
}

function attachments(catalog: PDFDict): DocumentPart[] {
  const associated = catalog.lookup(PDFName.of('AF'))
  const files = [...namesIn(entry(catalog, 'Names', 'EmbeddedFiles')).map(([, file]) => file), ...itemsOf(associated)]
  return files.map((file) => ({ name: 'attachment', text: fileText(file) }))
}

function fileText(file: PDFObject | undefined): string {
  const name = entry(file, 'UF') ?? entry(file, 'F')
  return `${textOf(name)} ${contentHash([entry(file, 'EF', 'F')])}`
}

function formFields(catalog: PDFDict): DocumentPart[] {
  return itemsOf(entry(catalog, 'AcroForm', 'Fields')).map((field) => ({ name: 'form field', text: textOf(entry(field, 'T')) }))
}

function pageTraits({ node }: PDFPage, number: number): DocumentPart[] {
  const contents = node.Contents()
  const pictures = entriesOf(node.Resources()?.lookup(PDFName.of('XObject'))).map(([, picture]) => picture)
  const box = node.MediaBox()
  const drawn = contentHash([...(contents instanceof PDFArray ? itemsOf(contents) : [contents]), ...pictures])
  return [
    { name: `drawing of page ${number}`, text: drawn },
    { name: 'size of a page', text: `${box} ${node.Rotate() ?? ''}`.trim() },
    ...additional(node).flatMap((action) => actionTraits(action, `action on page ${number}`)),
    ...itemsOf(node.Annots()).flatMap((annotation) => annotationTraits(annotation, number)),
  ]
}

function annotationTraits(annotation: PDFObject | undefined, page: number): DocumentPart[] {
  const kind = textOf(entry(annotation, 'Subtype'))
  const actions = [entry(annotation, 'A'), ...additional(annotation)]
  const own = actions.flatMap((action) => actionTraits(action, `action on page ${page}`, `link on page ${page}`))
  if (kind === 'Link') return own
  const attached = kind === 'FileAttachment' ? [{ name: 'attachment', text: fileText(entry(annotation, 'FS')) }] : []
  return [{ name: `annotation on page ${page}`, text: `${kind} ${textOf(entry(annotation, 'Contents'))}`.trim() }, ...attached, ...own]
}

/** An action other than to go to a place of the document. @param link what an action that opens an address is called */
function actionTraits(action: PDFObject | undefined, name: string, link = name): DocumentPart[] {
  const kind = textOf(entry(action, 'S'))
  if (kind === '' || kind === 'GoTo') return []
  if (kind === 'URI') return [{ name: link, text: textOf(entry(action, 'URI')) }]
  const script = entry(action, 'JS')
  const target = script ? hashed(script instanceof PDFRawStream ? contentHash([script]) : textOf(script)) : textOf(entry(action, 'F'))
  return [{ name, text: `${kind} ${target}`.trim() }]
}

/** Actions of the dictionary of additional ones. */
function additional(holder: PDFObject | undefined): (PDFObject | undefined)[] {
  return entriesOf(entry(holder, 'AA')).map(([, action]) => action)
}

/** A hash of what streams hold, however they are packed. */
function contentHash(streams: readonly (PDFObject | undefined)[]): string {
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
function entry(holder: PDFObject | undefined, ...path: string[]): PDFObject | undefined {
  let found = holder
  for (const name of path) found = found instanceof PDFDict ? found.lookup(PDFName.of(name)) : undefined
  return found
}

function entriesOf(dictionary: PDFObject | undefined): [string, PDFObject | undefined][] {
  if (!(dictionary instanceof PDFDict)) return []
  return dictionary.keys().map((key) => [key.decodeText(), dictionary.lookup(key)])
}

function itemsOf(array: PDFObject | undefined): (PDFObject | undefined)[] {
  return array instanceof PDFArray ? Array.from({ length: array.size() }, (_, index) => array.lookup(index)) : []
}

/** The entries of a name tree (ISO 32000-1, 7.9.6). */
function namesIn(tree: PDFObject | undefined, depth = 0): [string, PDFObject | undefined][] {
  const names = itemsOf(entry(tree, 'Names'))
  const own = names.flatMap((name, index): [string, PDFObject | undefined][] => (index % 2 === 0 ? [[textOf(name), names[index + 1]]] : []))
  const kids = depth < 20 ? itemsOf(entry(tree, 'Kids')) : []
  return [...own, ...kids.flatMap((kid) => namesIn(kid, depth + 1))]
}

function textOf(object: PDFObject | undefined): string {
  if (object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName) return object.decodeText()
  return object instanceof PDFDict ? textOf(entry(object, 'UF') ?? entry(object, 'F')) : ''
}

function count(bytes: Uint8Array, word: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').split(word).length - 1
}
