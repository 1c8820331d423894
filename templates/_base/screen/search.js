// Finds words and names in any spelling, and what somebody or something is called elsewhere.

import { goTo } from './contents.js'
import { findFolded, fold } from './fold.js'
import { rangeOf, textIndex } from './index.js'
import { all, byId } from './layout.js'

/** More places than these nobody reads through. */
const mostShown = 60
const shortest = 2
/** Characters of text on either side of what was found. */
const around = 50

/** @typedef {{ entry: import('./index.js').Entry, from: number, to: number, form?: string }} Hit `form` is the other name that was found */

export function connectSearch() {
  const panel = byId('tools--search')
  const input = byId('tools--query')
  if (!panel || !(input instanceof HTMLInputElement)) return
  input.addEventListener('input', () => search(panel, input.value))
  input.addEventListener('focus', () => input.select())
  panel.addEventListener('keydown', (event) => {
    const links = all(panel, '.search-results a')
    const at = links.findIndex((link) => link === document.activeElement)
    if (event.key === 'Enter' && document.activeElement === input) links[0]?.click()
    else if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus()
    else if (event.key === 'ArrowUp') (at > 0 ? links[at - 1] : input)?.focus()
    else return
    event.preventDefault()
  })
}

/** @param {HTMLElement} panel @param {string} typed */
function search(panel, typed) {
  const query = fold(typed).text.trim()
  const status = panel.querySelector('.search-status')
  const list = panel.querySelector('.search-results')
  const words = byId('tools--bar')?.dataset
  if (!status || !list || !words) return
  if (query.length < shortest) {
    status.textContent = ''
    list.replaceChildren()
    highlight([])
    return
  }
  const hits = findAll(query, otherForms(panel, query))
  const others = [...new Set(hits.flatMap(({ form }) => form ?? []))]
  const also = others.length > 0 ? ` · ${(words.also ?? '').replace('{names}', others.join(', '))}` : ''
  status.textContent = (hits.length > 0 ? (words.found ?? '').replace('{count}', `${hits.length}`) : (words.none ?? '')) + also
  list.replaceChildren(...hits.slice(0, mostShown).map((hit) => resultOf(panel, hit)))
  highlight(hits)
}

/** The other forms of a name that is typed, whole or begun. @param {HTMLElement} panel @param {string} query */
function otherForms(panel, query) {
  const named = all(panel, '.search-names li').map((item) => all(item, 'span').map((form) => form.textContent ?? ''))
  const isMeant = (/** @type {string} */ form) => {
    const folded = fold(form).text
    return folded === query || (query.length > 3 && ` ${folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')}`.includes(` ${query}`))
  }
  const meant = named.filter((forms) => forms.some(isMeant)).flat()
  return [...new Set(meant)].filter((form) => !fold(form).text.includes(query))
}

/** @param {string} query @param {string[]} others @returns {Hit[]} */
function findAll(query, others) {
  const forms = others.map((form) => ({ form, folded: fold(form).text }))
  return textIndex().flatMap((entry) => {
    const { text, folded } = entry
    const hits = [
      ...findFolded(folded, query, false, text.length).map(([from, to]) => ({ entry, from, to })),
      ...forms.flatMap(({ form, folded: name }) =>
        findFolded(folded, name, true, text.length).map(([from, to]) => ({ entry, from, to, form })),
      ),
    ]
    /** @type {Hit[]} */
    const apart = []
    for (const hit of hits.sort((a, b) => a.from - b.from || b.to - a.to)) if (hit.from >= (apart.at(-1)?.to ?? 0)) apart.push(hit)
    return apart
  })
}

/** @param {HTMLElement} panel @param {Hit} hit */
function resultOf(panel, { entry, from, to }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  const target = entry.element.closest('[id]') ?? entry.element
  link.href = `#${target.id}`
  const where = document.createElement('span')
  where.className = 'search-where'
  where.textContent = sectionTitle(entry.element)
  const mark = document.createElement('mark')
  mark.textContent = entry.text.slice(from, to)
  const start = Math.max(0, entry.text.lastIndexOf(' ', Math.max(0, from - around)) + 1)
  const end = entry.text.indexOf(' ', to + around)
  const before = `${start > 0 ? '… ' : ''}${entry.text.slice(start, from)}`
  const after = end < 0 ? entry.text.slice(to) : `${entry.text.slice(to, end)} …`
  const text = document.createElement('span')
  text.append(before, mark, after)
  link.append(where, text)
  link.addEventListener('click', (event) => {
    event.preventDefault()
    panel.hidePopover()
    history.replaceState(null, '', link.href)
    const block = entry.element
    if (block instanceof HTMLElement)
      goTo(block.closest('.footnote') instanceof HTMLElement ? /** @type {HTMLElement} */ (block.closest('.footnote')) : block)
  })
  item.append(link)
  return item
}

/** The heading under which an element stands. @param {Element} element */
export function sectionTitle(element) {
  const note = element.closest('.footnote')
  if (note) return (byId('tools--bar')?.dataset.note ?? '').replace('{number}', note.id.slice('fn-'.length))
  const headings = all(document, 'main :is(h2, h3)')
  const before = headings.findLast(
    (heading) => heading === element || Boolean(heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
  )
  return (before?.textContent ?? document.title).replaceAll(/\s+/g, ' ').trim()
}

/** @param {Hit[]} hits */
function highlight(hits) {
  if (!('highlights' in CSS)) return
  const ranges = hits.flatMap(({ entry, from, to }) => rangeOf(entry, from, to) ?? [])
  CSS.highlights.set('search', new Highlight(...ranges))
}
