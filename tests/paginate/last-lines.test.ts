import { describe, expect, it } from 'vitest'
import { hyphenateWords } from '../../src/paginate/hyphenate.ts'
import { measureText } from '../../src/paginate/lay-out.ts'
import { bareDocument, openPage } from '../../src/paginate/open-page.ts'
import { usePrinter } from './print.ts'
import { heading, sampleBrief, samplePage, words } from './sample.ts'

const { browser, print } = usePrinter()

/** Paragraphs of all lengths whose last word is short. */
const paragraphs = Array.from(
  { length: 60 },
  (_, index) => `<p>${words(20 + (index % 40), index + 1).replace(/\.$/, '')} did (“<em>so</em>”.)</p>`,
).join('')

async function lastLines(chapter: string): Promise<string[]> {
  const { messages, pages } = await print({ contents: false, chapters: [heading(2, 'One') + chapter], notes: [] })
  expect(messages).toEqual([])
  const last = pages.flatMap(({ lines }) => lines.filter(({ text }) => /\bso”\.\)$/.test(text.trim())))
  return last.map(({ text }) => text.trim())
}

describe('the last line of a paragraph', () => {
  it('does not begin with the end of a word that a short last word is tied to', async () => {
    const items = Array.from({ length: 80 }, (_, index) => `<li>${words(6 + (index % 30), index).replace(/\.$/, '')} taking part.</li>`)
    const { messages, pages } = await print({ contents: false, chapters: [`<ol>${items.join('')}</ol>`], notes: [] })
    expect(messages).toEqual([])
    expect(pages.flatMap(({ lines }) => lines.filter(({ text }) => text.trim().startsWith('ing part')))).toEqual([])
  })

  it('has spaces as the font has them, where those above it are smaller', async () => {
    const texts = [...Array.from({ length: 60 }, (_, index) => words(80, index)), words(108, 11_326)]
    const html = await samplePage({ chapters: [texts.map((text) => `<p>${text}</p>`).join('')], notes: [] })
    const { page, close } = await openPage(browser(), bareDocument(html))
    await measureText(page, sampleBrief(), hyphenateWords(html, 'en-GB'))
    const spacings = (await page.evaluate(`[...document.querySelectorAll('.chapter > p')].flatMap((paragraph) =>
      paragraph.style.wordSpacing ? [getComputedStyle(paragraph.lastElementChild ?? paragraph).wordSpacing] : [])`)) as string[]
    const set = (await page.evaluate(`[...document.querySelectorAll('.chapter > p')].map(({ textContent }) => textContent)`)) as string[]
    await close()
    expect(set.map((text) => text.replaceAll('\u00ad', '').replaceAll('\u00a0', ' '))).toEqual(texts)
    expect(spacings.length).toBeGreaterThan(3)
    expect(spacings.filter((spacing) => spacing === '0px').length).toBeGreaterThan(0.8 * spacings.length)
  })

  it('is no single short word where text is justified', async () => {
    const lines = await lastLines(paragraphs)
    expect(lines).toHaveLength(60)
    expect(lines.filter((line) => line.length < 10)).toEqual([])
  })

  it('is none in ragged text', async () => {
    const lines = await lastLines(`<aside class="box">${paragraphs}</aside>`)
    expect(lines).toHaveLength(60)
    expect(lines.filter((line) => line.length < 10)).toEqual([])
  })
})
