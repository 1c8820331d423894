import { describe, expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { heading, words } from './sample.ts'

const { print } = usePrinter()

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
