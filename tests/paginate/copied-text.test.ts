import { describe, expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { call, heading } from './sample.ts'

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

  it('has both letters where a link ends between letters that would be drawn as one', async () => {
    const words = '<p>The <a href="https://example.org/">Dif</a>ferent one of<a href="https://example.org/">fice</a>.</p>'
    const { messages, pages } = await print({ contents: false, chapters: [heading(2, 'One') + words], notes: [] })
    expect(messages).toEqual([])
    expect(pages.map(({ text }) => text).join(' ')).toContain('The Different one office.')
  })

  it('has both letters of a ligature, though the lines came otherwise than they were chosen to be', async () => {
    const said = `The average cost of an <span>application</span>—stamps, translations, two journeys and a <span>notary</span>—came to between 180 and 240 crowns, or about
      half of a month’s wage in the capital’s two registries. The Board of Weights and Measures considered the matter by the end of the third
      quarter and adjourned it. The objection was recorded but not answered. The ministry’s own inspectors did not reply. The remainder of
      this section sets out, in the order in which they arose, the questions that the licensing chamber was asked, the replies that it gave,
      and the points on which the replies cannot be reconciled with its own records. The district inspectorate returned Circular No.\u00a027 to
      small cooperatives twelve times within the statutory thirty days, each time with a different objection and never with a statement
      of what would have satisfied it. Where the minutes of the quarterly meeting is silent the general law applies, and under the
      general law a body that has been refused must be told why, in writing, in a language that it understands, and with an indication of the
      remedies that are open to it. Neither the examining magistrate nor the arbitration panel kept a list of pending cases.`
    let number = 10
    const group = () => `<span class="call-group">.${call(++number)}</span>`
    const called = said.replaceAll(/\s+/g, ' ').replaceAll(/(?<= it|answered|reply|cases)\./g, group)
    const earlier = `<p>One${Array.from({ length: 10 }, (_, index) => ` ${call(index + 1)}`).join('')}.</p>`
    const notes = Array.from({ length: 16 }, () => '<p>A note.</p>')
    const { messages, pages } = await print({ contents: false, chapters: [`${heading(2, 'One')}${earlier}<p>${called}</p>`], notes })
    expect(messages).toEqual([])
    expect(pages.map(({ text }) => text).join(' ')).toContain('different objection')
  })
})
