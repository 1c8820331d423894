import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cutFonts } from '../../src/load/cut-fonts.ts'
import { loadFonts } from '../../src/load/fonts.ts'
import { loadScreen } from '../../src/load/screen.ts'
import { openBrowser } from '../../src/paginate/browser.ts'
import { readFonts } from '../../src/paginate/fonts.ts'
import { screenPage } from '../../src/render/screen/screen-page.ts'
import { briefOf, renderText } from '../render/support.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const text = `# Office fluffily affirmed: Waffle, No. 87

The *official* efficiency of **fjords** in 2011–12[^a], in “words” and ‘words’; 50 % of €1,240 and of ₸3.

:::box[A box of 12]
Ῥόδος and ἀρχή → 3 × 4 − 2, \`code 0\`[^b].
:::

## Әділет «Құқық» және Үңгір

#### Third rank affects

:::table{title="Waffles, 2011" id="waffles"}
| Date | Number |
|---|---|
| 16 December 2011 | 1,240[^c] |
:::

القانون رقم ٨٧ لسنة ٢٠١١، **النقابات** المستقلة.

[^a]: *Efficient affairs*, 2011, p. 17.
[^b]: «Права трудящихся».
[^c]: Ibid.`

async function pageOf(styles = '') {
  const styleSheets = styles ? [...briefOf().styleSheets, { path: 'templates/briefing/style.css', text: styles }] : briefOf().styleSheets
  const brief = briefOf({ title: 'Fluffy offices, 2011' }, { styleSheets })
  const fonts = await loadFonts()
  const { drawn } = renderText(text, brief, { fonts })
  const { html, faces } = screenPage(drawn, brief, { fonts, notes: new Map(), entities: [], files: await loadScreen() })
  return { whole: html, faces, cut: await cutFonts(html, faces) }
}

async function picture(html: string) {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => void complaints.push(message.text()))
  await page.setContent(html)
  await page.evaluate('document.fonts.ready')
  const png = Buffer.from(await page.screenshot({ fullPage: true })).toString('base64')
  await page.close()
  return { png, complaints }
}

test('a page with its fonts cut looks the same, to the pixel', async () => {
  const { whole, cut } = await pageOf()
  const [before, after] = [await picture(whole), await picture(cut)]
  expect(after.complaints).toEqual([])
  expect(after.png === before.png).toBe(true)
  expect(cut.length).toBeLessThan(whole.length / 3)
}, 60_000)

test('a style sheet of the brief’s own gets every character and feature of the faces that it names', async () => {
  const { whole, cut } = await pageOf(
    "h2 { font: 600 20px 'Dossier Text'; font-variant-caps: all-small-caps } p { font-family: 'Dossier Display', 'Dossier Arabic', 'Dossier Sans' }",
  )
  expect((await picture(cut)).png === (await picture(whole)).png).toBe(true)
}, 60_000)

test('the same page has the same bytes', async () => {
  const [once, twice] = await Promise.all([pageOf(), pageOf()])
  expect(once.cut === twice.cut).toBe(true)
})

test('a general face has all of the page and whatever may be typed; the others what is set in them', async () => {
  const { cut } = await pageOf()
  const covers = new Map(
    readFonts(cut).map(({ postScriptName, covers: has }) => [
      postScriptName,
      (letters: string) => [...letters].filter((letter) => has(letter.codePointAt(0)!)).join(''),
    ]),
  )
  expect([...covers.keys()].sort()).toEqual([
    'Amiri-Bold',
    'Amiri-Regular',
    'SourceSans3-Regular',
    'SourceSans3-Semibold',
    'SourceSerif4-It',
    'SourceSerif4-Regular',
    'SourceSerif4-Semibold',
    'SourceSerif4Caption-It',
    'SourceSerif4Caption-Regular',
    'SourceSerif4Display-Regular',
    'SourceSerif4Display-Semibold',
  ])
  expect(covers.get('SourceSans3-Regular')!('AzҚқ9“”ΞῬ→')).toBe('AzҚқ9“”Ῥ→')
  expect(covers.get('SourceSerif4Display-Semibold')!('OfzҚXY')).toBe('Of')
  expect(covers.get('Amiri-Bold')!('نقبا٨A')).toBe('نقبا٨')
})
