import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildPage, useBrowser } from './support.ts'

const { open } = useBrowser()
let path: string
beforeAll(async () => {
  path = await buildPage()
})

const panelText = (page: Page) =>
  page.$eval('#tools--note', (panel) => (panel.matches(':popover-open') ? (panel as HTMLElement).innerText.replaceAll('\u00A0', ' ') : ''))
const active = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')

describe.each([390, 900])('at %i pixels a call opens its note in a panel', (width) => {
  test('that is within the window, and has the note’s text and its evidence', async () => {
    const page = await open(path, { width, height: 800 })
    await page.click('#fnref-2')
    const text = await panelText(page)
    expect(text).toContain('Note 2')
    expect(text).toContain('“A Storm in May”, The Gazette, 6 May 2014')
    const box = await page.$eval('#tools--note', (panel) => panel.getBoundingClientRect().toJSON() as DOMRect)
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(width)
    expect(box.top).toBeGreaterThanOrEqual(0)
    expect(box.bottom).toBeLessThanOrEqual(800)
    await page.click('#tools--note summary')
    expect(await panelText(page)).toContain('How many ships came?')
    expect(await page.evaluate(() => document.querySelectorAll('#tools--note [id^="fn"]').length)).toBe(0)
  })

  test('by the keyboard alone, and back by Escape', async () => {
    const page = await open(path, { width, height: 800 })
    await page.focus('#fnref-3')
    await page.keyboard.press('Enter')
    expect(await panelText(page)).toContain('Note 3')
    expect(await active(page)).toBe('tools--note')
    await page.keyboard.press('Escape')
    expect(await panelText(page)).toBe('')
    expect(await active(page)).toBe('fnref-3')
  })

  test('a second click closes it', async () => {
    const page = await open(path, { width, height: 800 })
    await page.click('#fnref-1')
    expect(await panelText(page)).toContain('Note 1')
    await page.click('#fnref-1')
    expect(await panelText(page)).toBe('')
  })
})

test('n and p go from note to note', async () => {
  const page = await open(path, { width: 900 })
  await page.keyboard.press('n')
  expect(await panelText(page)).toContain('Note 1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  expect(await panelText(page)).toContain('Note 2')
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  expect(await panelText(page)).toContain('Note 1')
  const wide = await open(path, { width: 1440 })
  await wide.keyboard.press('n')
  expect(await active(wide)).toBe('fn-1')
  await wide.keyboard.press('n')
  expect(await active(wide)).toBe('fn-2')
})

test('a note with several calls leads back to each', async () => {
  const chapter = '# One\n\nA text.[^a] Another.[^a] A third.[^a]\n\n[^a]: By hand, [@ledger, p. 3].\n'
  const twice = await buildPage({
    'templates/report/brief.yaml': 'title: T\nformats: [html]\nchapters: [09-x]\n',
    'templates/report/chapters/09-x.md.hbs': chapter,
  })
  for (const width of [390, 1440]) {
    const page = await open(twice, { width })
    const links = await page.$$eval('#fn-1 .footnote-backref', (anchors) =>
      anchors.filter((anchor) => (anchor as HTMLElement).offsetParent !== null).map((anchor) => anchor.getAttribute('href')),
    )
    expect(links).toEqual(['#fnref-1', '#fnref-1-2', '#fnref-1-3'])
    await page.click('#fn-1 .footnote-backref:nth-of-type(3)')
    expect(page.url()).toMatch(/#fnref-1-3$/)
  }
})

test('an address that names a note shows it, beside the text too', async () => {
  for (const width of [390, 1440]) {
    const page = await open(path, { width, at: 'fn-25' })
    const { top, bottom } = await page.$eval('#fn-25', (note) => note.getBoundingClientRect().toJSON() as DOMRect)
    expect(top).toBeGreaterThan(40)
    expect(bottom).toBeLessThan(900)
  }
})

test('what is shown at another note opens in the same panel', async () => {
  const page = await open(path, { width: 390, height: 800 })
  await page.click('#fnref-2')
  await page.click('#tools--note summary')
  await page.$eval('#tools--note a[href="#fn-1"]', (link) => (link as HTMLElement).click())
  expect(await panelText(page)).toContain('Note 1\n')
  expect(await panelText(page)).toContain('On 4 May the quay was closed')
  await page.keyboard.press('Escape')
  expect(await active(page)).toBe('fnref-2')
})
