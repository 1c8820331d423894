import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildPage, useBrowser } from './support.ts'

const { open } = useBrowser()
let path: string
beforeAll(async () => {
  path = await buildPage()
})

interface Box {
  id: string
  top: number
  bottom: number
  left: number
  right: number
}

/** The boxes of what a selector finds, as they stand on the whole page. */
async function boxes(page: Page, selector: string): Promise<Box[]> {
  return page.evaluate(
    (wanted) =>
      [...document.querySelectorAll(wanted)].map((element) => {
        const { top, bottom, left, right } = element.getBoundingClientRect()
        return { id: element.id, top: top + scrollY, bottom: bottom + scrollY, left, right }
      }),
    selector,
  )
}

describe.each([1100, 1440])('at %i pixels', (width) => {
  test('notes stand beside the text, none over another', async () => {
    const page = await open(path, { width })
    const notes = await boxes(page, '.footnote')
    const [main] = await boxes(page, 'main')
    expect(notes.length).toBeGreaterThan(30)
    for (const note of notes) expect(note.left, note.id).toBeGreaterThan(main!.right)
    for (const [index, note] of notes.slice(1).entries()) expect(note.top, note.id).toBeGreaterThanOrEqual(notes[index]!.bottom)
    expect(Math.max(...notes.map(({ right }) => right))).toBeLessThanOrEqual(width)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

  test('each begins near its call', async () => {
    const page = await open(path, { width })
    const calls = new Map((await boxes(page, '.footnote-call')).map((call) => [call.id, call]))
    const far = (await boxes(page, '.footnote')).map((note) => note.top - calls.get(note.id.replace('fn-', 'fnref-'))!.top)
    expect(Math.max(...far.map(Math.abs))).toBeLessThan(6 * 19)
  })

  test('what is cut opens when the keyboard or the pointer is on it', async () => {
    const page = await open(path, { width })
    const cut = await page.$('.footnote.is-cut')
    const id = await cut!.evaluate((note) => note.id)
    const height = () => page.evaluate((note) => document.getElementById(note)!.offsetHeight, id)
    const before = await height()
    await page.focus(`#${id.replace('fn-', 'fnref-')}`)
    await page.keyboard.press('Enter')
    expect(await height()).toBeGreaterThan(before)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(id)
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(id.replace('fn-', 'fnref-'))
    expect(await height()).toBe(before)
    await page.hover(`#${id}`)
    expect(await height()).toBeGreaterThan(before)
  })
})

test.each([390, 900])('at %i pixels notes stand at the end', async (width) => {
  const page = await open(path, { width })
  const [main] = await boxes(page, 'main')
  const [first] = await boxes(page, '.footnote')
  expect(first!.top).toBeGreaterThan(main!.bottom)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
})

test('larger text leaves less room: notes go to the end', async () => {
  const page = await open(path, { width: 1100 })
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  const [main] = await boxes(page, 'main')
  const [first] = await boxes(page, '.footnote')
  expect(first!.top).toBeGreaterThan(main!.bottom)
})

test('a window that is made wider or narrower is laid out anew', async () => {
  const page = await open(path, { width: 800 })
  const beside = async () => (await boxes(page, '.footnote'))[0]!.left > (await boxes(page, 'main'))[0]!.right
  expect(await beside()).toBe(false)
  await page.setViewport({ width: 1300, height: 900 })
  await page.waitForSelector('.with-sidenotes')
  expect(await beside()).toBe(true)
})

test('a brief with its notes at the end has them there', async () => {
  const end = await buildPage({ 'templates/report/brief.yaml': 'title: The quay\nformats: [html]\nnotes: end\n' })
  const page = await open(end, { width: 1440 })
  const [main] = await boxes(page, 'main')
  const [first] = await boxes(page, '.footnote')
  expect(first!.top).toBeGreaterThan(main!.bottom)
})

test('a page that runs from right to left has them at the left', async () => {
  const arabic = await buildPage({ 'templates/report/brief.yaml': 'title: الرصيف\nlang: ar\nformats: [html]\n' })
  const page = await open(arabic, { width: 1440 })
  const [main] = await boxes(page, 'main')
  const [contents] = await boxes(page, 'nav.contents')
  for (const note of await boxes(page, '.footnote')) expect(note.right).toBeLessThan(main!.left)
  expect(contents!.left).toBeGreaterThan(main!.right)
})

test('nothing moves while the page comes up', async () => {
  const before = `globalThis.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })`
  for (const width of [1440, 1100, 390]) {
    const page = await open(path, { width, before })
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect(await page.evaluate('globalThis.shift'), `${width}`).toBeLessThan(0.001)
  }
})
