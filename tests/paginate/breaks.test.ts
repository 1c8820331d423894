import { describe, expect, it } from 'vitest'
import { callPage, foundWords, uniqueNote, usePrinter } from './print.ts'
import type { ReadPdf } from './read-pdf.ts'
import { call, heading, longBrief, sampleTable, words } from './sample.ts'
import { structureOf, typesOf } from './structure-of.ts'

const { print } = usePrinter()

const points = (millimetres: number) => (millimetres * 72) / 25.4
const paragraphs = (count: number, seed: number) =>
  Array.from({ length: count }, (_, index) => `<p>${words(70, seed + index)}</p>`).join('')

/** Pages on which a text occurs, from 1. */
const pagesWith = ({ pages }: ReadPdf, text: string | RegExp) => pages.flatMap((page, index) => (page.text.match(text) ? [index + 1] : []))

describe('pages', () => {
  it('hold a long brief with every note on its page, true contents and clean text', async () => {
    const parts = longBrief(1)
    const pdf = await print(parts)
    expect(pdf.messages).toEqual([])
    expect(pdf.value.pages).toBe(pdf.pages.length)
    expect([...pdf.value.footnotePages.keys()].sort((a, b) => a - b)).toEqual(parts.notes.map((_, index) => index + 1))
    for (const [number, page] of pdf.value.footnotePages) expect(callPage(pdf, number)).toBe(page)
    expect(pagesWith(pdf, '\u00ad')).toEqual([])

    const below = pdf.pages.map(({ lines }) => lines.filter(({ top }) => top > points(297 - 26) + 2).map(({ text }) => text))
    expect(below).toEqual(pdf.pages.map((_, index) => (index === 0 ? [] : [String(index + 1)])))

    const contents = [...pdf.pages[1]!.text.matchAll(/^\d+ (The chapter of .+) (\d+)$/gm)]
    expect(contents).toHaveLength(8)
    for (const [, title, page] of contents) expect(pdf.pages[Number(page) - 1]!.text.replaceAll('\n', ' ')).toContain(title)
  })

  it('set lines of one grid, the last one before a break justified', async () => {
    const pdf = await print({ chapters: [`${heading(2, 'One')}${paragraphs(1, 1)}<p>${words(900, 3)}</p>`], notes: [] })
    const lines = pdf.pages[2]!.lines.filter(({ size }) => Math.abs(size - 10.4) < 0.1)
    for (const [index, { top }] of lines.entries()) if (index > 3) expect(top - lines[index - 1]!.top).toBeCloseTo(14, 1)
    expect(lines.at(-1)!.right).toBeCloseTo(points(210 - 33), 0)
    expect(pdf.pages[3]!.lines.find(({ size }) => Math.abs(size - 10.4) < 0.1)!.left).toBeCloseTo(points(37), 0)
  })

  it.each([
    ['on pages of their own', {}],
    ['that follow each other under the title', { title: 'head', chapters: 'run-on' }],
  ])('set the text on one grid after whatever goes over from page to page, in chapters %s', async (_, page) => {
    const text = (seed: number) => `<p>${words(30 + seed, seed)}</p><p>${words(75, seed + 1)}</p>`
    const box = (seed: number) =>
      `<aside class="box"><h3 class="box-title">A box</h3><p>${words(90, seed)}</p><p>${words(140 + 9 * seed, seed + 1)}</p></aside>`
    const list = `<ul>${[1, 2, 3, 4, 5].map((item) => `<li>${words(30, item)}</li>`).join('')}</ul>`
    const blocks = [box(1), sampleTable(1, 17, 2), list, box(4), sampleTable(2, 9, 3), '<hr>', list, sampleTable(3, 30, 9)]
    const chapter = (number: number) =>
      heading(2, `Chapter ${number}`) +
      blocks.map((block, index) => text(index + number) + block + (index % 3 === 2 ? heading(3, 'A section') : '')).join('') +
      text(7)
    const pdf = await print({ contents: false, chapters: [chapter(1), chapter(2)], notes: [] }, { page })
    expect(pdf.messages).toEqual([])
    const isText = ({ size, left }: ReadPdf['pages'][number]['lines'][number]) => Math.abs(size - 10.4) < 0.1 && left < points(37) + 16
    const lines = pdf.pages.flatMap((one) => one.lines.filter((line) => isText(line) && !line.text.startsWith('•')))
    const off = lines.map(({ top }) => (top - Math.min(...lines.map((line) => line.top))) % 14)
    expect(pdf.pages.length).toBeGreaterThan(7)
    expect(lines.length).toBeGreaterThan(150)
    // lines of lists may stand between those of the grid
    expect(off.filter((by) => Math.min(Math.abs(by - 7), by, 14 - by) > 1)).toEqual([])
    expect(off.filter((by) => Math.min(by, 14 - by) > 1).length).toBeLessThan(0.2 * lines.length)
  })

  it('repeat the head of a table and leave its rows whole', async () => {
    const rows = 70
    const table = sampleTable(1, rows, 3, (row) => `begin${row} ${words(16, row)} end${row}`)
    const pdf = await print({ chapters: [`${heading(2, 'Rows')}${paragraphs(1, 1)}${table}${paragraphs(2, 5)}`], notes: [] })
    expect(pdf.messages).toEqual([])
    for (let row = 0; row < rows; row++) {
      const begin = pagesWith(pdf, new RegExp(`\\bbegin${row}\\b`))
      expect(begin).toHaveLength(1)
      expect(pagesWith(pdf, new RegExp(`\\bend${row}\\b`))).toEqual(begin)
    }
    const withTable = pagesWith(pdf, /\bbegin\d+/)
    expect(withTable.length).toBeGreaterThan(2)
    expect(pagesWith(pdf, /Date.*\s*What.*\s*Figures/)).toEqual(withTable)
    expect(pagesWith(pdf, 'Table 1. continued')).toEqual(withTable.slice(1))
  })

  it('leave a row whole that fits on a page, however high it is', async () => {
    const table = sampleTable(1, 4, 3, (row) => `begin${row} ${words(430, row)} end${row}${call(row + 1)}`)
    const notes = [0, 1, 2, 3].map((note) => uniqueNote(note + 1, 20))
    const pdf = await print({ chapters: [`${heading(2, 'Rows')}${paragraphs(1, 1)}${table}${paragraphs(2, 5)}`], notes })
    expect(pdf.messages).toEqual([])
    for (const row of [0, 1, 2, 3]) expect(pagesWith(pdf, new RegExp(`\\bbegin${row}\\b[^]*\\bend${row}`))).toHaveLength(1)
  })

  it('cut a row that is higher than a page, and its notes come with it', async () => {
    const table = sampleTable(1, 3, 3, (row) => (row === 1 ? `${uniqueNote(8, 1500)}${call(1)}` : words(5, row)))
    const pdf = await print({
      chapters: [`${heading(2, 'Row')}${paragraphs(1, 1)}${table}${paragraphs(2, 5)}`],
      notes: [uniqueNote(1, 30)],
    })
    expect(pdf.messages).toEqual([])
    expect(foundWords(pdf, 8).map(({ word }) => word)).toEqual(Array.from({ length: 1500 }, (_, word) => word))
    expect(foundWords(pdf, 1)[0]!.page).toBe(callPage(pdf, 1))
  })

  it('go on counting in a list that they part', async () => {
    const items = Array.from({ length: 40 }, (_, index) => `<li>item${index + 1} ${words(40, index)}</li>`)
    const pdf = await print({ chapters: [`${heading(2, 'List')}<ol>${items.join('')}</ol>`], notes: [] })
    expect(pdf.messages).toEqual([])
    const numbers = [
      ...pdf.pages
        .map(({ text }) => text)
        .join('\n')
        .matchAll(/(\d+)\.\s*item(\d+)/g),
    ]
    expect(numbers.map(([, number]) => Number(number))).toEqual(items.map((_, index) => index + 1))
    expect(numbers.map(([, , item]) => Number(item))).toEqual(items.map((_, index) => index + 1))
  })

  it('part a long box and a long block quotation without losing words', async () => {
    const box = `<aside class="box"><h3 class="box-title">Long box</h3>${[1, 2, 3].map((part) => `<p>${uniqueNote(part, 300)}</p>`).join('')}</aside>`
    const quote = `<blockquote>${[4, 5, 6].map((part) => `<p>${uniqueNote(part, 300)}</p>`).join('')}</blockquote>`
    const pdf = await print({ chapters: [`${heading(2, 'Box')}${paragraphs(4, 1)}${box}${paragraphs(1, 9)}${quote}`], notes: [] })
    expect(pdf.messages).toEqual([])
    for (const part of [1, 2, 3, 4, 5, 6]) expect(foundWords(pdf, part)).toHaveLength(300)
    const withBox = [...new Set([1, 2, 3].flatMap((part) => foundWords(pdf, part).map(({ page }) => page)))]
    expect(withBox.length).toBeGreaterThan(1)
    expect(pagesWith(pdf, /^Long box$/m)).toEqual(withBox.slice(0, 1))
    expect(pagesWith(pdf, /^Long box \(continued\)$/m)).toEqual(withBox.slice(1))
    // what is repeated is not read out
    expect(typesOf((await structureOf(pdf.value.pdf)).root.kids.at(-1)!)).toBe('Sect(H2 4×P Sect(H3 3×P) P BlockQuote(3×P))')
  })

  it('begin where a page break is asked for', async () => {
    const pdf = await print({ chapters: [`${heading(2, 'One')}<p>before</p><div class="page-break"></div><p>after</p>`], notes: [] })
    expect([pagesWith(pdf, 'before'), pagesWith(pdf, 'after')]).toEqual([[3], [4]])
  })

  it('scale a picture that is higher than they are', async () => {
    const svg = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="4000"><rect width="400" height="4000"/></svg>').toString('base64')}`
    const figure = `<figure id="f"><img alt="A tall bar" src="${svg}"><figcaption>The caption of the bar</figcaption></figure>`
    const pdf = await print({ chapters: [`${heading(2, 'One')}${paragraphs(2, 1)}${figure}${paragraphs(1, 4)}`], notes: [] })
    expect(pdf.messages).toEqual([])
    expect(pagesWith(pdf, 'The caption of the bar')).toHaveLength(1)
  })

  it('have the size and margins that the brief asks for', async () => {
    const pdf = await print(
      { chapters: [`${heading(2, 'One')}${paragraphs(3, 1)}`], notes: [] },
      { page: { size: 'A5', margins: { left: '2cm' } } },
    )
    const line = pdf.pages[2]!.lines.find(({ size }) => Math.abs(size - 10.4) < 0.1)!
    expect(line.left).toBeCloseTo(points(20), 0)
    expect(line.right).toBeLessThan(points(148 - 17) + 1)
  })
})
