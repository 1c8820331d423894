// Puts each note beside its call. Where calls stand close, notes are cut to a few lines, and open when they are pointed at.

import { all, byId, hasSidenotes, topOf } from './layout.js'

/** To how many lines crowded notes are cut, step by step; whole first. */
const steps = [Number.POSITIVE_INFINITY, 4, 2, 1]
/** A note may stand so many lines below its call. */
const tolerance = 5
const gapLines = 0.4

/** @typedef {{ element: HTMLElement, ideal: number, natural: number, step: number, height: number, top: number }} Sidenote heights and places in pixels */

export function placeSidenotes() {
  const area = document.querySelector('.footnotes')
  if (!(area instanceof HTMLElement)) return
  const elements = unfolded(all(area, '.footnote'))
  for (const element of elements) element.classList.remove('is-cut')
  document.body.style.minHeight = ''
  const [first] = elements
  if (!first || !hasSidenotes()) return
  const line = Number.parseFloat(getComputedStyle(first).lineHeight)
  const start = topOf(area)
  const notes = elements.map((element) => {
    const natural = element.offsetHeight
    return { element, ideal: idealTop(element, line) - start, natural, step: 0, height: natural, top: 0 }
  })
  arrange(notes, line)
  lengthen(notes, line)
  for (const { element, top, height, natural } of notes) {
    element.style.top = `${top}px`
    element.style.setProperty('--lines', `${Math.round(height / line)}`)
    element.classList.toggle('is-cut', height < natural)
  }
  const last = notes.at(-1)
  if (last) document.body.style.minHeight = `${start + last.top + last.height + 2 * line}px`
}

/** Notes that are called in folded data alone are folded with them. @param {HTMLElement[]} elements */
function unfolded(elements) {
  const within = '.chart-data:not([open]) .footnote-call'
  const folded = new Set(all(document, within).map((call) => call.getAttribute('href')))
  if (folded.size > 0)
    for (const call of all(document, '.footnote-call')) if (!call.matches(within)) folded.delete(call.getAttribute('href'))
  for (const element of elements) element.hidden = hasSidenotes() && folded.has(`#${element.id}`)
  return elements.filter(({ hidden }) => !hidden)
}

/** The first line of a note is level with its call. @param {HTMLElement} element @param {number} line */
function idealTop(element, line) {
  const call = byId(element.id.replace('fn-', 'fnref-'))
  if (!call || call.offsetParent === null) return Number.NaN
  const { top, height } = call.getBoundingClientRect()
  return top + scrollY + height / 2 - line / 2
}

/** Cuts notes until each is near its call, then lets crowds that are still too long begin a little earlier. @param {Sidenote[]} notes @param {number} line */
function arrange(notes, line) {
  for (const [index, note] of notes.entries()) if (Number.isNaN(note.ideal)) note.ideal = notes[index - 1]?.ideal ?? 0
  for (;;) {
    stack(notes, line)
    const crowd = longCrowd(notes, line)
    if (!crowd) return shiftCrowds(notes, line)
    const step = Math.min(...crowd.map((note) => note.step))
    for (const note of crowd) {
      if (note.step === step) note.step += 1
      note.height = Math.min(note.natural, (steps[note.step] ?? 1) * line)
    }
  }
}

/** The first notes that push one too far from its call and can be cut. @param {Sidenote[]} notes @param {number} line */
function longCrowd(notes, line) {
  for (const [index, { top, ideal }] of notes.entries()) {
    if (top - ideal <= tolerance * line) continue
    const crowd = notes.slice(crowdStart(notes, index, line), index + 1)
    if (crowd.some(({ step }) => step < steps.length - 1)) return crowd
  }
  return undefined
}

/** One below the other, none above its call. @param {Sidenote[]} notes @param {number} line */
function stack(notes, line) {
  let free = Number.NEGATIVE_INFINITY
  for (const note of notes) {
    note.top = Math.max(note.ideal, free)
    free = endOf(note, line)
  }
}

/** Where the next note may begin. @param {Sidenote} note @param {number} line */
function endOf({ top, height }, line) {
  return top + height + gapLines * line
}

/** Where the notes begin that stand without white between them up to this one. @param {Sidenote[]} notes @param {number} index @param {number} line */
function crowdStart(notes, index, line) {
  let at = index
  for (; at > 0; at -= 1) {
    const [before, here] = [notes[at - 1], notes[at]]
    if (!before || !here || endOf(before, line) < here.top - 0.5) break
  }
  return at
}

/** @param {Sidenote[]} notes @param {number} line */
function shiftCrowds(notes, line) {
  for (let end = notes.length - 1; end >= 0;) {
    const begin = crowdStart(notes, end, line)
    const crowd = notes.slice(begin, end + 1)
    const worst = Math.max(...crowd.map(({ top, ideal }) => top - ideal))
    const before = notes[begin - 1]
    const room = before ? (crowd[0]?.top ?? 0) - endOf(before, line) : 0
    const by = worst > tolerance * line ? Math.min(worst / 2, room) : 0
    for (const note of crowd) note.top -= by
    end = begin - 1
  }
}

/** Gives cut notes back what room is left below them. @param {Sidenote[]} notes @param {number} line */
function lengthen(notes, line) {
  for (const [index, note] of notes.entries()) {
    const next = notes[index + 1]
    const room = next ? next.top - gapLines * line - note.top : Number.POSITIVE_INFINITY
    if (room > note.height) note.height = room >= note.natural ? note.natural : Math.floor(room / line + 0.01) * line
  }
}
