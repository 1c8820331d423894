// Marks in the contents what is being read, and shows the contents in a panel where they have no place beside the text.

import { all, byId, onLayout, show, topOf } from './layout.js'

/** @type {{ top: number, id: string }[]} */
let sections = []
let current = ''

export function followContents() {
  const nav = document.querySelector('nav.contents')
  const panel = byId('tools--contents')
  const list = nav?.querySelector(':scope > ol')
  if (!nav || !list || !panel) {
    document.querySelector('[data-tool="contents"]')?.remove()
    return
  }
  panel.append(list.cloneNode(true))
  panel.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) panel.hidePopover()
  })
  panel.addEventListener('toggle', () => panel.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' }))
  onLayout(() => {
    const ids = all(nav, 'a').map((link) => decodeURIComponent(link.getAttribute('href') ?? '').slice(1))
    sections = ids.flatMap((id) => {
      const section = byId(id)
      return section ? [{ top: topOf(section), id }] : []
    })
    mark()
  })
  let isWaiting = false
  addEventListener(
    'scroll',
    () => {
      if (isWaiting) return
      isWaiting = true
      requestAnimationFrame(() => {
        isWaiting = false
        mark()
      })
    },
    { passive: true },
  )
}

/** The section being read is the last that begins above the upper third of the window; at the page's end the last. */
function mark() {
  const isAtEnd = scrollY > 0 && innerHeight + scrollY >= document.body.scrollHeight - 2
  const read = isAtEnd ? sections.at(-1) : sections.findLast(({ top }) => top <= scrollY + innerHeight / 3)
  const id = read?.id ?? ''
  if (id === current) return
  current = id
  for (const list of all(document, 'nav.contents, .contents-panel')) {
    for (const link of all(list, 'a[aria-current]')) link.removeAttribute('aria-current')
    const link = list.querySelector(`a[href="#${CSS.escape(id)}"]`)
    link?.setAttribute('aria-current', 'location')
    if (link && list.matches('nav')) keepInView(list, link)
  }
}

/** Moves the list, never the page. @param {HTMLElement} list @param {Element} link */
function keepInView(list, link) {
  const [outer, inner] = [list.getBoundingClientRect(), link.getBoundingClientRect()]
  if (inner.top < outer.top + 40) list.scrollTop -= outer.top + 40 - inner.top
  if (inner.bottom > outer.bottom - 40) list.scrollTop += inner.bottom - outer.bottom + 40
}

/** Leads to a place, opening what it is folded into, and puts the keyboard there. @param {HTMLElement} element */
export function goTo(element) {
  const folded = element.closest('details')
  if (folded) folded.open = true
  if (!element.hasAttribute('tabindex') && !element.matches('a, button')) element.tabIndex = -1
  element.focus({ preventScroll: true })
  show(element, 'center')
}
