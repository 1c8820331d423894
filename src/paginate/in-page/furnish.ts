import type { RareCharacter } from '../check-fonts.ts'
import type { PlannedColumn } from '../planned.ts'
import type { Furnished, Sheet } from './state.ts'

declare function numberPages(pages: HTMLElement[], prelims: number): string[]
declare function entriesOf(pages: HTMLElement[], folios: string[]): [string, string][]
declare function fitPages(sheets: Sheet[], line: number): void
declare function lowerFeet(sheets: Sheet[]): void
declare function numberLines(): void
declare function rareCharacters(): RareCharacter[]

/**
 * Gives pages what stands about their text, and looks whether everything has room.
 *
 * @param before pages of the quires before
 * @param prelims pages before the first chapter of all
 */
function furnish(title: string, before: number, prelims: number): Furnished {
  const { sheets, setup, line } = globalThis.dossier
  globalThis.dossier.before = before
  const pages = [...new Set(sheets.map(({ page }) => page))]
  const folios = numberPages(pages, prelims)
  makeMargins(pages, folios, title)
  fitPages(sheets, line)
  lowerFeet(sheets)
  if (setup.page.lineNumbers) numberLines()
  return {
    folios,
    footnotePages: findFootnotes(pages),
    overfull: findOverfull(sheets, pages),
    characters: rareCharacters(),
    entries: entriesOf(pages, folios),
    hasContents: document.querySelector('.contents-page') !== null,
  }
}

/** A page for each planned column, or for several that share it. */
function makeSheets(planned: PlannedColumn[]): Sheet[] {
  const sheets: Sheet[] = []
  for (const { beside, across, under, apart } of planned) {
    const page = (beside || under !== undefined ? sheets.at(-1)?.page : undefined) ?? makePage(across ? undefined : apart)
    const [body, area] = [document.createElement('div'), document.createElement('div')]
    body.className = `page-body${beside ? ' second' : ''}${across ? ' across' : ''}`
    area.className = beside ? 'footnote-area second' : 'footnote-area'
    if (under !== undefined) body.style.top = `calc(var(--page-top) + ${under / globalThis.dossier.zoom}px)`
    page.append(body, area)
    sheets.push({ page, body, area, under: under ?? 0 })
  }
  return sheets
}

function makePage(apart: number | undefined): HTMLElement {
  const page = document.createElement('section')
  page.className = apart === undefined ? 'page' : globalThis.dossier.aparts[apart]!.isTurned ? 'page apart turned' : 'page apart'
  page.dir = globalThis.dossier.flow.dir
  return page
}

/** White above the first block of a page, and below its last, is not printed. */
function finishSheet({ body, area }: Sheet): void {
  if (area.childElementCount === 0) area.remove()
  for (const part of [body, ...area.querySelectorAll(':scope > .continued')]) {
    for (let first = part.firstElementChild; first; first = below(first)) first.classList.add('at-head')
  }
  for (const part of [body, ...area.querySelectorAll(':scope > .continues')]) {
    for (let last = part.lastElementChild; last; last = last.lastElementChild) last.classList.add('at-foot')
  }
}

/** What begins with an element, or follows on the title of a box that is repeated. */
function below(first: Element): Element | null {
  return first.matches('.repeated.box-title') ? first.nextElementSibling : first.firstElementChild
}

/** Running heads and folios; a title page and a page left blank have neither. */
function makeMargins(pages: HTMLElement[], folios: string[], title: string): void {
  const { setup, before } = globalThis.dossier
  const { page: matter } = setup
  const hasFullColumn = matter.columns === 2 && matter.title !== 'head'
  let running: HTMLElement | undefined
  for (const [index, page] of pages.entries()) {
    const isRecto = (before + index) % 2 === 0
    if (matter.sides === 'two') page.classList.add(isRecto ? 'recto' : 'verso')
    if (hasFullColumn && page.querySelector(':scope > .page-body > :is(.title-page, .contents)')) page.classList.add('full')
    running = page.querySelector<HTMLElement>('[data-running-title]') ?? running
    const isTitled = page.querySelector('.title-page') !== null
    if (isTitled) page.classList.add('titled')
    if (folios[index] === '') continue
    const folio = document.createElement('div')
    folio.className = 'folio'
    folio.textContent = folios[index]!
    if (!isTitled) page.prepend(runningHead(title, running, matter.sides === 'two' && (isRecto ? 'recto' : 'verso')))
    page.append(folio)
  }
  markContinuations()
}

/** A note that goes on on the next page says so by an arrow in the margin; where it is taken up, its number stands again. */
function markContinuations(): void {
  const isRightToLeft = globalThis.dossier.flow.dir === 'rtl'
  for (const note of document.querySelectorAll<HTMLElement>('.page > .footnote-area > .footnote')) {
    const arrow = () => span('furniture continuation', isRightToLeft ? '←' : '→')
    if (note.classList.contains('continued')) note.prepend(arrow(), span('furniture footnote-marker', note.dataset['number']!))
    if (note.classList.contains('continues')) note.append(arrow())
  }
}

/** The brief's title and the chapter's; of two facing pages the left one has the former and the right one the latter. */
function runningHead(title: string, section: HTMLElement | undefined, side: 'recto' | 'verso' | false): HTMLElement {
  const head = document.createElement('div')
  head.className = 'running-head'
  const { runningNumber, runningTitle } = section?.dataset ?? {}
  const chapter = runningTitle && span('running-chapter', span('running-number', runningNumber ?? ''), runningTitle)
  if (side !== 'recto' || !chapter) head.append(span('running-brief', title))
  if (side !== 'verso' && chapter) head.append(chapter)
  return head
}

function span(name: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  element.append(...content)
  return element
}

/** The page on which each footnote's body begins. */
function findFootnotes(pages: HTMLElement[]): [number, number][] {
  return pages.flatMap((page, index) =>
    [...page.querySelectorAll('.footnote[id^="fn-"]')].map((note): [number, number] => [
      Number(note.id.slice('fn-'.length)),
      globalThis.dossier.before + index + 1,
    ]),
  )
}

/** Pages whose text reaches into their notes, or whose text or notes leave the page. */
function findOverfull(sheets: Sheet[], pages: HTMLElement[]): Furnished['overfull'] {
  const { capacity, turnedCapacity, zoom, before } = globalThis.dossier
  return sheets.flatMap(({ page, body, area, under }) => {
    const text = body.getBoundingClientRect()
    const notes = area.isConnected ? area.getBoundingClientRect() : undefined
    const foot = notes?.top ?? text.top - under + (page.matches('.turned') ? turnedCapacity : capacity)
    const limit = Math.min(foot, ...limitsOf(body))
    // the white above the notes takes up what is lost by rounding
    const isOver = text.bottom > limit + 8 * zoom || (notes !== undefined && notes.top < page.getBoundingClientRect().top)
    if (!isOver) return []
    const highest = (notes?.height ?? 0) > text.height ? area : body
    return [{ page: before + pages.indexOf(page) + 1, words: lastWords(highest) }]
  })
}

/** Where what stands under a part of a page begins, and under a table across its columns their notes. */
function limitsOf(body: HTMLElement): number[] {
  const { top } = body.getBoundingClientRect()
  const isAcross = body.matches('.across')
  return [...body.parentElement!.children].flatMap((other) => {
    if (!other.matches(isAcross ? '.page-body, .footnote-area' : '.across')) return []
    const head = other.getBoundingClientRect().top
    return head > top ? [head] : []
  })
}

/** The end of what stands in a part of a page, without what the page adds. */
function lastWords(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement
  for (const added of copy.querySelectorAll('.furniture, .repeated')) added.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim().slice(-60)
}

export const furnishFunctions = [
  furnish,
  makeSheets,
  makePage,
  finishSheet,
  below,
  makeMargins,
  markContinuations,
  runningHead,
  span,
  findFootnotes,
  findOverfull,
  limitsOf,
  lastWords,
]
