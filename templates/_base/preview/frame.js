// A page in a frame. Its successor is loaded beneath it and takes its place when it is ready, so that nothing flickers.

import { goTo, placeIn } from './place.js'

/** @param {HTMLElement} box @param {string} address */
export function makeFrame(box, address) {
  /** @type {HTMLIFrameElement | undefined} */
  let shown
  /** @type {HTMLIFrameElement | undefined} */
  let coming

  /** @param {string} version */
  const show = async (version) => {
    coming?.remove()
    const frame = document.createElement('iframe')
    frame.title = box.getAttribute('aria-label') ?? ''
    frame.className = shown ? 'coming' : ''
    coming = frame
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true })
      frame.src = `${address}?${version}${shown ? '' : location.hash}`
      box.append(frame)
    })
    const view = frame.contentWindow
    if (coming !== frame || !view) return
    await view.document.fonts.ready
    if (coming !== frame) return
    const place = shown?.contentWindow && placeIn(shown.contentWindow)
    if (place) goTo(view, place)
    frame.className = ''
    shown?.remove()
    shown = frame
    coming = undefined
    frame.dataset.version = version
  }
  return { show }
}
