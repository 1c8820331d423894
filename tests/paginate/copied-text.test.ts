import { describe, expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { heading } from './sample.ts'

const { print } = usePrinter()

/** The text of pages as readers take it that look at nothing but the fonts. */
async function copied(...paragraphs: string[]): Promise<string> {
  const chapter = heading(2, 'One') + paragraphs.map((text) => `<p>${text}</p>`).join('')
  const { pages } = await print({ contents: false, chapters: [chapter], notes: [] })
  return pages.map(({ text }) => text).join('\n')
}

describe('text that is copied out of a PDF', () => {
  it('has the quotation marks of the paper, and not letters that look alike', async () => {
    const text = await copied('The ministry’s ‘list’ of <i>workers’ unions</i>, at 5 μm.')
    expect(text).toContain('The ministry’s ‘list’ of workers’ unions, at 5 μm.')
  })

  it('has the letters, where the paper has them', async () => {
    expect(await copied('The people of Hawaiʻi and the letter ʼalif.')).toContain('The people of Hawaiʻi and the letter ʼalif.')
  })
})
