// How much room there is: for notes beside the text, and for the contents too. Widths are in rem, so that large text counts.

import { root } from './choices.js'

const roomForNotes = 66
const roomForContents = 82

/** @type {(() => void)[]} */
const listeners = []

/** @param {() => void} listener is called whenever lines may have moved */
export function onLayout(listener) {
  listeners.push(listener)
}

/** Says by classes what fits. @param {{ contents: boolean, notes: boolean }} wanted what there is to stand beside the text */
export function fitColumns(wanted) {
  const width = innerWidth / Number.parseFloat(getComputedStyle(root).fontSize)
  root.classList.toggle('with-sidenotes', wanted.notes && width >= roomForNotes)
  root.classList.toggle('with-contents', wanted.contents && width >= roomForContents)
}

export function announceLayout() {
  for (const listener of listeners) listener()
}

export function hasSidenotes() {
  return root.classList.contains('with-sidenotes')
}

/** The distance of an element from the top of the page. @param {Element} element */
export function topOf(element) {
  return element.getBoundingClientRect().top + scrollY
}

/** @param {ParentNode} within @param {string} selector @returns {HTMLElement[]} */
export function all(within, selector) {
  return [...within.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement)
}

/** @param {string} id @returns {HTMLElement | null} */
export function byId(id) {
  return document.getElementById(id)
}

/** Moves by itself only where the reader's system does not ask for calm. @param {Element} element @param {ScrollLogicalPosition} block */
export function show(element, block) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block, behavior: isCalm ? 'instant' : 'smooth' })
}
