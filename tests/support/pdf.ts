import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  /** The text of each page, in the order of the content, a line break where the PDF has one. */
  pages: string[]
  outline: { title: string }[]
  lang: string | null
  info: Record<string, unknown>
}

/** Opens a PDF with pdf.js, a reader that has nothing in common with what wrote it. */
export async function openPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> }
  const outline = ((await document.getOutline()) ?? []).map(({ title }) => ({ title }))
  const lang = (info['Language'] as string | undefined) ?? null
  await document.destroy()
  return { pages, outline, lang, info }
}

/** Text without what layout and typesetting add: white space, hyphens at line ends, the kind of quotation marks. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[‘’‛]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[\s\u00AD\u200B\u2060\u2010\u2011-]/g, '')
}
