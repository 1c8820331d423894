import type { Dictionaries } from '../hyphenate.ts'
import type { Measured } from '../measured.ts'
import type { ColumnSetup } from './state.ts'

declare function textsIn(node: Node): Text[]
declare function hyphenate(dictionaries: Dictionaries): void
declare function joinDashes(): void
declare function evenLines(): void
declare function measure(): Measured

/** Makes two columns of the document, one of text and one of notes, and measures them. */
async function measureColumns(setup: ColumnSetup, dictionaries: Dictionaries): Promise<Measured> {
  // asked for one by one, the fonts are there before the first layout, which would otherwise be done twice
  const fonts = [...document.fonts].map((font) => font.load().catch(() => {}))
  prepare(setup, dictionaries)
  hyphenate(dictionaries)
  joinDashes()
  await Promise.all([...fonts, ...[...document.images].map((image) => image.decode().catch(() => {}))])
  evenLines()
  return measure()
}

/** The document has the class `paged` already. */
function prepare(setup: ColumnSetup, dictionaries: Dictionaries): void {
  adoptGeometry(setup)
  const { columns, ...page } = setup.page
  Object.assign(document.documentElement.dataset, { ...page, columns: String(columns) })
  document.documentElement.hidden = false
  for (const element of document.querySelectorAll('[role^="doc-"]')) element.removeAttribute('role') // Chromium drops such links' tags
  for (const call of document.querySelectorAll('.contents .footnote-call')) call.remove()
  layOpen()
  fillCells()
  labelSections()
  runIn()
  partLigatures()
  keepIndents()
  makeRoomForPageNumbers()
  linkMarkers(setup.notes)
  const area = setup.notes === 'page' ? takeNotes() : document.createElement('div')
  const flow = document.createElement('div')
  flow.className = 'page-body flow'
  flow.append(...[...document.body.childNodes].filter((node) => !(node instanceof HTMLScriptElement || node instanceof HTMLStyleElement)))
  document.body.append(flow, area)
  const { dir } = document.documentElement
  for (const column of [flow, area]) column.dir = dir
  document.documentElement.dir = 'ltr' // pages are larger than the sheet until they are printed, and overflow to the right
  for (const link of document.querySelectorAll<HTMLElement>('a[href^="http"]')) letBreak(link)
  globalThis.dossier = {
    flow,
    area,
    leaves: [],
    notes: [],
    sheets: [],
    line: 0,
    before: 0,
    even: new Set(),
    hyphenated: new Map(),
    aparts: [],
    dictionaries,
    parted: 0,
    probe: document.createRange(),
    zoom: setup.zoom,
    capacity: setup.capacity,
    turnedCapacity: setup.turnedCapacity,
    setup,
    colours: new Map(),
  }
}

/**
 * The page's size and margins; constructed sheets are no inline style, which the document's own policy forbids. Of paper that is
 * printed on both sides the left margin is the inner one; what is read from right to left is bound at the right.
 */
function adoptGeometry({ width, height, top, right, bottom, left, zoom }: ColumnSetup): void {
  const sheet = new CSSStyleSheet()
  const lengths = Object.entries({ width, height, top, right, bottom, left }).map(([name, length]) => `--page-${name}:${length}mm`)
  sheet.replaceSync(
    `@page{size:${width}mm ${height}mm;margin:0}@page turned{size:${height}mm ${width}mm;margin:0}` +
      `html.paged{zoom:${zoom};${lengths.join(';')}}html.paged :is(.verso:dir(ltr),.recto:dir(rtl)){--page-left:${right}mm;--page-right:${left}mm}` +
      'html.paged .unset{content-visibility:hidden!important}',
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/** A computed length in measured pixels; `normal` and the like are 0. */
function lengthOf(css: string): number {
  return (Number.parseFloat(css) || 0) * globalThis.dossier.zoom
}

/** Every part of the document carries the words of its running head, also where it is continued. */
function labelSections(): void {
  for (const section of document.querySelectorAll<HTMLElement>('.chapter, .bibliography, .contents, .footnotes')) {
    const heading = section.querySelector('h1, h2')
    if (heading === null) continue
    const words = heading.cloneNode(true) as HTMLElement
    for (const call of words.querySelectorAll('.footnote-call')) call.remove()
    const number = words.querySelector('.heading-number')
    section.dataset['runningNumber'] = number?.textContent?.trim() ?? ''
    number?.remove()
    section.dataset['runningTitle'] = words.textContent?.trim() ?? ''
  }
}

/**
 * Where a link or the like begins or ends within a word no ligature is drawn over its edge: its letters would belong to one side, and the
 * other would lack them where it is copied.
 */
function partLigatures(): void {
  for (const part of document.querySelectorAll<HTMLElement>(':is(main, .footnotes) :is(a, abbr, del, ins, s, span, u)')) {
    const { previousSibling, nextSibling } = part
    const isParted = (before: Node | null, after: Node | null) => isLatin(before?.textContent?.at(-1)) && isLatin(after?.textContent?.[0])
    if (isParted(previousSibling, part) || isParted(part, nextSibling)) part.style.fontVariantLigatures = 'none'
  }
}

function isLatin(letter: string | undefined): boolean {
  return letter !== undefined && /\p{Script=Latin}/u.test(letter)
}

/** Headings of the third rank begin the line that their paragraph begins on. */
function runIn(): void {
  for (const heading of document.querySelectorAll('h4:not(.box-title)')) {
    const paragraph = heading.nextElementSibling
    if (!paragraph?.matches('p:not(.numbered)')) continue
    paragraph.classList.add('run-in')
    paragraph.prepend(heading, ' ')
  }
}

/** A paragraph after a picture keeps its indent, since the picture may go to the next page. */
function keepIndents(): void {
  for (const paragraph of document.querySelectorAll('.chapter > p + figure + p')) paragraph.classList.add('after-float')
}

/** What stands before a paragraph may go to another page; it is set with the indent that it was measured with. */
function holdIndents(): void {
  for (const paragraph of globalThis.dossier.flow.querySelectorAll<HTMLElement>('figure + p'))
    paragraph.style.textIndent = getComputedStyle(paragraph).textIndent
}

/** Paper unfolds nothing: the data of a chart stand under it, and what is drawn for narrow screens goes. */
function layOpen(): void {
  for (const narrow of document.querySelectorAll('.chart-narrow')) narrow.remove()
  for (const details of document.querySelectorAll('details.chart-data')) {
    const block = document.createElement('div')
    block.className = details.className
    const title = document.createElement('p')
    title.className = 'summary'
    title.append(...(details.querySelector('summary')?.childNodes ?? []))
    details.querySelector('summary')?.remove()
    block.append(title, ...details.childNodes)
    details.replaceWith(block)
  }
}

/** Chromium drops the tag of a cell in which nothing is painted, and the row would have a column less. */
function fillCells(): void {
  for (const cell of document.querySelectorAll('td, th')) {
    if (cell.textContent?.trim() === '' && !cell.querySelector('img, svg')) cell.append('\u00a0')
  }
}

/** Page numbers are filled in last; figures of one width keep the lines as they are measured. */
function makeRoomForPageNumbers(): void {
  for (const link of document.querySelectorAll('.contents a[href^="#"]')) {
    const number = document.createElement('span')
    number.className = 'contents-page'
    number.textContent = '000'
    link.append(' ', number)
  }
}

/** The footnotes in a column of their own. */
function takeNotes(): HTMLElement {
  const area = document.createElement('div')
  area.className = 'footnote-area flow'
  for (const section of document.querySelectorAll('.footnotes')) {
    area.append(...section.querySelectorAll('.footnote'))
    section.remove()
  }
  return area
}

/**
 * Notes lead back to their call by their marker, without an arrow. On one page with its call a note need not lead anywhere, and
 * every place that is linked costs a little on every page that Chromium prints.
 */
function linkMarkers(where: 'page' | 'end'): void {
  for (const note of document.querySelectorAll<HTMLElement>('.footnote')) {
    note.dataset['number'] = note.id.slice('fn-'.length)
    const marker = note.querySelector('.footnote-marker')
    const back = note.querySelector('.footnote-backref')?.getAttribute('href')
    for (const link of note.querySelectorAll('.footnote-backref')) link.remove()
    if (where === 'page' || !marker || !back) continue
    const link = document.createElement('a')
    link.setAttribute('href', back)
    link.append(...marker.childNodes)
    marker.append(link)
  }
}

/** Lets a printed address break after its marks of punctuation, without adding to its text. */
function letBreak(link: HTMLElement): void {
  for (const text of textsIn(link).filter(({ data }) => /^\S{12,}$/.test(data.trim()))) {
    const pieces = text.data.split(/(?<=[./?&=_-])(?=[^./?&=_-])/)
    text.replaceWith(...pieces.flatMap((piece, index) => (index === 0 ? [piece] : [document.createElement('wbr'), piece])))
  }
}

export const prepareFunctions = [
  measureColumns,
  prepare,
  adoptGeometry,
  lengthOf,
  layOpen,
  fillCells,
  labelSections,
  runIn,
  partLigatures,
  isLatin,
  keepIndents,
  holdIndents,
  makeRoomForPageNumbers,
  takeNotes,
  linkMarkers,
  letBreak,
]
