import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import { policyHash } from '../../src/model/hash.ts'
import { openPdf } from '../support/pdf.ts'
import { buildPage, project, readPage, useBrowser } from './support.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { open } = useBrowser()
let path: string
beforeAll(async () => {
  path = await buildPage()
})

const active = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

describe('nobody is shut out', () => {
  test.each([
    ['wide, light', 1440, false, ''],
    ['wide, dark', 1440, true, ''],
    ['narrow, a note open', 390, false, 'document.querySelector("#fnref-2").click()'],
    [
      'narrow, dark, a note with its evidence open',
      390,
      true,
      'document.querySelector("#fnref-2").click(); document.querySelector("#tools--note summary").click()',
    ],
    ['evidence at the end', 900, false, 'document.querySelector("#fn-2 details").open = true'],
    [
      'search',
      1440,
      true,
      'document.querySelector("[data-tool=search]").click(); const q = document.querySelector("#tools--query"); q.value = "CITUQ"; q.dispatchEvent(new Event("input"))',
    ],
    ['display', 900, false, 'document.querySelector("[data-tool=display]").click()'],
    ['help', 900, true, 'document.querySelector("[data-tool=help]").click()'],
    ['contents', 390, false, 'document.querySelector("[data-tool=contents]").click()'],
    [
      'a citation',
      1440,
      false,
      'document.querySelector("main p").dispatchEvent(new Event("pointerover", { bubbles: true })); document.querySelector(".passage-button").click()',
    ],
  ])('%s', async (_, width, dark, action) => {
    const page = await open(path, { width, dark })
    await page.evaluate(action)
    await page.evaluate(axe)
    const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })')
    const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})

describe('with scripts off', () => {
  test('nothing is missing: no tool is there, calls lead to notes, notes to calls and to evidence', async () => {
    const page = await open(path, { scripts: false, width: 1440 })
    expect(await page.$('.tools')).toBeNull()
    await page.click('#fnref-2')
    expect(page.url()).toMatch(/#fn-2$/)
    await page.click('#fn-2 summary')
    expect(await page.$eval('#fn-2 .evidence', (details) => (details as HTMLElement).innerText)).toContain('How many ships came?')
    await page.click('#fn-2 .footnote-backref')
    expect(page.url()).toMatch(/#fnref-2$/)
    const [main, note] = await page.$$eval('main, #fn-1', (elements) =>
      elements.map((element) => element.getBoundingClientRect().top + scrollY),
    )
    expect(note!).toBeGreaterThan(main!)
    expect(await page.$$eval('.footnote', (notes) => notes.every((one) => getComputedStyle(one).visibility === 'visible'))).toBe(true)
  })
})

test('a browser in which the script fails shows the page as it is without', async () => {
  const page = await open(path, {
    mayFail: true,
    before:
      'Document.prototype.createTreeWalker = undefined; Element.prototype.closest = undefined; HTMLElement.prototype.append = undefined; Element.prototype.append = undefined',
  })
  expect(await page.evaluate(() => document.documentElement.className)).not.toContain('with-script')
  expect(await page.$eval('#fn-1', (note) => getComputedStyle(note).position + getComputedStyle(note).visibility)).toBe('relativevisible')
})

describe('colours', () => {
  test('follow the system, unless the reader decides; the decision is kept', async () => {
    const page = await open(path, { dark: true })
    const dark = await ground(page)
    await page.keyboard.press('d')
    const light = await ground(page)
    expect(light).not.toBe(dark)
    await page.reload()
    expect(await ground(page)).toBe(light)
    await page.click('[data-tool=display]')
    await page.click('#tools--display input[value=dark]')
    expect(await ground(page)).toBe(dark)
  })
})

test('a brief’s own colours for the dark follow the reader’s choice too', async () => {
  const css = ':root { --accent: #1f4a5f }\n@media (prefers-color-scheme: dark) { :root:not(.paged) { --accent: #9cc7d8 } }\n'
  const page = await open(await buildPage({ 'templates/report/style.css': css }), { dark: true })
  const accent = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'))
  expect(await accent()).toBe('#9cc7d8')
  await page.keyboard.press('d')
  expect(await accent()).toBe('#1f4a5f')
  await page.keyboard.press('d')
  expect(await accent()).toBe('#9cc7d8')
})

describe('text size', () => {
  test('grows, stops growing, and is kept', async () => {
    const page = await open(path, { width: 900 })
    const size = () => page.$eval('main p', (paragraph) => Number.parseFloat(getComputedStyle(paragraph).fontSize))
    const usual = await size()
    for (let count = 0; count < 9; count++) await page.keyboard.press('+')
    expect(await size()).toBeCloseTo(usual * 1.5)
    await page.reload()
    expect(await size()).toBeCloseTo(usual * 1.5)
    await page.click('[data-tool=display]')
    await page.click('[data-size=smaller]')
    expect(await page.$eval('.tool-size output', (output) => output.textContent)).toBe('125 %')
  })
})

describe('contents', () => {
  test('mark what is being read', async () => {
    const page = await open(path, { width: 1440 })
    const current = () => page.$eval('nav.contents', (nav) => nav.querySelector('[aria-current]')?.getAttribute('href') ?? '')
    expect(await current()).toBe('')
    await page.evaluate(() => document.querySelector('#the-days')?.scrollIntoView())
    await page.waitForSelector('nav.contents a[href="#the-days"][aria-current]')
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page.waitForSelector('nav.contents a[href="#the-days"]:not([aria-current])')
    expect(await current()).toBe('#bibliography')
  })

  test('are in a panel where they have no place beside the text', async () => {
    const page = await open(path, { width: 900 })
    await page.keyboard.press('c')
    expect(await active(page)).toBe('tools--contents')
    await page.click('#tools--contents a[href="#what-remains"]')
    expect(page.url()).toMatch(/#what-remains$/)
    expect(await page.$('#tools--contents:popover-open')).toBeNull()
  })
})

describe('the keyboard', () => {
  test('goes from paragraph to paragraph and cites one', async () => {
    const page = await open(path)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const id = await active(page)
    expect(id).toMatch(/^p-[\da-f]{6}$/)
    await page.keyboard.press('y')
    const cited = await page.$eval('.cite-panel-text', (text) => text.textContent)
    expect(cited).toBe(`A Publisher, The quay: A year of storms, version 1.0, March 2015, 1 The quay, para. 2, brief.html#${id}`)
    await page.keyboard.press('Escape')
    expect(await active(page)).toBe(id)
    await page.keyboard.press('k')
    expect(await active(page)).not.toBe(id)
  })

  test('its single keys are listed, and can be switched off', async () => {
    const page = await open(path)
    await page.keyboard.press('?')
    expect(await page.$('#tools--help:popover-open')).not.toBeNull()
    await page.click('#tools--keys')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.$('#tools--search:popover-open')).toBeNull()
  })

  test('a touch on a paragraph offers to cite it, on a small screen too', async () => {
    const page = await open(path, { width: 390 })
    await page.click('main p:nth-of-type(2)')
    const { left, right } = await page.$eval('.passage-button', (button) => button.getBoundingClientRect().toJSON() as DOMRect)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(390)
    await page.click('.passage-button')
    expect(await page.$eval('.cite-panel-text', (text) => text.textContent)).toContain('1 The quay, para. 2')
  })

  test('reaches every tool by Tab', async () => {
    const page = await open(path, { width: 900 })
    const reached: string[] = []
    for (let count = 0; count < 6; count++) {
      await page.keyboard.press('Tab')
      reached.push(
        await page.evaluate(() => (document.activeElement as HTMLElement).dataset['tool'] ?? document.activeElement?.className ?? ''),
      )
    }
    expect(reached).toEqual(['skip-link', 'tools-title', 'contents', 'search', 'display', 'help'])
  })
})

describe('links to paragraphs', () => {
  const idsOf = async (file: string) =>
    new Map([...(await readPage(file)).matchAll(/<(?:p|li) id="(p-[^"]+)">([^<]{12})/g)].map(([, id, text]) => [text, id]))

  test('stay the same when others come and go, and no two are alike', async () => {
    const chapter = 'templates/report/chapters/03-end.md.hbs'
    const other = await buildPage({ [chapter]: project[chapter]!.replace('# What remains', '# What remains\n\nA new paragraph.') })
    const [before, after] = [await idsOf(path), await idsOf(other)]
    expect(before.size).toBeGreaterThan(25)
    for (const [text, id] of before) expect(after.get(text), text).toBe(id)
    const ids = [...(await readPage(path)).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('lead there, below the tools', async () => {
    const id = [...(await idsOf(path)).values()].at(-1)!
    const page = await open(path, { at: id })
    const top = await page.$eval(`#${id}`, (paragraph) => paragraph.getBoundingClientRect().top)
    expect(top).toBeGreaterThan(44)
    expect(top).toBeLessThan(900)
  })
})

test('printed from the browser it has all notes whole at the end, and no tools', async () => {
  const page = await open(path, { width: 1440 })
  await page.click('#fnref-3')
  const { pages } = await openPdf(await page.pdf({ format: 'A4' }))
  const text = pages.join(' ').replaceAll(/\s+/g, ' ')
  expect(text.match(/with a remark on the tide, the wind and the state of the harbour wall/g)).toHaveLength(30)
  expect(text).toContain('What remains')
  expect(text).not.toMatch(/Search|Evidence|gulls|Copy/)
})

describe('the page runs nothing but its own script', () => {
  test('which its policy knows by its hash', async () => {
    const html = await readPage(path)
    const scripts = [...html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)]
    expect(scripts.map(([, attributes]) => attributes)).toEqual([' type="application/ld+json"', ''])
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(policy).toContain(`script-src '${policyHash(scripts[1]![2]!)}';`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  test('whatever is put into it later', async () => {
    const page = await open(path)
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.ran = true">')
      return new Promise((done) => setTimeout(() => done('ran' in globalThis), 50))
    })
    expect(ran).toBe(false)
  })
})

test('it says of itself what libraries and search engines ask, and an ending tag in a title ends nothing', async () => {
  const titled = await buildPage({
    'templates/report/brief.yaml':
      'title: "The </script> quay"\nauthors: [A. Author]\npublisher: A Publisher\ndate: 2015-03\nformats: [html]\n',
  })
  const html = await readPage(titled)
  const data: unknown = JSON.parse(/<script type="application\/ld\+json">([^]*?)<\/script>/.exec(html)?.[1] ?? '')
  expect(data).toMatchObject({
    '@type': 'Report',
    name: 'The </script> quay',
    author: [{ name: 'A. Author' }],
    datePublished: '2015-03',
    citation: [expect.stringContaining('The Harbour Ledger'), expect.stringContaining('A Storm in May')],
  })
  for (const name of ['citation_title', 'citation_author', 'citation_publication_date'])
    expect(html.includes(`name="${name}"`), name).toBe(true)
  expect(html.includes('property="og:title"')).toBe(true)
})

test.each(['fr', 'ru', 'kk', 'ar'])('the tools speak the brief’s language: %s', async (lang) => {
  const page = await open(await buildPage({ 'templates/report/brief.yaml': `title: T\nlang: ${lang}\nformats: [html]\n` }), { width: 900 })
  const words = await page.$eval('.tools', (tools) => (tools as HTMLElement).innerText)
  expect(words).not.toMatch(/tool-|Search|Display|Contents/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(900)
})
