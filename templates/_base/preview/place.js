// Where a reader is in a page, told by what stands there, so that it is found again when the page has changed.

/** How many of the elements in view and below are remembered: some of them may be gone in the next page. */
const remembered = 40

/**
 * @typedef {object} Place
 * @property {{ id: string, top: number }[]} anchors elements in view, the first at the top, with their distance from it
 * @property {number} x
 * @property {number} y
 * @property {string[]} open ids of what stands around each `<details>` that is open
 */

/** @param {Window} view @returns {Place} */
export function placeIn(view) {
  const { document } = view
  const anchors = []
  for (const element of document.querySelectorAll('main [id], section.footnotes [id], nav.contents[id], .title-page[id]')) {
    const { bottom, top, height } = element.getBoundingClientRect()
    if (bottom <= 0 || height === 0 || height > view.innerHeight * 2) continue
    anchors.push({ id: element.id, top })
    if (anchors.length === remembered) break
  }
  const open = [...document.querySelectorAll('details[open]')].map(ownerOf)
  return { anchors, x: view.scrollX, y: view.scrollY, open }
}

/** @param {Window} view @param {Place} place */
export function goTo(view, { anchors, x, y, open }) {
  const { document } = view
  for (const details of document.querySelectorAll('details')) if (open.includes(ownerOf(details))) details.open = true
  const found = anchors.find(({ id }) => document.getElementById(id))
  const now = found && document.getElementById(found.id)?.getBoundingClientRect().top
  // at the very top the page stays at its top, whatever comes in there
  const top = y === 0 || found === undefined || now === undefined ? y : view.scrollY + now - found.top
  view.scrollTo({ left: x, top, behavior: 'instant' })
}

/** @param {Element} details */
function ownerOf(details) {
  const owner = details.closest('[id]')
  return `${owner?.id ?? ''} ${owner ? [...owner.querySelectorAll('details')].indexOf(/** @type {HTMLDetailsElement} */ (details)) : 0}`
}
