// The page's script: begins before the page is drawn, so that nothing moves, and goes on when all of it is there.

import { choices, choose, resize, restoreChoices, root, sizeText } from './choices.js'
import { followContents } from './contents.js'
import { connectKeys } from './keys.js'
import { all, announceLayout, byId, fitColumns, onLayout } from './layout.js'
import { connectNotes } from './note-panel.js'
import { connectPassages } from './passages.js'
import { connectSearch } from './search.js'
import { placeSidenotes } from './sidenotes.js'

/** Notes that the brief prints at its end stay there. */
function refit() {
  const notes = byId('tools--bar')?.dataset.notes !== 'end' && document.querySelector('.footnote') !== null
  fitColumns({ contents: document.querySelector('nav.contents') !== null, notes })
  announceLayout()
}

function connectDisplay() {
  const panel = byId('tools--display')
  if (!panel) return
  const shown = panel.querySelector('output')
  const radios = all(panel, 'input').filter((one) => one instanceof HTMLInputElement)
  const update = () => {
    if (shown) shown.value = sizeText()
    for (const radio of radios) radio.checked = radio.value === choices.theme
  }
  panel.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement) choose({ theme: event.target.value })
  })
  panel.addEventListener('click', (event) => {
    const step = event.target instanceof HTMLElement ? event.target.dataset.size : undefined
    if (step === undefined) return
    resize(step === 'larger' ? 1 : -1)
    refit()
  })
  onLayout(update)
}

function begin() {
  const template = byId('tools--')
  if (!(template instanceof HTMLTemplateElement)) throw new Error('the page has no tools')
  const bar = template.content.querySelector('.tools')
  document.body.append(template.content)
  if (bar) document.body.prepend(...document.querySelectorAll('.skip-link'), bar)
  onLayout(placeSidenotes)
  followContents()
  connectNotes()
  connectSearch()
  connectPassages()
  connectDisplay()
  connectKeys(refit)
  refit()
  let width = innerWidth
  addEventListener('resize', () => {
    if (innerWidth !== width) refit()
    width = innerWidth
  })
  void document.fonts.ready.then(() => {
    root.classList.add('is-settled')
    refit()
    document.querySelector('.footnote:target')?.scrollIntoView({ block: 'center' })
  })
  addEventListener('load', refit)
  for (const data of all(document, '.chart-data')) data.addEventListener('toggle', refit)
}

// A browser without popovers shows the page as it is without a script.
if ('popover' in HTMLElement.prototype) {
  root.classList.add('with-script')
  const letters = Promise.allSettled([...document.fonts].map((face) => face.load()))
  void letters.then(() => root.classList.add('has-letters'))
  restoreChoices()
  fitColumns({ contents: true, notes: true })
  addEventListener('DOMContentLoaded', () => {
    try {
      begin()
    } catch (fault) {
      // The page is whole without its script, and must not be half with it.
      root.classList.remove('with-script', 'with-sidenotes', 'with-contents')
      throw fault
    }
  })
}
