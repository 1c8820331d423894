import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loadImage } from '@napi-rs/canvas'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { difference } from '../../proof/compare-pictures.ts'
import { loadFonts } from '../../src/load/fonts.ts'
import type { Chart, Picture } from '../../src/model/chart.ts'
import { openBrowser } from '../../src/paginate/browser.ts'
import { toHtml } from '../../src/render/stringify.ts'
import { allKinds, crowded, drawn } from './given.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const style = readFileSync(new URL('../../templates/_base/style.css', import.meta.url), 'utf8')

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

/** A page of pictures in the face of the briefs. */
async function open(pictures: ReadonlyMap<Chart, Picture>, size: keyof Picture, lang: string): Promise<Page> {
  const faces = (await loadFonts()).map(
    ({ family, weight, style: slope, woff2 }) =>
      `@font-face{font-family:'${family}';font-weight:${weight};font-style:${slope};src:url(data:font/woff2;base64,${woff2})}`,
  )
  const figures = [...pictures].map(([{ kind }, picture]) => {
    const labelled = { ...picture[size], properties: { ...picture[size].properties, ariaLabel: kind } }
    return `<figure data-kind="${kind}" style="width:${size === 'wide' ? 640 : 340}px">${toHtml(labelled)}</figure>`
  })
  const page = await browser.newPage()
  await page.setViewport({ width: 700, height: 900 })
  const head = `<meta charset="utf-8"><title>Charts</title><style>${faces.join('')}${style}</style>`
  await page.setContent(
    `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head>${head}</head><body><main class="chart"><h1>Charts</h1>${figures.join('')}`,
  )
  await page.evaluate(() => document.fonts.ready)
  return page
}

/** Labels that overlap, and those that stand outside their picture, by kind of chart. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('figure')].flatMap((figure) => {
      const frame = figure.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect()
      const labels = [...figure.querySelectorAll('text')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      const outside = labels.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 3)
      const overlapping = labels.flatMap((a, index) =>
        labels
          .slice(index + 1)
          .filter(({ box: b }) => {
            const wide = Math.min(a.box.right, b.right) - Math.max(a.box.left, b.left)
            const high = Math.min(a.box.bottom, b.bottom) - Math.max(a.box.top, b.top)
            return wide > 0.5 && high > 4
          })
          .map((b) => `${figure.dataset['kind']}: "${a.text}" overlaps "${b.text}"`),
      )
      return [...overlapping, ...outside.map(({ text }) => `${figure.dataset['kind']}: "${text}" is outside`)]
    }),
  )
}

const languages = ['en-GB', 'ru', 'kk', 'fr', 'ar']
const sizes = ['wide', 'narrow'] as const

describe.each(languages)('in %s', (lang) => {
  test.each(sizes)('no two labels of a %s picture overlap, and none is cut off', async (size) => {
    const page = await open(await drawn({ ...crowded, brief: { lang, cutoff: '2022-01-31' } }, allKinds), size, lang)
    expect(await page.evaluate(() => document.querySelectorAll('svg text').length)).toBeGreaterThan(80)
    expect(await faults(page)).toEqual([])
    await page.close()
  })
})

test('no border crosses a label of a map', async () => {
  const page = await open(await drawn(crowded, allKinds), 'wide', 'en')
  const areas = await page.evaluate(() => {
    const labels = [...document.querySelectorAll('[data-kind="map"] text')]
    const map = document.querySelector('[data-kind="map"] svg')!
    return [map, ...labels].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x, y: y + 2, width, height: height - 4 } // a line is higher than its letters
    })
  })
  const look = async (css: string) => {
    await page.addStyleTag({ content: css })
    return Promise.all(areas.map(async (clip) => loadImage(await page.screenshot({ clip }))))
  }
  const withBorders = await look('text, line, path[transform] { visibility: hidden }')
  const without = await look('svg path { stroke: none !important }')
  const [map, ...labels] = withBorders.map((picture, index) => difference(picture, without[index]!))
  expect(map).toBeGreaterThan(0)
  expect(labels).toHaveLength(5)
  expect(labels.filter((changed) => changed > 0)).toEqual([])
  await page.close()
})

test('pictures are images with a name, and all that is written in them can be read', async () => {
  const page = await open(await drawn(crowded, allKinds), 'wide', 'en')
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (
      globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } }
    ).axe.run()
    return found.map(({ id }) => id)
  })
  expect(violations).toEqual([])
  await page.close()
})

test('time runs to the left where lines do', async () => {
  const left = async (lang: string) => {
    const page = await open(await drawn({ ...crowded, brief: { lang } }, '# H\n\n{{figure chart="counts" by="year"}}'), 'wide', lang)
    const xs = await page.evaluate(() => [...document.querySelectorAll('rect')].map((bar) => bar.getBoundingClientRect().left))
    await page.close()
    return xs
  }
  const [english, arabic] = [await left('en'), await left('ar')]
  expect(english).toEqual(english.toSorted((a, b) => a - b))
  expect(arabic).toEqual(arabic.toSorted((a, b) => b - a))
})

test('the same notes make the same picture', async () => {
  const twice = await Promise.all([drawn(crowded, allKinds), drawn(crowded, allKinds)])
  const [once, again] = twice.map((pictures) => [...pictures.values()].map(({ wide, narrow }) => toHtml(wide) + toHtml(narrow)))
  expect(once).toEqual(again)
})
