import { expect, it } from 'vitest'
import { usePrinter } from './print.ts'

const { print } = usePrinter()

it('a line that an author broke is not stretched where its paragraph goes on on the next page', async () => {
  const words = (count: number) => 'Words that fill the lines of a page. '.repeat(count)
  const chapter = `<h2>A chapter</h2><p>${words(25)}</p><p><strong>Here a day</strong><br>${words(100)}</p>`
  const { pages } = await print({ chapters: [chapter], notes: [] })
  const page = pages.findIndex(({ text }) => text.includes('Here a day'))
  const line = pages[page]?.lines.find(({ text }) => text.includes('Here a day'))
  expect(pages[page + 1]?.text).toContain('Words that fill')
  expect((line?.right ?? Infinity) - (line?.left ?? 0)).toBeLessThan(80)
})
