import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib'
import type { DocumentPart } from '../model/issued.ts'
import { hashed, once } from './document-traits.ts'
import { contentHash, entriesOf, entry, itemsOf, textOf, valuesIn } from './pdf-objects.ts'

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
    { name: 'fonts', text: fontsHash(pages) },
    ...documentActions(catalog),
    ...attachments(catalog),
    ...formFields(catalog),
    ...pages.flatMap((page, index) => pageTraits(page, index + 1)),
  ])
}

/** What is done when a document is opened, closed or printed. */
function documentActions(catalog: PDFDict): DocumentPart[] {
  const opened = catalog.lookup(PDFName.of('OpenAction'))
  const named = valuesIn(entry(catalog, 'Names', 'JavaScript'))
  const own = [...(opened instanceof PDFDict ? [opened] : []), ...additional(catalog), ...named]
  return own.flatMap((action) => actionTraits(action, 'action'))
}

function attachments(catalog: PDFDict): DocumentPart[] {
  const associated = catalog.lookup(PDFName.of('AF'))
  const files = [...valuesIn(entry(catalog, 'Names', 'EmbeddedFiles')), ...itemsOf(associated)]
  return files.map((file) => ({ name: 'attachment', text: fileText(file) }))
}

function fileText(file: PDFObject | undefined): string {
  return `${fileName(file)} ${contentHash([entry(file, 'EF', 'F')])}`
}

/** Of a file specification (ISO 32000-1, 7.11), which may be a mere string. */
function fileName(file: PDFObject | undefined): string {
  return textOf(entry(file, 'UF')) || textOf(entry(file, 'F')) || textOf(file)
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

/**
 * An action other than to go to a place of the document, and those that follow it.
 *
 * @param link what an action that opens an address is called
 */
function actionTraits(action: PDFObject | undefined, name: string, link = name, seen = new Set<PDFObject>()): DocumentPart[] {
  if (!action || seen.has(action)) return []
  seen.add(action)
  const next = entry(action, 'Next')
  const others = (next instanceof PDFArray ? itemsOf(next) : [next]).flatMap((one) => actionTraits(one, name, link, seen))
  const kind = textOf(entry(action, 'S'))
  if (kind === '' || kind === 'GoTo') return others
  if (kind === 'URI') return [{ name: link, text: textOf(entry(action, 'URI')) }, ...others]
  const script = entry(action, 'JS')
  const told = script instanceof PDFRawStream ? contentHash([script]) : script ? hashed(textOf(script)) : fileName(entry(action, 'F'))
  return [{ name, text: `${kind} ${told}`.trim() }, ...others]
}

/** Actions of the dictionary of additional ones. */
function additional(holder: PDFObject | undefined): (PDFObject | undefined)[] {
  return entriesOf(entry(holder, 'AA')).map(([, action]) => action)
}

/** How the letters look and what they mean: a digit may be drawn that copies as another. */
function fontsHash(pages: readonly PDFPage[]): string {
  const fonts = pages.flatMap(({ node }) => entriesOf(entry(node.Resources(), 'Font')).map(([, font]) => font))
  const all = [...new Set(fonts)].flatMap((font) => [font, ...itemsOf(entry(font, 'DescendantFonts'))])
  const hashes = all.map((font) => {
    const files = ['FontFile', 'FontFile2', 'FontFile3'].map((name) => entry(font, 'FontDescriptor', name))
    const letters = entriesOf(entry(font, 'CharProcs')).map(([, letter]) => letter)
    return contentHash([...files, entry(font, 'ToUnicode'), ...letters])
  })
  return hashed([...new Set(hashes)].sort().join(' '))
}

function count(bytes: Uint8Array, word: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').split(word).length - 1
}
