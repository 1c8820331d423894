// The pages as they are printed, drawn from the PDF itself as far as they are in view.

/** pdf.js, as the server has it. @type {string} */
const library = '/-/pdf.mjs'
const { getDocument, GlobalWorkerOptions } = await import(library)

GlobalWorkerOptions.workerSrc = '/-/pdf.worker.mjs'

/** CSS pixels to a point, at 100 %. */
const scale = 96 / 72

/** @param {HTMLElement} box scrolls @param {string} address */
export function makePages(box, address) {
  /** @type {any} */
  let last
  let newest = ''

  /** @param {string} version */
  const show = async (version) => {
    newest = version
    const task = getDocument({ url: `${address}?${version}`, isEvalSupported: false, enableXfa: false })
    const pdf = await task.promise
    const sheets = document.createElement('div')
    sheets.className = 'sheets'
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)))
    for (const page of pages) sheets.append(sheetOf(page))
    if (newest !== version) return void task.destroy()
    const place = placeOf(box)
    await drawAround(pages, [...sheets.children], place?.index ?? 0) // what is in view is drawn before it is shown
    if (newest !== version) return void task.destroy()
    const now = placeOf(box)
    box.replaceChildren(sheets)
    if (now) restore(box, now)
    watch(box, pages, [...sheets.children])
    await last?.destroy()
    last = task
    box.dataset.version = version
  }
  return { show }
}

/** @param {any} page */
function sheetOf(page) {
  const { width, height } = page.getViewport({ scale })
  const sheet = document.createElement('div')
  sheet.className = 'sheet'
  sheet.style.width = `${width}px`
  sheet.style.aspectRatio = `${width} / ${height}`
  sheet.setAttribute('role', 'img')
  sheet.setAttribute('aria-label', `Page ${page.pageNumber}`)
  return sheet
}

/** @param {any[]} pages @param {Element[]} sheets @param {number} index */
async function drawAround(pages, sheets, index) {
  await Promise.all([index, index + 1].map((one) => sheets[one] && draw(pages[one], sheets[one])))
}

/** @param {any} page @param {Element} sheet */
async function draw(page, sheet) {
  if (sheet.firstChild) return
  const canvas = document.createElement('canvas')
  sheet.append(canvas)
  const viewport = page.getViewport({ scale: scale * Math.max(devicePixelRatio, 1.5) })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport }).promise
}

/** Draws what comes into view. @param {HTMLElement} box @param {any[]} pages @param {Element[]} sheets */
function watch(box, pages, sheets) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) void draw(pages[sheets.indexOf(target)], target)
    },
    { root: box, rootMargin: '100% 0px' },
  )
  for (const sheet of sheets) observer.observe(sheet)
}

/** The sheet at the top, and how much of it is above. @param {HTMLElement} box */
function placeOf(box) {
  const sheets = [...(box.firstElementChild?.children ?? [])]
  const top = box.getBoundingClientRect().top
  const index = sheets.findIndex((sheet) => sheet.getBoundingClientRect().bottom > top)
  const sheet = sheets[index]?.getBoundingClientRect()
  return sheet && { index, part: (top - sheet.top) / sheet.height }
}

/** @param {HTMLElement} box @param {{ index: number, part: number }} place */
function restore(box, { index, part }) {
  const sheets = [...(box.firstElementChild?.children ?? [])]
  const sheet = (sheets[index] ?? sheets.at(-1))?.getBoundingClientRect()
  if (sheet) box.scrollTop += sheet.top - box.getBoundingClientRect().top + part * sheet.height
}
