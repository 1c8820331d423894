// Single keys, which a reader can switch off; nothing but the keyboard is needed to use the page.

import { choices, choose, isDark, resize } from './choices.js'
import { goTo } from './contents.js'
import { byId } from './layout.js'
import { openNote } from './note-panel.js'
import { citePassage, stepParagraph, stepThrough } from './passages.js'

/** @param {string} id */
function toggle(id) {
  byId(id)?.togglePopover()
}

/** @param {number} by */
function stepNote(by) {
  const note = document.activeElement?.closest('.footnote')
  const call = note && byId(note.id.replace('fn-', 'fnref-'))
  call?.focus({ preventScroll: true })
  const next = stepThrough('a.footnote-call', by)
  if (!next) return
  goTo(next)
  openNote(next)
}

/** @param {HTMLElement | undefined} element */
function goToIfAny(element) {
  if (element) goTo(element)
}

/** @type {Record<string, (() => void) | undefined>} */
const shortcuts = {
  '/': () => toggle('tools--search'),
  c: () => toggle('tools--contents'),
  n: () => stepNote(1),
  p: () => stepNote(-1),
  j: () => goToIfAny(stepParagraph(1)),
  k: () => goToIfAny(stepParagraph(-1)),
  y: () => citePassage(),
  d: () => choose({ theme: isDark() ? 'light' : 'dark' }),
  '+': () => resize(1),
  '=': () => resize(1),
  '-': () => resize(-1),
  '?': () => toggle('tools--help'),
}

/** @param {() => void} changed is called when a shortcut may have changed how the page looks */
export function connectKeys(changed) {
  const box = byId('tools--keys')
  if (box instanceof HTMLInputElement) {
    box.checked = choices.keys
    box.addEventListener('change', () => choose({ keys: box.checked }))
  }
  document.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select')
    const shortcut = choices.keys && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey ? shortcuts[event.key] : undefined
    if (!shortcut) return
    event.preventDefault()
    shortcut()
    changed()
  })
}
