import { describe, expect, it } from 'vitest'
import { callPage, foundWords, type Printed, uniqueNote, usePrinter } from './print.ts'
import { call, heading, sampleTable, words } from './sample.ts'

const { print } = usePrinter()

const paragraphs = (count: number, seed: number) =>
  Array.from({ length: count }, (_, index) => `<p>${words(70, seed + index)}</p>`).join('')

/** Every note is complete, in order, and begins on the page of its call. */
function expectWhole(pdf: Printed, lengths: number[]): void {
  expect(pdf.messages).toEqual([])
  for (const [index, length] of lengths.entries()) {
    const number = index + 1
    const found = foundWords(pdf, number)
    expect(found.map(({ word }) => word)).toEqual(Array.from({ length }, (_, word) => word))
    expect([number, found[0]?.page]).toEqual([number, callPage(pdf, number)])
    expect(pdf.value.footnotePages.get(number)).toBe(found[0]?.page)
  }
}

describe('footnotes', () => {
  it('stand at the foot of the page of their call, wherever they are called', async () => {
    const lengths = [12, 40, 25, 8, 30, 15, 20, 9, 11]
    const chapter = [
      heading(2, `A heading${call(1)}`, '1'),
      paragraphs(4, 1),
      `<p>${words(30, 2)}${call(2)} ${words(20, 3)}</p>`,
      heading(3, `A section${call(3)}`),
      `<blockquote><p>${words(40, 4)}${call(4)}</p></blockquote>`,
      paragraphs(3, 10),
      sampleTable(1, 5, 7, (row) => (row === 3 ? `${words(5, 9)}${call(6)}` : words(5, row))).replace(
        'What the rows are',
        `What the rows are${call(5)}`,
      ),
      `<aside class="box"><h3 class="box-title">A box</h3><p>${words(30, 5)}${call(7)}</p></aside>`,
      `<ul><li>${words(20, 6)}</li><li><p>${words(20, 7)}${call(8)}</p><p>${words(20, 8)}</p></li></ul>`,
      `<figure><figcaption>${words(6, 8)}${call(9)}</figcaption></figure>`,
      paragraphs(2, 30),
    ]
    expectWhole(
      await print({ chapters: [chapter.join('')], notes: lengths.map((length, index) => uniqueNote(index + 1, length)) }),
      lengths,
    )
  })

  it('go on on the next pages when they are longer than their own', async () => {
    const lengths = [10, 1800, 20]
    const chapter = `${heading(2, 'Long')}${paragraphs(3, 1)}<p>${words(20, 5)}${call(1)} ${words(10, 6)}${call(2)} ${words(30, 7)}</p>${paragraphs(8, 40)}<p>${words(20, 9)}${call(3)}</p>`
    const pdf = await print({ chapters: [chapter], notes: lengths.map((length, index) => uniqueNote(index + 1, length)) })
    expectWhole(pdf, lengths)
    expect(new Set(foundWords(pdf, 2).map(({ page }) => page)).size).toBeGreaterThanOrEqual(3)
  })

  it('all begin on the page of the one line that calls several long ones', async () => {
    const lengths = [700, 700, 700]
    const chapter = `${heading(2, 'Three')}${paragraphs(2, 1)}<p>${words(12, 5)}${call(1)}${call(2)}${call(3)} ${words(40, 7)}</p>${paragraphs(4, 40)}`
    expectWhole(await print({ chapters: [chapter], notes: lengths.map((length, index) => uniqueNote(index + 1, length)) }), lengths)
  })

  it('are twenty on one line and all there', async () => {
    const lengths = Array.from({ length: 20 }, (_, index) => 5 + index * 3)
    const calls = lengths.map((_, index) => call(index + 1)).join(' ')
    const chapter = `${heading(2, 'Twenty')}${paragraphs(5, 1)}<p>${words(20, 5)} ${calls} ${words(40, 7)}</p>${paragraphs(4, 40)}`
    expectWhole(await print({ chapters: [chapter], notes: lengths.map((length, index) => uniqueNote(index + 1, length)) }), lengths)
  })

  it('stand on the page of the first of two calls', async () => {
    const chapter = `${heading(2, 'Twice')}<p>${words(20, 5)}${call(1)}</p>${paragraphs(14, 1)}<p>${words(20, 6)}${call(1, 2)} ${call(2)}</p>`
    const pdf = await print({ chapters: [chapter], notes: [uniqueNote(1, 20), uniqueNote(2, 10)] })
    expectWhole(pdf, [20, 10])
    expect(pdf.pages.filter(({ links }) => links.includes('fn-1'))).toHaveLength(2)
  })

  it('may hold paragraphs, quotations and calls of further notes', async () => {
    const body = `<p>n1w0 n1w1${call(2)} n1w2</p><blockquote><p>n1w3 n1w4</p></blockquote><p>n1w5 n1w6</p>`
    const chapter = `${heading(2, 'Within')}<p>${words(20, 5)}${call(1)} ${words(20, 6)}</p>`
    expectWhole(await print({ chapters: [chapter], notes: [body, uniqueNote(2, 12)] }), [7, 12])
  })

  it('begin on the line of their number, whatever they begin with', async () => {
    const bodies = [
      '<ul><li>W</li></ul>',
      '<ol><li><p>W</p></li></ol>',
      '<pre><code>W</code></pre>',
      '<h2>W</h2><p>x</p>',
      '<h3>W</h3><p>x</p>',
    ]
    const notes = bodies.map((body, index) => body.replace('W', `n${index + 1}w0`))
    const chapter = `${heading(2, 'First')}<p>${notes.map((_, index) => `${words(5, index)}${call(index + 1)}`).join(' ')}</p>`
    const pdf = await print({ chapters: [chapter], notes })
    const { lines } = pdf.pages[2]!
    for (const [index] of notes.entries()) {
      const marker = lines.find(
        ({ text, left }) => text.startsWith(`${index + 1}`) && Math.abs(left - (37 * 72) / 25.4) < 1 && !text.includes('First'),
      )
      expect(marker?.top).toBeCloseTo(lines.find(({ text }) => text.includes(`n${index + 1}w0`))!.top, 0)
    }
  })

  it('tell quotations and paragraphs by white and indent', async () => {
    const body = '<p>n1w0</p><blockquote><p>n1w1</p></blockquote><p>n1w2</p><p>n1w3</p>'
    const pdf = await print({ chapters: [`${heading(2, 'One')}<p>${words(20, 5)}${call(1)}</p>`], notes: [body] })
    const lines = [0, 1, 2, 3].map((word) => pdf.pages[2]!.lines.find(({ text }) => text.includes(`n1w${word}`))!)
    const lefts = lines.slice(1).map(({ left }) => left - lines[2]!.left)
    expect(lefts.map(Math.round)).toEqual([11, 0, 11]) // 1.4 em
    expect(lines[2]!.top - lines[1]!.top).toBeGreaterThan(lines[3]!.top - lines[2]!.top + 3)
  })

  it('may hold a box with a title and a table with a caption that are longer than the page', async () => {
    const box = `<p>n1w0</p><aside class="box"><h3 class="box-title">n1w1</h3>${Array.from({ length: 99 }, (_, index) => `<p>n1w${index + 2} ${words(12, index)}</p>`).join('')}</aside><p>n1w101</p>`
    const rows = Array.from({ length: 80 }, (_, index) => `<tr><td>n2w${index + 1}</td><td>x</td></tr>`).join('')
    const table = `<p>n2w0</p><div class="table"><table><caption><span class="caption-number">Table 1.</span> Rows</caption><tbody>${rows}</tbody></table></div>`
    const chapter = (number: number) =>
      `${heading(2, 'Within')}<p>${words(20, 5)}${call(number)}</p>${paragraphs(9, 1)}${heading(3, 'After')}<p>${words(20, 6)}</p>`
    expectWhole(await print({ chapters: [chapter(1), chapter(2)], notes: [box, table] }), [102, 81])
  })

  it('flow as the last chapter where the brief wants them at the end', async () => {
    const chapter = `${heading(2, 'One')}<p>${words(20, 5)}${call(1)}</p>${paragraphs(9, 1)}<p>${words(20, 6)}${call(2)}</p>`
    const pdf = await print({ chapters: [chapter], notes: [uniqueNote(1, 900), uniqueNote(2, 30)] }, { notes: 'end' })
    expect(pdf.messages).toEqual([])
    expect(foundWords(pdf, 1)).toHaveLength(900)
    expect(pdf.value.footnotePages.get(1)).toBe(foundWords(pdf, 1)[0]!.page)
    expect(pdf.value.footnotePages.get(1)).toBeGreaterThan(callPage(pdf, 2))
    expect(pdf.outline.map(([, title]) => title)).toContain('Notes')
    expect(pdf.destinations.get('fnref-2')).toBe(callPage(pdf, 2))
  })

  it('that nothing calls are an error', async () => {
    const { messages } = await print({ chapters: [`${heading(2, 'One')}<p>${words(20, 5)}${call(1)}</p>`], notes: ['one', 'two'] })
    expect(messages.map(({ rule, message }) => [rule, message])).toEqual([['lost-text', 'footnote 2 is on no page']])
  })

  it('have no bookmarks for their headings', async () => {
    const { outline, messages } = await print({
      chapters: [`${heading(2, 'The quay')}<p>A word.${call(1)}</p>`],
      notes: ['<h3>Of the note</h3><p>Text.</p>'],
    })
    expect(messages).toEqual([])
    expect(outline.map(([, title]) => title)).not.toContain('Of the note')
  })
})
