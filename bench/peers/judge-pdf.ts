import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { all, calledNote, type PeerText, textOf } from './peer-text.ts'

export interface Verdict {
  pages: number
  /** Notes whose body begins on the page of its call. */
  right: number
  notes: number
  /** Words of the text and the notes that are not in the PDF. */
  lost: number
}

/** So many letters tell a place. */
const telling = 28

/** Reads a PDF with pdf.js and holds it against the text. */
export async function judgePdf(pdf: Uint8Array, { main, notes }: PeerText): Promise<Verdict> {
  const pages = await readPages(pdf)
  const letters = pages.map(fold)
  const calls = callContexts(main)
  const right = [...notes].filter(([number, body]) => {
    const begin = fold(textOf(body)).slice(0, telling * 2)
    const context = calls.get(number) ?? ''
    return letters.some((page) => page.includes(context) && page.includes(begin))
  }).length
  const expected = [...blocksOf(main), ...[...notes.values()].map(textOf)]
  return { pages: pages.length, right, notes: notes.size, lost: wordsLost(expected.join(' '), pages) }
}

async function readPages(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  await document.destroy()
  return pages
}

function fold(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u00ad\u2010-]/g, '')
}

/** The letters before each call. */
function callContexts(main: PeerText['main']): Map<number, string> {
  const contexts = new Map<number, string>()
  for (const block of all(main, ({ tagName }) => /^(p|td|li|h[2-6])$/.test(tagName))) {
    let before = ''
    const walk = (node: PeerText['main']['children'][number]) => {
      if (node.type === 'text') before += node.value
      if (node.type !== 'element') return
      const called = calledNote(node)
      if (called === undefined) node.children.forEach(walk)
      else if (!contexts.has(called)) contexts.set(called, fold(before).slice(-telling))
    }
    block.children.forEach(walk)
  }
  return contexts
}

function blocksOf(main: PeerText['main']): string[] {
  const texts = all(main, ({ tagName }) => /^(p|t[dh]|caption|li|h[2-6])$/.test(tagName))
  return texts.map((block) => block.children.map((child) => (child.type === 'element' && calledNote(child) ? '' : textOf(child))).join(''))
}

/** Counts the words that are missing; the halves of one that is parted at a page's end are put together. */
function wordsLost(expected: string, pages: readonly string[]): number {
  const found = countWords(pages.join('\n').replaceAll(/(\p{L})[-\u2010\u00ad]\s*\n\s*(?=\p{Ll})/gu, '$1'))
  let lost = 0
  const extra = (word: string) => found.get(word) ?? 0
  const missing: string[] = []
  for (const [word, count] of countWords(expected)) {
    const left = extra(word) - count
    found.set(word, Math.max(0, left))
    for (let index = left; index < 0; index++) missing.push(word)
  }
  for (const word of missing) {
    const cuts = Array.from({ length: word.length - 1 }, (_, index) => [word.slice(0, index + 1), word.slice(index + 1)] as const)
    const halves = cuts.find(([first, last]) => extra(first) > 0 && extra(last) > 0)
    if (halves) for (const half of halves) found.set(half, extra(half) - 1)
    else lost++
  }
  return lost
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{L}+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
