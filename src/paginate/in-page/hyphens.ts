import type { Dictionaries } from '../hyphenate.ts'

/** Words of six letters and more that stand by themselves: no part of an address, an acronym, a number, a compound with hyphen. */
function longWords(): RegExp {
  return /(?<![\p{L}\p{N}\p{M}/@._-])\p{L}[\p{Ll}\p{Lo}\p{M}]{5,}(?![\p{L}\p{N}\p{M}/@_-]|\.\p{L})/gu
}

/** Headings, table heads, code and addresses keep their words whole. */
function hyphenatable(): Text[] {
  const { flow, area } = globalThis.dossier
  const whole =
    'h1,h2,h3,h4,h5,h6,thead,caption,figcaption,code,pre,.title-page,.contents,.footnote-call,.footnote-marker,svg,[translate="no"]'
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

/** Puts soft hyphens into the words, as the dictionaries have them. */
function hyphenate(dictionaries: Dictionaries): void {
  const { flow, area } = globalThis.dossier
  for (const text of hyphenatable()) {
    const dictionary = dictionaries[text.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '']
    if (dictionary === undefined) continue
    const data = text.data.replace(longWords(), (word) => (Object.hasOwn(dictionary, word) ? dictionary[word]! : word))
    if (data !== text.data) text.data = data
  }
  for (const column of [flow, area]) for (const paragraph of column.querySelectorAll('p, li, dd, td')) fillLastLine(paragraph)
}

/** Lets every word of a crowded table break, also those of its head and the last ones of its cells, which are else kept whole. */
function hyphenateTable(table: HTMLTableElement): void {
  const { dictionaries } = globalThis.dossier
  const dictionary = dictionaries[table.closest('[lang]')?.getAttribute('lang') ?? ''] ?? dictionaries[''] ?? {}
  const parted = (word: string) => (Object.hasOwn(dictionary, word) ? dictionary[word] : undefined)
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    text.data = text.data.replace(longWords(), (word) => word[0]! + (parted(word) ?? parted(word.toLowerCase()) ?? word).slice(1))
  }
}

/** On a paragraph's last line stands neither the end of a word alone nor a short one. */
function fillLastLine(paragraph: Element): void {
  const last = [...paragraph.childNodes].findLast((node) => node instanceof Text && node.data.trim() !== '')
  if (!(last instanceof Text)) return
  const data = last.data.replace(/\S+\s*$/, (word) => word.replaceAll('\u00ad', '')).replace(/(?<=\S) (?=[^ ]{1,5}\s*$)/, '\u00a0')
  if (data !== last.data) last.data = data
}

/** Notes every text that has soft hyphens, the author's own among them. */
function findHyphenated(): void {
  const { flow, area, aparts, hyphenated } = globalThis.dossier
  for (const column of [flow, area, ...aparts.map((apart) => apart.column)]) {
    const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      if (text.data.includes('\u00ad')) hyphenated.set(text, [])
    }
  }
}

export const hyphenFunctions = [longWords, hyphenatable, hyphenate, hyphenateTable, fillLastLine, findHyphenated]
