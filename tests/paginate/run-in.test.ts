import { describe, expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { heading, words } from './sample.ts'
import { structureOf, typesOf } from './structure-of.ts'

const { print } = usePrinter()
const section = (title: string, count: number) => `<h4>${title}</h4><p>${words(count, count)}</p>`

describe('a heading of the third rank', () => {
  it('runs into its paragraph, and is a heading still', async () => {
    const chapter = `${heading(2, 'One')}<h3>Section</h3>${section('Refusals', 80)}${section('Appeals', 300)}${section('Further', 500)}`
    const { value, messages, pages, outline } = await print({ contents: false, chapters: [chapter], notes: [] })
    expect(messages).toEqual([])
    const lines = pages.flatMap((page) => page.lines)
    expect(
      pages
        .map(({ text }) => text)
        .join()
        .replaceAll(/\s+/g, ' '),
    ).toMatch(/Refusals .* Appeals .* Further /)
    for (const title of ['Refusals', 'Appeals', 'Further']) {
      const line = lines.find(({ text }) => text.startsWith(title))!
      expect(line.text.split(' ').length).toBeGreaterThan(5)
    }
    expect(typesOf((await structureOf(value.pdf)).root)).toContain('Sect(H2 H3 H4 P H4 P H4 P)')
    expect(outline.map(([, title]) => title)).toEqual(expect.arrayContaining(['Refusals', 'Appeals', 'Further']))
  })

  it('goes on over lines where it is long, and stands above what is no paragraph', async () => {
    const title = words(20, 3)
    const chapter = `${heading(2, 'One')}<h3>Section</h3><p>Before.</p>${section(title, 90)}<h4>A list</h4><ul><li>One</li></ul>`
    const { messages, pages } = await print({ contents: false, chapters: [chapter], notes: [] })
    expect(messages).toEqual([])
    const lines = pages.flatMap((page) => page.lines)
    const first = lines.findIndex(({ text }) => text.startsWith(title.split(' ').slice(0, 5).join(' ')))
    expect(lines[first + 1]!.text.split(' ').length).toBeGreaterThan(8)
    expect(lines.some(({ text }) => text === 'A list')).toBe(true)
  })
})
