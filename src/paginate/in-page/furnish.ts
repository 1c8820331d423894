import type { Moved, Sheet } from './state.ts'

function makeSheet(): Sheet {
  const [page, body, area] = [document.createElement('section'), document.createElement('div'), document.createElement('div')]
  page.className = 'page'
  page.dir = globalThis.dossier.flow.dir
  body.className = 'page-body'
  area.className = 'footnote-area'
  page.append(body, area)
  return { page, body, area }
}

/** White above the first block of a page, and below its last, is not printed. */
function finishSheet({ body, area }: Sheet): void {
  if (area.childElementCount === 0) area.remove()
  // where several notes go on, each says which it is
  const continued = area.querySelectorAll(':scope > .continued')
  if (continued.length > 1) for (const part of continued) part.classList.add('named')
  for (const part of [body, ...area.querySelectorAll(':scope > .continued')]) {
    for (let first = part.firstElementChild; first; first = first.firstElementChild) first.classList.add('at-head')
  }
  for (const part of [body, ...area.querySelectorAll(':scope > .continues')]) {
    for (let last = part.lastElementChild; last; last = last.lastElementChild) last.classList.add('at-foot')
  }
}

/** Running heads and folios; a title page has neither. */
function furnish(pages: HTMLElement[], title: string): void {
  let running: HTMLElement | undefined
  for (const [index, page] of pages.entries()) {
    running = page.querySelector<HTMLElement>('[data-running-title]') ?? running
    if (page.querySelector('.title-page')) continue
    const head = document.createElement('div')
    head.className = 'running-head'
    head.append(span('running-brief', title))
    if (running)
      head.append(span('running-chapter', span('running-number', running.dataset['runningNumber']!), running.dataset['runningTitle']!))
    const folio = document.createElement('div')
    folio.className = 'folio'
    folio.textContent = String(index + 1)
    page.prepend(head)
    page.append(folio)
  }
}

function span(name: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  element.append(...content)
  return element
}

function fillPageNumbers(pages: HTMLElement[]): void {
  const numbers = new Map(pages.map((page, index) => [page as Element, index + 1]))
  for (const number of document.querySelectorAll('.contents-page')) {
    const target = document.getElementById(decodeURIComponent(number.closest('a')!.hash.slice(1)))
    number.textContent = String(numbers.get(target?.closest('.page') ?? number) ?? '')
  }
}

/** The page on which each footnote's body begins. */
function findFootnotes(pages: HTMLElement[]): [number, number][] {
  return pages.flatMap((page, index) =>
    [...page.querySelectorAll('.footnote[id^="fn-"]')].map((note): [number, number] => [Number(note.id.slice('fn-'.length)), index + 1]),
  )
}

/** Pages whose text reaches into their notes, or whose text or notes leave the page. */
function findOverfull(sheets: Sheet[]): Moved['overfull'] {
  return sheets.flatMap(({ page, body, area }, index) => {
    const text = body.getBoundingClientRect()
    const notes = area.isConnected ? area.getBoundingClientRect() : undefined
    const limit = notes?.top ?? text.top + globalThis.dossier.capacity
    // the white above the notes takes up what is lost by rounding
    const isOver =
      text.bottom > limit + 8 * globalThis.dossier.zoom || (notes !== undefined && notes.top < page.getBoundingClientRect().top)
    return isOver ? [{ page: index + 1, words: (body.lastElementChild?.textContent ?? '').trim().slice(-60) }] : []
  })
}

export const furnishFunctions = [makeSheet, finishSheet, furnish, span, fillPageNumbers, findFootnotes, findOverfull]
