import type { Leaf } from './state.ts'

/** Distinct words that may be hyphenated, by language. */
function collectWords(): Record<string, string[]> {
  const words: Record<string, Set<string>> = {}
  for (const text of hyphenatable()) {
    const language = text.parentElement?.closest('[lang]')?.getAttribute('lang') ?? ''
    words[language] ??= new Set()
    for (const [word] of text.data.matchAll(longWords())) words[language].add(word)
  }
  return Object.fromEntries(Object.entries(words).map(([language, found]) => [language, [...found]]))
}

/** Words of six letters and more that stand by themselves: no part of an address, an acronym, a number, a compound with hyphen. */
function longWords(): RegExp {
  return /(?<![\p{L}\p{N}\p{M}/@._-])\p{L}[\p{Ll}\p{Lo}\p{M}]{5,}(?![\p{L}\p{N}\p{M}/@_-]|\.\p{L})/gu
}

/** Headings, table heads, code and addresses keep their words whole. */
function hyphenatable(): Text[] {
  const { flow, area } = globalThis.dossier
  const whole = 'h1,h2,h3,h4,h5,h6,thead,caption,figcaption,code,pre,.title-page,.contents,.footnote-call,.footnote-marker,[translate="no"]'
  const texts: Text[] = []
  const walk = (element: Element) => {
    if (element.matches(whole)) return
    for (const node of element.childNodes) {
      if (node instanceof Text) texts.push(node)
      else if (node instanceof Element) walk(node)
    }
  }
  walk(flow)
  walk(area)
  return texts
}

/** Puts soft hyphens into the words, as the dictionaries have them, and notes every text that has any. */
function hyphenate(dictionaries: Record<string, Record<string, string>>): void {
  const { flow, area, hyphenated } = globalThis.dossier
  for (const text of hyphenatable()) {
    const dictionary = dictionaries[text.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '']
    if (dictionary === undefined) continue
    const data = text.data.replace(longWords(), (word) => (Object.hasOwn(dictionary, word) ? dictionary[word]! : word))
    if (data !== text.data) text.data = data
  }
  for (const column of [flow, area]) {
    const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
      if (text.data.includes('\u00ad')) hyphenated.set(text, [])
    }
  }
  for (const paragraph of flow.querySelectorAll('p')) fillLastLine(paragraph)
}

/** A short last word does not stand alone on a paragraph's last line. */
function fillLastLine(paragraph: HTMLElement): void {
  const last = [...paragraph.childNodes].findLast((node) => node instanceof Text)
  if (last instanceof Text) last.data = last.data.replace(/(?<=\S) (?=\S{1,5}\s*$)/, '\u00a0')
}

/**
 * The lines of a leaf that end in a hyphen. A soft hyphen that is printed has, beside its own rectangle, one for the hyphen.
 * Where more than two lines in a row end so, the third word is left whole and `undefined` returned: the lines are others now.
 */
function printedHyphens(leaf: Leaf, origin: number): number[] | undefined {
  if (leaf.kind === 'heading' || leaf.kind === 'head' || (leaf.kind === 'text' && leaf.tops.length < 2)) return []
  const range = document.createRange()
  const lines: number[] = []
  for (const text of hyphenatedTexts(leaf)) {
    const ends: number[] = []
    for (let at = text.data.indexOf('\u00ad'); at !== -1; at = text.data.indexOf('\u00ad', at + 1)) {
      range.setStart(text, at)
      range.setEnd(text, at + 1)
      const rectangles = range.getClientRects()
      if (rectangles.length < 2) continue
      const { top, bottom } = rectangles[0]!
      const line = leaf.tops.findLastIndex((lineTop) => lineTop <= (top + bottom) / 2 - origin)
      if (leaf.kind === 'text' && lines.includes(line - 1) && lines.includes(line - 2)) {
        text.deleteData(at, 1)
        return undefined
      }
      lines.push(line)
      ends.push(at)
    }
    globalThis.dossier.hyphenated.set(text, ends)
  }
  return lines
}

function hyphenatedTexts({ first, last }: Leaf): Text[] {
  const { hyphenated } = globalThis.dossier
  const texts: Text[] = []
  for (let node: Node | null = first; node; node = node === last ? null : node.nextSibling) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    if (node instanceof Text && hyphenated.has(node)) texts.push(node)
    while (walker.nextNode()) if (hyphenated.has(walker.currentNode as Text)) texts.push(walker.currentNode as Text)
  }
  return texts
}

/**
 * Takes out the soft hyphens, which would stay in the text of the PDF: those at line ends become hyphens, the others go.
 * Lines stay as they are, since a line breaks at the last place that fits and only places that were not used go.
 */
function settleHyphens(): void {
  for (const [text, ends] of globalThis.dossier.hyphenated) {
    const used = new Set(ends)
    text.data = text.data.replace(/\u00ad/g, (_, at: number) => (used.has(at) ? '-' : ''))
  }
}

/** Where an offset in a text is once its hyphens are settled. */
function settledOffset(text: Text, offset: number): number {
  const ends = globalThis.dossier.hyphenated.get(text)
  if (ends === undefined) return offset
  const before = text.data.slice(0, offset)
  return before.replaceAll('\u00ad', '').length + ends.filter((at) => at < offset).length
}

export const hyphenFunctions = [
  collectWords,
  longWords,
  hyphenatable,
  hyphenate,
  fillLastLine,
  printedHyphens,
  hyphenatedTexts,
  settleHyphens,
  settledOffset,
]
