import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { readUnicodeMap } from '../../src/paginate/conserve/unicode-map.ts'

/** Opens a PDF, has something done to it, and gives its new bytes. */
export async function alterPdf(bytes: Uint8Array, change: (document: PDFDocument) => void | Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.load(Uint8Array.from(bytes), { updateMetadata: false }) // streams are views of what is loaded
  await change(document)
  return document.save({ updateFieldAppearances: false })
}

/** Puts other letters in the place of some, as an editor of PDFs does; the font has to have them. */
export function overtype(document: PDFDocument, from: string, to: string): void {
  for (const { node } of document.getPages()) {
    const contents = node.Contents()
    const streams = contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents]
    const content = streams.map((stream) => (stream instanceof PDFRawStream ? decoded(stream) : '')).join('\n')
    const changed = overtyped(content, node.Resources()!.lookup(PDFName.of('Font'), PDFDict), from, to)
    if (changed === undefined) continue
    node.set(PDFName.of('Contents'), document.context.register(document.context.stream(Buffer.from(changed, 'latin1'))))
    return
  }
  throw new Error(`no page says “${from}”`)
}

/** Chromium writes each letter by its number in the font, of four digits. */
function overtyped(content: string, fonts: PDFDict, from: string, to: string): string | undefined {
  const glyphs: { at: number; text: string; font: ReadonlyMap<string, string> }[] = []
  let font: ReadonlyMap<string, string> = new Map()
  for (const found of content.matchAll(/\/(\S+) [\d.]+ Tf|(?<!<|ActualText ?)<([\da-fA-F]+)>/g)) {
    if (found[1] !== undefined) font = mapOf(fonts.lookup(PDFName.of(found[1]), PDFDict))
    for (const [index, code] of (found[2]?.match(/..../g) ?? []).entries()) {
      glyphs.push({ at: found.index + 1 + 4 * index, text: font.get(code) ?? font.get(code.toUpperCase()) ?? ' ', font })
    }
  }
  const start = glyphs.map(({ text }) => text[0] ?? ' ').join('').indexOf(from) // prettier-ignore
  if (start < 0) return undefined
  let changed = content
  for (const [index, letter] of [...to].entries()) {
    const glyph = glyphs[start + index]!
    const code = [...glyph.font].find(([, text]) => text === letter)?.[0]
    if (code === undefined) throw new Error(`the font has no “${letter}”`)
    changed = changed.slice(0, glyph.at) + code + changed.slice(glyph.at + 4)
  }
  return changed
}

function mapOf(font: PDFDict): ReadonlyMap<string, string> {
  const map = font.lookup(PDFName.of('ToUnicode'))
  return map instanceof PDFRawStream ? readUnicodeMap(decoded(map)) : new Map()
}

function decoded(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}
