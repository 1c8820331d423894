import { describe, expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { call, sampleTable, words } from './sample.ts'

const { print } = usePrinter()

describe('a table that goes on', () => {
  it('in a note has the room that it was measured with', async () => {
    const notes = [`<p>${words(60, 2)}</p>${sampleTable(1, 90, 3, (row) => words(16, row))}<p>${words(60, 3)}</p>`]
    const { messages, pages } = await print({ chapters: [`<p>${words(300, 1)}${call(1)}</p>`], notes })
    expect(messages).toEqual([])
    expect(pages.filter(({ text }) => /\d+ May/.test(text)).length).toBeGreaterThan(1)
  })

  it('has the same columns, and says that it goes on, though its head is too high to be repeated', async () => {
    const head = `<th scope="col">${words(160, 9)}</th>`
    const table = sampleTable(1, 40, 5, (row) => words(12, row)).replace('<th scope="col">What</th>', head)
    const { messages, pages } = await print({ chapters: [table], notes: [], contents: false })
    expect(messages).toEqual([])
    expect(pages.length).toBeGreaterThan(2)
    for (const { text } of pages.slice(2)) expect(text).toContain('Table 1. continued')
    // were the columns equal the first would be as wide as the second, and rows twice as high
    const rows = pages.slice(2, -1).map(({ text }) => text.match(/^\d+ May/gm)?.length ?? 0)
    expect(Math.min(...rows, 99)).toBeGreaterThan(9)
  })
})

it('a table with empty cells has all its columns for everybody', async () => {
  const table = sampleTable(1, 4, 3)
    .replaceAll(/<td>[^<]*<\/td><\/tr>/g, '<td></td></tr>')
    .replace('<th scope="col">Date</th>', '<th scope="col"></th>')
  expect((await print({ chapters: [table], notes: [] })).messages).toEqual([])
})
