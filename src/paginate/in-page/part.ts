import type { Cut } from './state.ts'

declare function span(name: string, ...content: (string | Node)[]): HTMLElement

/** Takes everything from a place to the column's end. What the place parts is marked on both sides. */
function takeFrom(cut: Cut, column: Element): DocumentFragment {
  if (cut.block && !cut.parts) cut.block.style.textIndent = cut.indent
  const parted: Element[] = []
  for (let node: Node | null = cut.node; node && node !== column; node = node.parentNode) if (node instanceof Element) parted.unshift(node)
  const range = document.createRange()
  range.setStart(cut.node, cut.offset)
  range.setEnd(column, column.childNodes.length)
  const fragment = range.extractContents()
  const pairs: [Element, Element][] = []
  let part = fragment.firstElementChild
  for (const original of parted) {
    if (part) pairs.push([original, part])
    part = part?.firstElementChild ?? null
  }
  for (const [original, rest] of pairs.reverse()) markParted(original, rest)
  if (cut.parts && cut.align === 'justify') cut.block?.classList.add('continues-justified')
  return fragment
}

function takeAll(column: Element): DocumentFragment {
  const fragment = document.createDocumentFragment()
  fragment.append(...column.childNodes)
  return fragment
}

/** A part of a note in an element like the note's own. */
function takePart(cut: Cut, note: HTMLElement): HTMLElement {
  const part = note.cloneNode(false) as HTMLElement
  part.append(takeFrom(cut, note))
  markParted(note, part)
  return part
}

/** Only the first part keeps the id; all have one number. Lists go on counting; tables repeat their head, boxes their title. */
function markParted(original: Element, part: Element): void {
  part.removeAttribute('id')
  part.classList.add('continued')
  original.classList.add('continues')
  if (original instanceof HTMLElement && part instanceof HTMLElement) {
    part.dataset['part'] = original.dataset['part'] ??= String(++globalThis.dossier.parted)
  }
  if (original instanceof HTMLOListElement && part instanceof HTMLOListElement) {
    const items = [...original.children].filter(({ localName }) => localName === 'li').length
    part.start = original.start + items - (part.firstElementChild?.classList.contains('continued') ? 1 : 0)
  }
  const mayShare = original.closest('.footnote, td') !== null // with its first part, a page
  if (original.matches('.box') && !mayShare) repeatTitle(original, part)
  if (original instanceof HTMLTableElement) continueTable(original, part, mayShare)
}

function repeatTitle(original: Element, part: Element): void {
  const words = original.querySelector(':scope > .box-title')?.cloneNode(true) as HTMLElement | undefined
  const { continued } = globalThis.dossier.setup
  if (!words || part.querySelector(':scope > .box-title')) return // the break is before the title's end
  for (const call of words.querySelectorAll('.footnote-call')) call.remove()
  const title = span(
    'furniture repeated box-title',
    span('', words.textContent?.trim() ?? ''),
    continued && span('box-continued', `(${continued})`),
  )
  part.prepend(title)
}

/** The rest of a table has the same columns; on a page of its own also its number and its head. */
function continueTable(original: HTMLTableElement, part: Element, mayShare: boolean): void {
  const caption = mayShare ? undefined : continuedCaption(original)
  const head = mayShare || original.classList.contains('head-once') ? undefined : original.tHead?.cloneNode(true)
  for (const repeated of [caption, head as Element | undefined]) repeated?.classList.add('repeated')
  for (const element of (head as Element | undefined)?.querySelectorAll('[id]') ?? []) element.removeAttribute('id')
  const columns = original.querySelector('colgroup')?.cloneNode(true)
  part.prepend(...[caption, columns, head].filter((node) => node != null))
}

/** The table's number, and that it goes on. */
function continuedCaption({ caption }: HTMLTableElement): HTMLElement | undefined {
  const number = caption?.querySelector('.caption-number')
  if (!caption || !number) return undefined
  const continued = caption.cloneNode(false) as HTMLElement
  continued.removeAttribute('id')
  continued.append(number.cloneNode(true), ` ${globalThis.dossier.setup.continued}`)
  return continued
}

export const partFunctions = [takeFrom, takeAll, takePart, markParted, repeatTitle, continueTable, continuedCaption]
