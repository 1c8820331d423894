import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A line of a page, its letters in order; `top` and `left` in points from the page's upper left corner. */
export interface PdfLine {
  text: string
  top: number
  left: number
  right: number
  size: number
}

export interface PdfPage {
  text: string
  lines: PdfLine[]
  /** Internal links: the name that each leads to. */
  links: string[]
  /** Types of the structure tree, as they come. */
  tags: string[]
}

export interface ReadPdf {
  pages: PdfPage[]
  /** Width and height of each page in points. */
  sizes: [number, number][]
  /** Bookmarks: `[depth, title, page]`, pages from 1. */
  outline: [depth: number, title: string, page: number][]
  /** Page of each named destination. */
  destinations: Map<string, number>
  info: Record<string, unknown>
}

/** Reads a PDF as readers and search engines do. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const pageOf = async (destination: unknown): Promise<number> => {
    const explicit = typeof destination === 'string' ? await document.getDestination(destination) : (destination as unknown[] | null)
    return explicit?.[0] ? (await document.getPageIndex(explicit[0] as { num: number; gen: number })) + 1 : 0
  }
  const pages: PdfPage[] = []
  const sizes: [number, number][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const { width, height } = page.getViewport({ scale: 1 })
    sizes.push([width, height])
    const lines = toLines(items.filter((item) => 'str' in item) as TextItem[], height)
    const annotations = (await page.getAnnotations()) as { dest?: unknown }[]
    const tags: string[] = []
    collectTags(await page.getStructTree(), tags)
    const links = annotations.flatMap(({ dest }) => (typeof dest === 'string' ? [dest] : []))
    pages.push({ text: lines.map(({ text }) => text).join('\n'), lines, links, tags })
  }
  const outline: ReadPdf['outline'] = []
  const visit = async (entries: Bookmark[], depth: number): Promise<void> => {
    for (const { title, dest, items } of entries) {
      outline.push([depth, title, await pageOf(dest)])
      await visit(items, depth + 1)
    }
  }
  await visit((await document.getOutline()) ?? [], 1)
  const destinations = new Map<string, number>()
  for (const name of Object.keys(await document.getDestinations())) destinations.set(name, await pageOf(name))
  const { info } = await document.getMetadata()
  await task.destroy()
  return { pages, sizes, outline, destinations, info: info as Record<string, unknown> }
}

interface Bookmark {
  title: string
  dest: unknown
  items: Bookmark[]
}

interface TextItem {
  str: string
  transform: number[]
  width: number
  height: number
}

function toLines(items: TextItem[], height: number): PdfLine[] {
  const lines: (PdfLine & { baseline: number })[] = []
  for (const { str, transform, width } of items) {
    const [size, left, baseline] = [transform[3]!, transform[4]!, transform[5]!]
    if (str.trim() === '') continue // its width may be that of a gap
    const line = lines.at(-1)
    if (line && Math.abs(line.baseline - baseline) < 3 && left >= line.right - 2) {
      line.text += (left - line.right > size * 0.15 && !line.text.endsWith(' ') ? ' ' : '') + str
      line.right = left + width
    } else lines.push({ text: str, top: height - baseline, left, right: left + width, size, baseline })
  }
  return lines.filter(({ text }) => text.trim() !== '')
}

function collectTags(node: unknown, tags: string[]): void {
  const { role, children } = (node ?? {}) as { role?: string; children?: unknown[] }
  if (role !== undefined) tags.push(role)
  for (const child of children ?? []) collectTags(child, tags)
}
