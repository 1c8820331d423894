import type { Browser, Page } from 'puppeteer'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadFonts } from '../../src/load/fonts.ts'
import { loadScreen } from '../../src/load/screen.ts'
import { openBrowser } from '../../src/paginate/browser.ts'
import { screenPage } from '../../src/render/screen/screen-page.ts'
import { briefOf, renderText } from './support.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const everything = `# Key points {-}

- A point[^a] and *another*[^b][^a]

:::box[A box]
Text with [a link](https://example.org) and **weight**.
:::

# «Қазақстан кәсіподақтары»: ұйым, өкіл, түсінік, һәм

Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі. Права трудящихся. See :ref[refusals].

> A quotation.[^c]

## A section

### Third rank

:::table{title="Refusals" id="refusals"}
| Date | Applicant | Authority | Number |
|---|---|---|---|
| 16 December 2011 | A union | A ministry | 1,240 |

Source: a letter.
:::

1. One
2. Two

${'Donaudampfschifffahrtsgesellschaft'.repeat(4)} \`code\`

[^a]: *A title*, <https://example.org/${'long-path/'.repeat(12)}>.
[^b]: «Права трудящихся».
[^c]: Ibid.`

/** Opens a brief with everything in it, as a reader would, and notes what the browser complains of. */
async function open(matter: Record<string, unknown> = {}, view: { width?: number; scheme?: string; text?: string } = {}) {
  const brief = briefOf({ title: 'A title', subtitle: 'What, where and when', ...matter })
  const fonts = await loadFonts()
  const { drawn } = renderText(view.text ?? everything, brief, { fonts })
  const { html } = screenPage(drawn, brief, { fonts, notes: new Map(), entities: [], files: await loadScreen() })
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => void complaints.push(message.text()))
  page.on('requestfailed', (request) => void complaints.push(request.url().slice(0, 80)))
  await page.setViewport({ width: view.width ?? 1280, height: 900 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme ?? 'light' }])
  await page.setContent(html)
  return { page, complaints }
}

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
])('nobody is shut out at %i pixels, %s', async (width, scheme) => {
  const { page } = await open({}, { width, scheme })
  await page.evaluate(axe)
  const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  const { violations, passes } = found as { violations: { id: string; nodes: { html: string }[] }[]; passes: { id: string }[] }
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  await page.close()
})

test('the page needs nothing from outside and the browser has nothing to object', async () => {
  const { page, complaints } = await open()
  expect(complaints).toEqual([])
  expect(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('data:')).length)).toBe(0)
  await page.close()
})

test('all letters, the Kazakh ones too, come from the bundled fonts', async () => {
  const { page } = await open({ lang: 'kk' })
  await page.evaluate(() => document.fonts.ready)
  expect(await fontsOf(page)).toEqual([])
  await page.close()
})

/** Names of the fonts on a page that did not come with it. */
async function fontsOf(page: Page): Promise<string[]> {
  const client = await page.createCDPSession()
  await client.send('DOM.enable')
  await client.send('CSS.enable')
  const { root } = await client.send('DOM.getDocument')
  const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' })
  const used = await Promise.all(nodeIds.map((nodeId) => client.send('CSS.getPlatformFontsForNode', { nodeId })))
  const fonts = used.flatMap(({ fonts: some }) => some)
  expect(fonts.length).toBeGreaterThan(20)
  return fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName)
}

test('nothing is wider than a small screen, however long a word or an address is', async () => {
  const { page } = await open({}, { width: 320 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.close()
})

test('a page that runs from right to left is set so', async () => {
  const { page } = await open({ lang: 'ar' }, { text: '# نقابة\n\nنص طويل.[^a]\n\n[^a]: مصدر.' })
  const sides = await page.evaluate(() => {
    const [marker, body] = ['.footnote-marker', '.footnote-body p'].map(
      (selector) => document.querySelector(selector)?.getBoundingClientRect().left ?? 0,
    )
    return {
      markerAtRight: marker !== undefined && body !== undefined && marker > body,
      direction: getComputedStyle(document.body).direction,
    }
  })
  expect(sides).toEqual({ markerAtRight: true, direction: 'rtl' })
  await page.close()
})

test('nothing that an author can write runs or loads anything in the browser', async () => {
  const attacks = `# One

<img src=x onerror="document.title='ran'"> <svg onload="document.title='ran'"></svg> [a](javascript:document.title='ran')

<script>document.title = 'ran'</script>

<iframe srcdoc="<script>parent.document.title='ran'</script>"></iframe>

<meta http-equiv="refresh" content="0;url=data:text/html,ran">

<p style="position:fixed;inset:0;background:red">over</p>`
  const { page, complaints } = await open({ title: 'Safe' }, { text: attacks })
  await page.evaluate(() => document.querySelectorAll('a').forEach((link) => link.click()))
  expect(await page.title()).toBe('Safe')
  expect(await page.evaluate(() => [...document.querySelectorAll('main p')].map((p) => getComputedStyle(p).position))).not.toContain(
    'fixed',
  )
  expect(complaints).toEqual([])
  await page.close()
})
