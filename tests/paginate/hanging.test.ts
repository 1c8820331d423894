import { describe, expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { heading, words } from './sample.ts'

const { print } = usePrinter()

const points = (millimetres: number) => (millimetres * 72) / 25.4
const [left, right] = [points(37), points(210 - 33)]

/** Every sixth word stands in quotation marks, before a comma. */
const quoted = (seed: number) => words(140, seed).replaceAll(/((?:\w+\.? ){5})(\w+)(?=[ .])/g, '$1“$2”,')
const texts = Array.from({ length: 16 }, (_, index) => quoted(index + 1))

async function textLines(page: Record<string, unknown> = {}, start = '', end = '') {
  const chapter = heading(2, 'One') + texts.map((text) => `<p>${start}${text}${end}</p>`).join('')
  const { messages, pages } = await print({ contents: false, chapters: [chapter], notes: [] }, { page })
  expect(messages).toEqual([])
  return pages.flatMap(({ lines }) => lines.filter(({ size, top }) => Math.abs(size - 10.4) < 0.1 && top < points(297 - 26)))
}

describe('marks of punctuation', () => {
  it('stand partly out of the lines that they end or begin, nothing else does', async () => {
    const lines = await textLines()
    const full = lines.filter((line) => line.right > right - 1)
    const ends = full.filter((line) => /[-.,]$/.test(line.text))
    expect(ends.length).toBeGreaterThan(60)
    const out = ends.filter((line) => line.right > right + 0.8)
    expect(out.length).toBeGreaterThan(0.75 * ends.length) // some paragraphs cannot be planned
    expect(Math.max(...full.map((line) => line.right))).toBeLessThan(right + 3)
    expect(full.filter((line) => /\p{L}$/u.test(line.text) && line.right > right + 0.5)).toEqual([])
    const begun = lines.filter((line) => line.text.startsWith('“') && line.left < left + 5)
    expect(begun.length).toBeGreaterThan(5)
    expect(begun.filter((line) => line.left < left - 1).length).toBeGreaterThan(0.6 * begun.length)
    expect(lines.filter((line) => /^\p{L}/u.test(line.text) && line.left < left - 0.5)).toEqual([])
  })

  it('leave the text as it is written', async () => {
    const lines = await textLines()
    const printed = lines.map(({ text }) => text).join(' ')
    expect(printed).not.toMatch(/\s[,.”]|“\s/)
    const bare = (text: string) => text.replaceAll(/[^\p{L}“”,.]/gu, '')
    expect(bare(printed)).toBe(bare(`One${texts.join('')}`).replace(/^One/, ''))
  })

  it('stay in where text is ragged', async () => {
    const ragged = await textLines({}, '</p><aside class="box"><p>', '</p></aside><p>')
    expect(ragged.filter((line) => line.right > right + 0.5 || line.left < left - 0.5)).toEqual([])
  })
})
