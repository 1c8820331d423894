import { beforeAll, describe, expect, test } from 'vitest'
import { buildPage, useBrowser } from './support.ts'

const { open } = useBrowser()
let path: string
beforeAll(async () => {
  path = await buildPage()
})

async function search(typed: string) {
  const page = await open(path)
  await page.keyboard.press('/')
  await page.keyboard.type(typed)
  const status = await page.$eval('.search-status', (line) => line.textContent)
  const found = await page.$$eval('.search-results mark', (marks) => marks.map((mark) => mark.textContent.replaceAll('\u00A0', ' ')))
  return { page, status, found }
}

describe('a name is found in any spelling', () => {
  test.each([
    ['CITUQ', ['Union of Quay Workers (UQW)', 'UQW']],
    ['портовый союз', ['Union of Quay Workers (UQW)', 'UQW']],
    ['BTK', ['БТК']],
    ['btk', ['БТК']],
    ['zhanaozen', ['Жанаозен']],
    ['Шымкент', ['Shymkent']],
    ['etes-vous la', ['Êtes-vous là']],
    ['ETES', ['Êtes']],
  ])('%s', async (typed, expected) => {
    const { found } = await search(typed)
    expect(found).toEqual(expect.arrayContaining(expected))
  })

  test('what else was looked for is said, as far as it was found', async () => {
    const { status } = await search('CITUQ')
    expect(status).toBe('Places found: 2 · Also looked for: Union of Quay Workers (UQW), UQW')
  })

  test('only of names that are in the brief, and never of a cover name', async () => {
    expect((await search('Dagon Society')).status).toBe('Nothing found')
    expect((await search('Realname')).status).toBe('Nothing found')
  })
})

test('what is found is told with its section, and Enter leads to it', async () => {
  const { page } = await search('mentioned again')
  expect(await page.$$eval('.search-where', (lines) => lines.map((line) => line.textContent))).toEqual(['3 What remains'])
  await page.keyboard.press('Enter')
  expect(await page.$('#tools--search:popover-open')).toBeNull()
  const active = await page.evaluate(() => ({
    text: document.activeElement?.textContent,
    top: document.activeElement?.getBoundingClientRect().top,
  }))
  expect(active.text).toContain('mentioned again')
  expect(active.top).toBeGreaterThan(40)
  expect(active.top).toBeLessThan(900)
  expect(await page.evaluate(() => CSS.highlights.get('search')?.size)).toBe(1)
})

test('notes and cells of tables are searched, calls and evidence are not', async () => {
  expect((await search('4 May 2014 12')).found).toEqual(['4 May 2014 12'])
  expect((await search('with a remark')).status).toBe('Places found: 30')
  expect((await search('gulls')).status).toBe('Nothing found')
  expect((await search('closed.1')).status).toBe('Nothing found')
})

test('the arrows go through what was found', async () => {
  const { page } = await search('nobody spoke')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('wind')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tools--query')
})

describe('spellings are folded', async () => {
  const { fold } = (await import(new URL('../../templates/_base/screen/fold.js', import.meta.url).href)) as {
    fold: (text: string) => { text: string; at: number[] }
  }

  test.each([
    ['Харькова', 'Kharkova'],
    ['Елеусинов', 'Yeleusinov'],
    ['Eleusinov', 'Yeleusinov'],
    ['Кушакбаев', 'Kushakbayev'],
    ['Kushakbaev', 'Kushakbayev'],
    ['Baltabai', 'Baltabay'],
    ['Қазақстан', 'Kazakstan'],
    ['Senyavskii', 'Senyavsky'],
    ['أحمد', 'احمد'],
    ['Straße-1', 'STRASSE–1'.replace('SS', 'ß')],
    ['naïve co\u00ADoperation', 'Naive cooperation'],
  ])('%s as %s', (one, other) => {
    expect(fold(one).text).toBe(fold(other).text)
  })

  test('and each letter knows where it came from', () => {
    const { text, at } = fold('Щука khan')
    expect(text).toBe('shchuka han')
    expect(at[text.indexOf('u')]).toBe(1)
    expect(at[text.indexOf('h', 6)]).toBe(5)
    expect(at).toHaveLength(text.length)
  })
})
