// Every paragraph and note can be linked to and cited.

import { all, byId, topOf } from './layout.js'
import { placeBy } from './note-panel.js'
import { sectionTitle } from './search.js'

const paragraphs = 'main :is(p, li)[id]'

/** @type {HTMLElement | undefined} */
let passage

export function connectPassages() {
  const button = document.querySelector('.passage-button')
  if (!(button instanceof HTMLElement)) return
  document.querySelector('main')?.append(button)
  const offer = (/** @type {Event} */ event) => {
    const target = event.target instanceof Element ? event.target.closest(paragraphs) : null
    if (target instanceof HTMLElement) offerAt(button, target)
  }
  document.addEventListener('pointerover', offer)
  document.addEventListener('focusin', offer)
  button.addEventListener('click', () => citePassage(button))
  document.addEventListener('click', (event) => {
    const copy = event.target instanceof Element ? event.target.closest('[data-copy]') : null
    if (copy instanceof HTMLElement) void copyFrom(copy)
  })
}

/** In the margin before the paragraph; where that is too narrow, behind its last word. @param {HTMLElement} button @param {HTMLElement} paragraph */
function offerAt(button, paragraph) {
  passage = paragraph
  button.hidden = false
  const { left, right } = paragraph.getBoundingClientRect()
  const [width, window] = [button.offsetWidth, document.documentElement.clientWidth]
  const isRightToLeft = getComputedStyle(paragraph).direction === 'rtl'
  const away = (paragraph.matches('li') ? 2 : 1.1) * width
  const before = isRightToLeft ? right + away - width : left - away
  const hasMargin = before >= 0 && before + width <= window
  const last = [...lineBoxes(paragraph)].at(-1)
  const behind = isRightToLeft ? (last?.left ?? left) - width : (last?.right ?? right)
  button.style.left = `${scrollX + (hasMargin ? before : Math.min(Math.max(behind, 0), window - width))}px`
  button.style.top = `${hasMargin || !last ? topOf(paragraph) : last.top + scrollY - 3}px`
}

/** @param {HTMLElement} paragraph */
function lineBoxes(paragraph) {
  const range = document.createRange()
  range.selectNodeContents(paragraph)
  return range.getClientRects()
}

/** Opens the panel with the citation of the paragraph in hand. @param {HTMLElement} [opener] */
export function citePassage(opener) {
  const panel = byId('tools--cite')
  const at = passage ?? currentParagraph()
  if (!panel || !at) return
  panel.dataset.target = at.id
  const text = panel.querySelector('.cite-panel-text')
  if (text) text.textContent = `${citationOf(at.id)}, ${addressOf(at.id)}`
  panel.showPopover()
  placeBy(panel, opener ?? at)
  panel.focus({ preventScroll: true })
}

/** The next or previous of some elements, from the one in hand, or else from what is on the screen. @param {string} selector @param {number} by */
export function stepThrough(selector, by) {
  const elements = all(document, selector).filter((element) => element.offsetParent !== null)
  const active = document.activeElement
  const at = elements.findIndex((element) => element === active || (active !== document.body && element.contains(active)))
  if (at >= 0) return elements[at + by]
  const onScreen = elements.findIndex((element) => element.getBoundingClientRect().top > 60)
  return elements[by > 0 ? onScreen : onScreen - 1]
}

function currentParagraph() {
  return stepThrough(paragraphs, 1)
}

export function stepParagraph(/** @type {number} */ by) {
  return stepThrough(paragraphs, by)
}

/** Where a reader finds a place: the address of the page as it was opened, without what leads elsewhere. @param {string} id */
function addressOf(id) {
  const page =
    location.protocol === 'file:' ? decodeURIComponent(location.pathname.split('/').at(-1) ?? '') : location.href.replace(/#.*$/, '')
  return `${page}#${encodeURI(id)}`
}

/** The brief as its title page cites it, with the section and the number of the paragraph in it, or the note. @param {string} id */
function citationOf(id) {
  const words = byId('tools--bar')?.dataset
  const element = byId(id)
  if (!words || !element) return ''
  if (element.matches('.footnote'))
    return `${words.citation}, ${(words.note ?? '').replace('{number}', id.slice('fn-'.length)).toLocaleLowerCase()}`
  const paragraph = (words.paragraph ?? '').replace('{number}', numberOf(element))
  return `${words.citation}, ${sectionTitle(element)}, ${paragraph}`
}

/** The number that is printed before a paragraph, or else its place in its section. @param {HTMLElement} element */
function numberOf(element) {
  const printed = element.querySelector('.paragraph-number')?.textContent?.replace(/\.?\s*$/, '')
  if (printed) return printed
  const title = sectionTitle(element)
  const siblings = all(document, paragraphs).filter((one) => sectionTitle(one) === title)
  return `${siblings.indexOf(element) + 1}`
}

/** @param {HTMLElement} button */
async function copyFrom(button) {
  const panel = button.closest('.tool-panel')
  const id = panel instanceof HTMLElement ? (panel.dataset.target ?? '') : ''
  const text = button.dataset.copy === 'link' ? addressOf(id) : `${citationOf(id)}, ${addressOf(id)}`
  if (await toClipboard(text)) announce(byId('tools--bar')?.dataset.copied ?? '')
}

/** @param {string} text */
async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    const host = document.querySelector(':popover-open') ?? document.body
    host.append(area)
    area.select()
    const isCopied = document.execCommand('copy') // where a page may not ask for the clipboard, such as in some mail programs
    area.remove()
    return isCopied
  }
}

/** Says something for a moment, aloud too. @param {string} text */
function announce(text) {
  const notice = byId('tools--notice')
  if (!notice) return
  notice.textContent = text
  setTimeout(() => (notice.textContent = ''), 2000)
}
