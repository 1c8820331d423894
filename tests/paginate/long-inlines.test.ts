import { describe, expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { call, words } from './sample.ts'

const { print } = usePrinter()

const lines = Array.from({ length: 70 }, (_, line) => `const line${line} = ${line}`)

describe('what is longer than a page goes on on the next, though one element holds it all', () => {
  it.each([
    ['emphasis', `<p><em>${words(900, 1)}</em></p>`],
    ['a link', `<p><a href="https://example.org/">${words(900, 2)}</a></p>`],
    ['emphasis in a quotation', `<blockquote><p><em>${words(900, 3)}</em></p></blockquote>`],
    ['code', `<pre><code>${lines.join('\n')}</code></pre>`],
    ['emphasis between texts', `<p>${words(200, 4)} <strong>${words(500, 5)}</strong> ${words(200, 6)}</p>`],
  ])('%s', async (_, chapter) => {
    const { messages, pages } = await print({ chapters: [chapter], notes: [], contents: false })
    expect(messages).toEqual([])
    expect(pages.length).toBe(3) // the title's and two of the text
    expect(pages[1]!.text.length).toBeGreaterThan(pages[2]!.text.length)
  })

  it.each([
    ['a note', `<p><em>${words(1000, 7)}</em></p>`],
    ['code in a note', `<pre><code>${lines.join('\n')}</code></pre>`],
  ])('%s', async (_, note) => {
    const { messages, pages } = await print({ chapters: [`<p>${words(100, 8)}${call(1)}</p>`], notes: [note], contents: false })
    expect(messages).toEqual([])
    expect(pages.length).toBeGreaterThan(2)
  })
})
