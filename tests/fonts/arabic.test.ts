import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paginate } from '../../src/paginate/paginate.ts'
import { loadFonts } from '../../src/load/fonts.ts'
import { usePrinter } from '../paginate/print.ts'
import { readPdf } from '../paginate/read-pdf.ts'
import { briefOf, renderText } from '../render/support.ts'

const { browser } = usePrinter()

const text = `# التسجيل والرفض

قالت النقابة المستقلة إن الوزارة رفضت طلبها، لكن طلبها لم يسحب، ثم صدر قانون 2014 في كازاخستان[^a]. وذكرت Human Rights Watch ذلك في 22 نوفمبر 2016.

- بند أول
- **بند** ثان

:::box{title="ما المقصود؟"}
جمعية يؤسسها العمال.
:::

[^a]: تقرير المنظمة، ص. 12.`

test('an Arabic brief runs from right to left, and its words come out of the PDF as they went in', async () => {
  const styleSheets = ['style.css', 'pages.css'].map((name) => {
    const path = `templates/_base/${name}`
    return { path, text: readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') }
  })
  const brief = briefOf({ lang: 'ar', title: 'حقوق العمل' }, { styleSheets })
  const { html, faceRules } = renderText(text, brief, { fonts: await loadFonts() })
  expect(html).toMatch(/<html[^>]* dir="rtl"/)
  const { value, messages } = await paginate(html, brief, browser(), { faceRules })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(value.fonts).toContain('Amiri-Regular')
  expect(value.fonts.every((name) => /^(Amiri|Source)/.test(name))).toBe(true)
  expect(messages.map(({ rule }) => rule)).not.toContain('lost-text')
  expect(messages.map(({ rule }) => rule)).not.toContain('accessible-pdf') // a piece of a letter, as in لكن, has a meaning that it may have
  const { pages } = await readPdf(value.pdf)
  const read = pages.map((page) => page.text).join('\n')
  for (const word of ['التسجيل', 'النقابة', 'المستقلة', 'كازاخستان', 'جمعية', 'العمال', 'المنظمة', 'Human', 'Watch'])
    expect(read).toContain(word)
  const body = pages.flatMap((page) => page.lines).filter(({ text: line }) => line.includes('بند'))
  expect(new Set(body.map(({ right }) => Math.round(right))).size).toBe(1)
}, 60_000)

test('a call stands behind a year and its full stop, which is to their left', async () => {
  const look = readFileSync(new URL('../../templates/_base/style.css', import.meta.url), 'utf8')
  const page = await browser().newPage()
  const call = '<span class="call-group">.<a class="footnote-call" href="#fn-1">1</a></span>'
  await page.setContent(`<style>${look}</style><p dir="rtl">عام <b>2011</b>${call} ثم</p>`)
  const lefts = await page.$$eval('b, a', (elements) => elements.map((element) => element.getBoundingClientRect().left))
  await page.close()
  expect(lefts[1]).toBeLessThan(lefts[0]!)
})
