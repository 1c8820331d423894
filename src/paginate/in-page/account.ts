import type { Owner, PageAccount, Run, Unseen } from '../conserve/account.ts'
import type { PaintedText } from './unseen.ts'

declare function textsIn(node: Node): Text[]
declare function idOf(fragment: string): string | undefined
declare function findUnseen(page: Element, texts: PaintedText[]): Unseen[]

/** A walk over a document's text: what it found, and the run that the next text belongs to. */
interface Reading {
  runs: Run[]
  open: Run | undefined
  /** What is left out of the account. */
  left: string
  seesStyle: boolean
  /** What is painted, where that is to be told. */
  painted: PaintedText[]
}

/** The text of the document as it came, block by block, without what pages do not print. */
function readText(notes: 'page' | 'end'): Run[] {
  if (globalThis.dossierElsewhere === undefined) numberAccounts(document)
  const left = `.footnote-backref, .chart-narrow, .contents .footnote-call${notes === 'page' ? ', .footnotes > :not(.footnote)' : ''}`
  return readRuns(document.body, { runs: [], open: undefined, left, seesStyle: false, painted: [] })
}

/** What may be moved or stand beside others is numbered through the whole document. */
function numberAccounts(root: ParentNode): void {
  for (const [index, part] of root.querySelectorAll<HTMLElement>('figure, .table, td, th').entries())
    part.dataset['account'] = String(index + 1)
}

/** What the pages hold, now that they are made. */
function readPages(): PageAccount[] {
  return [...document.querySelectorAll<HTMLElement>('.page')].map((page, index) => {
    const painted: PaintedText[] = []
    return {
      folio: page.querySelector('.folio')?.textContent?.trim() || String(globalThis.dossier.before + index + 1),
      runs: readRuns(page, { runs: [], open: undefined, left: '.footnote-backref', seesStyle: true, painted }),
      unseen: findUnseen(page, painted),
      calls: [...page.querySelectorAll('.footnote-call')].flatMap((call) =>
        call.closest('.repeated') || !call.checkVisibility() ? [] : [Number(call.getAttribute('href')?.slice('#fn-'.length))],
      ),
      bodies: [...page.querySelectorAll('.footnote[id]')].filter(isShown).map((note) => Number(note.id.slice('fn-'.length))),
      entries: [...page.querySelectorAll('.contents-page')].flatMap((number) => {
        const target = idOf(number.closest('a')?.hash.slice(1) ?? '') ?? ''
        return number.checkVisibility() ? [{ target, number: number.textContent?.trim() ?? '' }] : []
      }),
    }
  })
}

/** Whether something of a footnote's body is to be seen, unless it says nothing. */
function isShown(note: Element): boolean {
  const texts = textsIn(note.querySelector('.footnote-body') ?? note).filter(({ data }) => data.trim() !== '')
  return texts.length === 0 || texts.some(({ parentElement }) => parentElement?.checkVisibility({ visibilityProperty: true }))
}

function readRuns(root: Element, reading: Reading): Run[] {
  readElement(root, 'text', false, reading)
  return reading.runs
}

/** Text is parted wherever a block begins or ends. */
function readElement(element: Element, outer: Owner, isOuterHidden: boolean, reading: Reading): void {
  if (/^(style|script|template|title|desc|metadata)$/.test(element.localName) || element.matches(reading.left)) return
  const owner = ownerOf(element, outer)
  const isHidden = isOuterHidden || (reading.seesStyle && isHiddenInPrint(element))
  const isBlock = owner !== outer || isHidden !== isOuterHidden || beginsBlock(element)
  if (isBlock) reading.open = undefined
  for (const node of element.childNodes) {
    if (node instanceof Element) readElement(node, owner, isHidden, reading)
    else if (node instanceof Text && node.data.trim() !== '') {
      if (reading.open === undefined) reading.runs.push((reading.open = openRun(element, owner, isHidden, reading)))
      reading.open.pieces.push(node.data)
      if (reading.seesStyle && !isHidden && element instanceof HTMLElement) reading.painted.push({ text: node, element, owner })
    }
  }
  if (isBlock) reading.open = undefined
}

function openRun(element: Element, owner: Owner, isHidden: boolean, { seesStyle }: Reading): Run {
  const isRightToLeft = seesStyle && [element, blockOf(element)].some((one) => getComputedStyle(one).direction === 'rtl')
  const isUnseen = isHidden && seesStyle && isHiddenText(element)
  return { owner, pieces: [], ...(isHidden && { isHidden }), ...(isUnseen && { isUnseen }), ...(isRightToLeft && { isRightToLeft }) }
}

/** The block that sets the lines of an element. */
function blockOf(element: Element): Element {
  let block = element
  while (!beginsBlock(block) && block.parentElement) block = block.parentElement
  return block
}

/** Whole chapters may be left out of a print, as contents and sources may; but not words of what is printed. */
function isHiddenText(element: Element): boolean {
  const part = element.closest('.chapter, .footnote')
  return !element.checkVisibility({ visibilityProperty: true }) && part?.checkVisibility() === true && !element.closest('.screen-only')
}

function beginsBlock({ localName }: Element): boolean {
  return /^(p|div|section|h[1-6]|ul|ol|li|blockquote|table|caption|t[drh]|fig.*|aside|d[ltd]|header|nav|main|pre|text)$/.test(localName)
}

function ownerOf(element: Element, outer: Owner): Owner {
  if (outer === 'furniture' || element.matches('.running-head, .folio, .repeated, .furniture')) return 'furniture'
  if (element.matches('.footnote')) return `note ${Number((element as HTMLElement).dataset['number'] ?? element.id.slice('fn-'.length))}`
  if (element.matches('.contents-page')) return 'number'
  if (element.matches('.contents a')) return 'entry'
  const part = (element as HTMLElement).dataset['account']
  return part !== undefined && /^(text|part)/.test(outer) ? `part ${Number(part)}` : outer
}

/** Text that is not displayed, or cut off so that only a screen reader tells it, need not be in the print. */
function isHiddenInPrint(element: Element): boolean {
  const { display, visibility, clipPath, position } = getComputedStyle(element)
  return display === 'none' || visibility !== 'visible' || (position === 'absolute' && clipPath !== 'none')
}

export const accountFunctions = [
  readText,
  numberAccounts,
  readPages,
  isShown,
  readRuns,
  readElement,
  openRun,
  blockOf,
  isHiddenText,
  beginsBlock,
  ownerOf,
  isHiddenInPrint,
]
