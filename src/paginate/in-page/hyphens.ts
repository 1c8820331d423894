import type { Dictionaries } from '../hyphenate.ts'

declare function textsIn(node: Node): Text[]

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
      if (node instanceof Text && !isOfAddress(node)) texts.push(node)
      else if (node instanceof Element) walk(node)
    }
  }
  walk(flow)
  walk(area)
  return texts
}

/** Whether a text is a piece of an address, which may break between its pieces and nowhere else. */
function isOfAddress({ previousSibling, nextSibling }: Text): boolean {
  return [previousSibling, nextSibling].some((sibling) => sibling instanceof Element && sibling.localName === 'wbr')
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
  for (const text of textsIn(table)) {
    if (!isOfAddress(text))
      text.data = text.data.replace(longWords(), (word) => word[0]! + (parted(word) ?? parted(word.toLowerCase()) ?? word).slice(1))
  }
}

/** On a paragraph's last line stands neither the end of a word alone nor a word of fewer than five letters. */
function fillLastLine(paragraph: Element): void {
  const last = [...paragraph.childNodes].findLast((node) => node instanceof Text && node.data.trim() !== '')
  if (last instanceof Text) {
    const data = last.data.replace(/\S+\s*$/, (word) => word.replaceAll('\u00ad', ''))
    if (data !== last.data) last.data = data
  }
  const space = paragraph.closest('.contents') ? undefined : lastSpace(paragraph) // there a page's number comes last
  if (space) space.text.replaceData(space.at, 1, '\u00a0')
  keepTied(paragraph, space?.text)
}

/** A word that is tied to what follows does not leave its end with it on the next line: "tak-ing part", in ragged text "sec-tion 6". */
function keepTied(paragraph: Element, last: Text | undefined): void {
  const isRagged = paragraph.matches('li, td, dd, :is(li, td, dd, blockquote) > p')
  const whole = (word: string) => word.replaceAll('\u00ad', '')
  if (last?.data.includes('\u00ad')) last.data = last.data.replace(/[^\s\u00a0]+\u00a0\S*\s*$/, whole)
  if (!isRagged) return
  for (const text of textsIn(paragraph)) {
    if (/\u00ad.*\u00a0\d/.test(text.data)) text.data = text.data.replace(/\S+\u00a0(?=\d)/g, whole)
  }
}

/** The space before a short last word, whatever elements it is set in; the numbers of notes do not count. */
function lastSpace(paragraph: Element): { text: Text; at: number } | undefined {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let letters = 0
  let node: Node | null = paragraph
  for (let child: Node | null = paragraph; child; child = child.lastChild) node = child
  walker.currentNode = node
  for (let text = node instanceof Text ? node : walker.previousNode(); text instanceof Text; text = walker.previousNode()) {
    if (text.parentElement!.closest('.footnote-call, .call-separator')) continue
    const data = letters === 0 ? text.data.trimEnd() : text.data
    const at = data.search(/\s\S*$/)
    letters += data.slice(at + 1).match(/[\p{L}\p{N}]/gu)?.length ?? 0
    if (letters > 4) return undefined
    if (at !== -1) return letters > 0 && data[at] === ' ' && /\S/.test(data[at - 1] ?? 'x') ? { text, at } : undefined
  }
  return undefined
}

/** Notes every text that has soft hyphens, the author's own among them. */
function findHyphenated(): void {
  const { flow, area, aparts, hyphenated } = globalThis.dossier
  for (const column of [flow, area, ...aparts.map((apart) => apart.column)]) {
    for (const text of textsIn(column)) if (text.data.includes('\u00ad')) hyphenated.set(text, [])
  }
}

export const hyphenFunctions = [
  longWords,
  hyphenatable,
  isOfAddress,
  hyphenate,
  hyphenateTable,
  fillLastLine,
  keepTied,
  lastSpace,
  findHyphenated,
]
