// From a call to its note: beside the text where there is room, else in a panel over it; and from a note to its evidence.

import { all, byId, hasSidenotes, show } from './layout.js'

/** @type {HTMLElement | undefined} */
let openedBy
let wasOpenFor = ''

export function connectNotes() {
  const panel = byId('tools--note')
  if (!panel) return
  document.addEventListener(
    'pointerdown',
    () => {
      wasOpenFor = panel.matches(':popover-open') ? (openedBy?.id ?? '') : ''
    },
    { capture: true },
  )
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : undefined
    const call = target?.closest('a.footnote-call')
    const summary = target?.closest('.footnotes summary')
    const further = target?.closest('.note-panel a[href^="#fn-"]')
    if (call instanceof HTMLElement) {
      event.preventDefault()
      if (call.id !== wasOpenFor) openNote(call)
    } else if (further) {
      event.preventDefault()
      const note = byId((further.getAttribute('href') ?? '').slice(1))
      if (note) openPanel(note, openedBy ?? note, true)
    } else if (summary instanceof HTMLElement && hasSidenotes()) {
      event.preventDefault()
      const note = summary.closest('.footnote')
      if (note instanceof HTMLElement) openPanel(note, summary, true)
    }
  })
  panel.addEventListener('toggle', (event) => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return
    if (panel.contains(document.activeElement) || document.activeElement === document.body) openedBy?.focus({ preventScroll: true })
    openedBy = undefined
  })
  connectMargin()
}

/** Shows the note of a call. @param {HTMLElement} call */
export function openNote(call) {
  const note = byId((call.getAttribute('href') ?? '').slice(1))
  if (!note) return
  if (!hasSidenotes()) return openPanel(note, call, false)
  activate(note)
  note.tabIndex = -1
  note.focus({ preventScroll: true })
  show(note, 'nearest')
}

/** @param {HTMLElement | undefined} note */
function activate(note) {
  for (const one of all(document, '.footnote.is-active')) if (one !== note) one.classList.remove('is-active')
  note?.classList.add('is-active')
}

/** Note and call answer to each other while one of them is pointed at; Escape leads from the note back to its call. */
function connectMargin() {
  const light = (/** @type {Event} */ event) => {
    const target = event.target instanceof Element ? event.target : undefined
    const call = target?.closest('a.footnote-call')
    const note = call ? byId((call.getAttribute('href') ?? '').slice(1)) : target?.closest('.footnote')
    for (const one of all(document, '.is-near')) one.classList.remove('is-near')
    if (!note) return
    note.classList.add('is-near')
    for (const one of all(document, `a.footnote-call[href="#${note.id}"]`)) one.classList.add('is-near')
  }
  document.addEventListener('pointerover', light)
  document.addEventListener('focusin', light)
  document.addEventListener('keydown', (event) => {
    const note = document.activeElement?.closest('.footnote')
    if (event.key !== 'Escape' || !note || !hasSidenotes() || document.querySelector(':popover-open')) return
    activate(undefined)
    byId(note.id.replace('fn-', 'fnref-'))?.focus()
  })
  document.addEventListener('focusout', (event) => {
    const note = event.target instanceof Element ? event.target.closest('.footnote') : null
    if (note && !(event.relatedTarget instanceof Node && note.contains(event.relatedTarget))) activate(undefined)
  })
}

/**
 * @param {HTMLElement} note
 * @param {HTMLElement} opener where the panel opens, and where the keyboard goes back to
 * @param {boolean} withEvidence whether the evidence is open
 */
function openPanel(note, opener, withEvidence) {
  const panel = byId('tools--note')
  const body = note.querySelector('.footnote-body')
  if (!panel || !body) return
  const number = note.id.slice('fn-'.length)
  const title = byId('tools--note-title')
  if (title) title.textContent = (byId('tools--bar')?.dataset.note ?? '').replace('{number}', number)
  const evidence = note.querySelector('.evidence')
  const copies = [body, evidence].flatMap((part) => (part ? [part.cloneNode(true)] : []))
  for (const copy of copies) if (copy instanceof HTMLDetailsElement && withEvidence) copy.open = true
  panel.querySelector('.note-panel-text')?.replaceChildren(...copies)
  for (const link of all(panel, '.note-panel-text [id]')) link.removeAttribute('id')
  panel.dataset.target = note.id
  openedBy = opener
  panel.scrollTop = 0
  if (!panel.matches(':popover-open')) panel.showPopover()
  placeBy(panel, opener)
  panel.focus({ preventScroll: true })
}

/** Below what opened it, or above where there is more room; the style sheet says where narrow screens have it. @param {HTMLElement} panel @param {HTMLElement} opener */
export function placeBy(panel, opener) {
  const { left, right, top, bottom } = opener.getBoundingClientRect()
  const [width, height] = [panel.offsetWidth, panel.offsetHeight]
  const isBelow = bottom + height + 12 < innerHeight || top < innerHeight - bottom
  const middle = (left + right) / 2 - width / 2
  panel.style.setProperty('--left', `${Math.max(12, Math.min(middle, document.documentElement.clientWidth - width - 12))}px`)
  panel.style.setProperty('--top', `${isBelow ? Math.min(bottom + 8, innerHeight - height - 8) : Math.max(56, top - height - 8)}px`)
}
