import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { type PDFContext, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { readUnicodeMap, withoutNothing } from '../conserve/unicode-map.ts'
import { textOfStream } from '../open-pdf.ts'

const compress = promisify(deflate)

/** What a piece of a letter means, which is none by itself; `ActualText` tells the whole. */
const joiner = '\u200d'

/**
 * Lets fonts say what their glyphs mean, for readers that look at nothing else when text is copied or sought: of an apostrophe Chromium
 * tells a letter like it, so that no word with it would be found, and of a piece of an Arabic letter U+0000, which is forbidden.
 *
 * @param alike what is told, and what it means in this text
 */
export async function tellMeanings(context: PDFContext, alike: Readonly<Record<string, string>>): Promise<void> {
  const meaningOf = (text: string) => alike[text] ?? (withoutNothing(text) || joiner)
  const refs = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? (object.get(PDFName.of('ToUnicode')) ?? []) : []))
  await Promise.all([...new Set(refs)].map((ref) => (ref instanceof PDFRef ? rewrite(context, ref, meaningOf) : undefined)))
}

async function rewrite(context: PDFContext, ref: PDFRef, meaningOf: (text: string) => string): Promise<void> {
  const stream = context.lookup(ref)
  if (!(stream instanceof PDFRawStream)) return
  const written = textOfStream(stream)
  const told = [...readUnicodeMap(written)]
  const map = told.map(([code, text]) => [code, meaningOf(text)] as const)
  if (map.every(([, text], index) => text === told[index]![1])) return
  const dict = stream.dict.clone(context)
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  context.assign(ref, PDFRawStream.of(dict, await compress(Buffer.from(withMap(written, map), 'latin1'))))
}

/** A CMap with each of its codes on a line of its own, a hundred at most to an operator (ISO 32000-1, 9.10.3). */
function withMap(cmap: string, map: readonly (readonly [code: string, text: string])[]): string {
  const lines = map.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, text]) => `<${code}> <${utf16Digits(text)}>`)
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => lines.slice(index * 100, (index + 1) * 100))
  const body = blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`).join('')
  const from = /\d+\s+beginbf(?:char|range)/.exec(cmap)?.index ?? 0
  return cmap.slice(0, from) + body + cmap.slice(cmap.lastIndexOf('endcmap'))
}

function utf16Digits(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')).join('')
}
