import type { Marked } from '../finish/marked.ts'

/**
 * Carries what the PDF's tags cannot be told by HTML through the print: as private subtags behind the language of an element, which
 * Chromium writes into the tag as it stands. Everything is read before anything is changed.
 *
 * @param seal what no text of the document can know, as private subtags
 */
function mark(seal: string): Marked {
  const titles = document.querySelectorAll<HTMLElement>('.page :is(h1, h2, h3, h4, h5, h6):not(.box-title, .continued, .footnote *)')
  const headings = [...titles].filter((heading) => heading.checkVisibility())
  const links = [...document.querySelectorAll<HTMLElement>('a[href]:not(.footnote-call)')]
  const marked = readMarked(headings, links)
  const kinds = kindsOf(headings, links)
  const parts = partsOf()
  const languages = [...new Set([...kinds.keys(), ...parts.keys()])].map((element): [Element, string] => [element, languageOf(element)])
  keepLook(seal)
  for (const [element, language] of languages) {
    const part = parts.get(element)
    if (element.hasAttribute('lang')) element.classList.add('has-language')
    element.setAttribute('lang', `${language}-x-${seal}-${kinds.get(element) ?? 'none-0'}${part === undefined ? '' : `-${part}`}`)
    // Chromium keeps the language of no inline element but of groups
    if (element.localName !== 'a' && isInlineElement(element)) element.setAttribute('role', 'group')
  }
  return { ...marked, places: aimLinks(seal) }
}

/**
 * Gives links within the document addresses that lead out of it, behind the seal: for every place that is linked Chromium would else do
 * a little on every page. Where a style sheet looks at addresses they stay as they are.
 *
 * @returns the places
 */
function aimLinks(seal: string): Marked['places'] {
  const numbers = pageNumbers()
  const places = new Map<string, Marked['places'][number]>()
  const stay = [...document.querySelectorAll('style')].some(({ textContent }) => /\[\s*href/.test(textContent ?? ''))
  const isHere = (name: string) => {
    const target = places.has(name) ? null : placeNamed(name)
    if (target?.closest('.page') && target.checkVisibility()) places.set(name, { name, ...placeOf(target, numbers) })
    return places.has(name)
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const name = link.hash.slice(1)
    if ((isHere(name) || isElsewhere(name)) && !stay) link.href = `x-${seal}:${name}`
  }
  for (const name of globalThis.dossierElsewhere?.sought ?? []) isHere(name)
  return [...places.values()]
}

/** Whether a place is in another quire. */
function isElsewhere(fragment: string): boolean {
  const id = idOf(fragment)
  return id !== undefined && globalThis.dossierElsewhere?.ids.has(id) === true
}

function placeNamed(fragment: string): Element | null {
  const id = idOf(fragment)
  return id === undefined ? null : document.getElementById(id)
}

/** The id that a fragment of an address names. */
function idOf(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return undefined // a percent sign without digits
  }
}

function pageNumbers(): Map<Element, number> {
  return new Map([...document.querySelectorAll('.page')].map((page, index) => [page, globalThis.dossier.before + index]))
}

function readMarked(headings: HTMLElement[], links: HTMLElement[]): Omit<Marked, 'places'> {
  const numbers = pageNumbers()
  const markers = [...document.querySelectorAll<HTMLElement>('.footnote-area .footnote[id] > .footnote-marker')]
  return {
    headings: headings.map((heading) => ({ title: wordsOf(heading), rank: Number(heading.localName[1]), ...placeOf(heading, numbers) })),
    links: links.map(wordsOf),
    markers: markers.map((marker) => ({ note: noteOf(marker.parentElement!), ...placeOf(marker, numbers) })),
  }
}

/** What each element is, with its number. */
function kindsOf(headings: HTMLElement[], links: HTMLElement[]): Map<Element, string> {
  const kinds = new Map<Element, string>()
  for (const [kind, selector] of Object.entries(kindsOfElements())) {
    for (const element of document.querySelectorAll(selector)) kinds.set(element, `${kind}-0`)
  }
  for (const call of document.querySelectorAll('.footnote-call')) {
    kinds.set(call, `call-${Number(call.getAttribute('href')?.slice('#fn-'.length)) || 0}`)
  }
  for (const note of document.querySelectorAll('.footnote')) {
    kinds.set(note, `${note.closest('.footnote-area') ? 'note' : 'endnote'}-${noteOf(note)}`)
  }
  for (const [index, heading] of headings.entries()) kinds.set(heading, `heading-${index}`)
  for (const [index, link] of links.entries()) kinds.set(link, `link-${index}`)
  return kinds
}

/** Nothing is set anew because of a mark: what has no language of its own is set as what is about it. */
function keepLook(seal: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`[lang*='-x-${seal}-']:not(.has-language){-webkit-locale:inherit}`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/** What is marked whatever it holds; of two kinds the later holds. */
function kindsOfElements(): Record<string, string> {
  return {
    span: ':is(span, i, cite, q, b, small, u, abbr, dfn)[lang]',
    section: '.title-page, .contents, .chapter, .bibliography, .footnotes',
    aside: '.box',
    float: '.page-body > :is(figure, .table)',
    contents: '.contents > ol, .contents > ul',
    entry: '.bibliography-entry',
    box: '.box-title',
    terms: 'dl',
    term: 'dt',
    meaning: 'dd',
    label: '.footnote-marker',
    artifact: '.running-head, .folio, .furniture, caption.repeated, thead.repeated > tr',
  }
}

function isInlineElement(element: Element): boolean {
  return /^(span|i|cite|q|b|small|u|abbr|dfn|em|strong|code|sup|sub)$/.test(element.localName)
}

function languageOf(element: Element): string {
  return element.closest('[lang]')?.getAttribute('lang')?.replace(/-x-.*/, '') || 'und'
}

/** The words of a heading or a link on one line, without the calls in them. */
function wordsOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement
  for (const call of copy.querySelectorAll('.footnote-call')) call.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}

function noteOf(note: Element): number {
  return Number((note as HTMLElement).dataset['number'])
}

/** The page, and the place on it as shares of its width and height from the upper left. */
function placeOf(element: Element, numbers: Map<Element, number>): { page: number; box: [number, number, number, number] } {
  const page = element.closest('.page')!
  const outer = page.getBoundingClientRect()
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const across = (x: number) => (x - outer.left) / outer.width
  const down = (y: number) => (y - outer.top) / outer.height
  return { page: numbers.get(page)!, box: [across(left), down(top), across(right), down(bottom)] }
}

/** A number for each element that stands in several parts, the same for all of them. A row that was cut is one. */
function partsOf(): Map<Element, number> {
  const parts = new Map<Element, number>()
  for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) parts.set(part, Number(part.dataset['part']))
  let next = Math.max(0, ...parts.values()) + 1
  let row: HTMLTableRowElement | undefined
  for (const slice of document.querySelectorAll<HTMLTableRowElement>('tr.slice')) {
    row ??= slice
    parts.set(slice, next)
    for (const [index, cell] of [...slice.cells].entries()) parts.set(cell, next + 1 + index)
    if (!slice.classList.contains('last-slice')) continue
    next += 1 + row.cells.length
    row = undefined
  }
  return parts
}

export const markFunctions = [
  mark,
  aimLinks,
  isElsewhere,
  placeNamed,
  idOf,
  pageNumbers,
  readMarked,
  kindsOf,
  keepLook,
  kindsOfElements,
  isInlineElement,
  languageOf,
  wordsOf,
  noteOf,
  placeOf,
  partsOf,
]
