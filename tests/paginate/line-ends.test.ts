import { describe, expect, it } from 'vitest'
import { hyphenateWords } from '../../src/paginate/hyphenate.ts'
import { layOut, measureText } from '../../src/paginate/lay-out.ts'
import { bareDocument, openPage } from '../../src/paginate/open-page.ts'
import { usePrinter } from './print.ts'
import { call, heading, sampleBrief, type SampleParts, samplePage, sampleTable, words } from './sample.ts'

const { browser, print } = usePrinter()

const paragraphs = (count: number, seed: number, length = 70) =>
  Array.from({ length: count }, (_, index) => `<p>${words(length, seed + index)}</p>`).join('\n')

/** Words whose mark of punctuation or hyphen stands out of a line that does not begin or end there: letters are printed upon it. */
async function strayMarks(parts: SampleParts, matter: Record<string, unknown>): Promise<string[]> {
  const html = await samplePage(parts)
  const brief = sampleBrief(matter)
  const { page, close } = await openPage(browser(), bareDocument(html))
  const { measured } = await measureText(page, brief, hyphenateWords(html, 'en-GB'))
  await layOut(page, brief, measured!)
  const strays = (await page.evaluate(`[...document.querySelectorAll('.page span[style*="margin-inline"]')].flatMap((mark) => {
    const [inner, outer] = [mark, mark.closest('p, li, dd')].map((element) => element.getBoundingClientRect())
    const isInside = inner.width === 0 || (inner.left > outer.left + 1 && inner.right < outer.right - 1)
    return isInside ? [mark.parentElement.textContent] : []
  })`)) as string[]
  await close()
  return strays
}

/** Words that are parted by a hyphen in the middle of a line; none of the sample's is written with one. */
const partedWithin = (pages: { text: string }[]) => pages.flatMap(({ text }) => text.match(/\p{L}+-\p{L}+/gu) ?? [])

describe('marks stand out of the ends of lines alone', () => {
  it('in narrow columns, where a third hyphen in a row is taken back', async () => {
    expect(await strayMarks({ chapters: [paragraphs(90, 1)], notes: [] }, { page: { columns: 2 } })).toEqual([])
  })

  it('in paragraphs with links and emphasis over several lines', async () => {
    const text = Array.from(
      { length: 40 },
      (_, index) => `<p>${words(20, index)} <em>${words(30, index + 500)}</em> ${words(20, index + 900)}</p>`,
    )
    expect(await strayMarks({ chapters: [text.join('')], notes: [] }, { page: { columns: 2 } })).toEqual([])
  })

  it('behind a table that has gone to a page of its own', async () => {
    const wide = sampleTable(1, 30, 3, (row) => words(24, row))
    const chapters = Array.from(
      { length: 6 },
      (_, index) => `${paragraphs(2, index * 10)}${wide.replace('table-1', `table-${index}`)}${paragraphs(3, index * 10 + 5)}`,
    )
    expect(await strayMarks({ chapters, notes: [] }, { page: { columns: 2 } })).toEqual([])
  })

  it('behind a picture that has gone to the next page', async () => {
    const picture = (number: number) =>
      `<figure id="figure-${number}"><svg width="300" height="260" viewBox="0 0 300 260" role="img" aria-label="A square"><rect width="300" height="260"/></svg><figcaption>A square</figcaption></figure>`
    const table = (number: number) => sampleTable(number, 30, 3, (row) => words(24, row))
    const chapters = Array.from(
      { length: 6 },
      (_, index) => `${paragraphs(4, index * 20)}${table(index)}${picture(index)}${paragraphs(4, index * 20 + 9)}`,
    )
    expect(await strayMarks({ chapters, notes: [] }, { page: { columns: 2 } })).toEqual([])
  })
})

describe('a word is parted at the end of a line alone', () => {
  it('in ragged notes, where a hyphen that is kerned with its word is wider than a soft one', async () => {
    const notes = Array.from({ length: 24 }, (_, index) => words(900, index + 40))
    const chapters = [`${heading(2, 'Notes')}${notes.map((_, index) => `<p>${words(40, index)}${call(index + 1)}</p>`).join('')}`]
    const { messages, pages } = await print({ chapters, notes })
    expect(messages).toEqual([])
    expect(partedWithin(pages)).toEqual([])
  })

  it('in notes that are called from a table as wide as two columns', async () => {
    const notes = Array.from({ length: 24 }, (_, index) => words(30, index + 70))
    const table = sampleTable(1, 24, 3, (row) => `${words(20, row)}${call(row + 1)}`)
    const { messages, pages } = await print(
      { chapters: [`${paragraphs(4, 1)}${table}${paragraphs(4, 9)}`], notes },
      { page: { columns: 2 } },
    )
    expect(messages).toEqual([])
    expect(partedWithin(pages)).toEqual([])
  })
})

describe('a dash between words', () => {
  it('ends a line and begins none, and is copied as it is written', async () => {
    const dashed = (seed: number) => words(90, seed).replaceAll(/((?:\S+ ){4}\p{L}+) (?=\p{Ll})/gu, '$1—')
    const texts = Array.from({ length: 30 }, (_, index) => `<p>${dashed(index)}${index < 9 ? call(index + 1) : ''}</p>`)
    const notes = Array.from({ length: 9 }, (_, index) => `<p>${dashed(index + 50)}</p>`)
    const { messages, pages } = await print({ contents: false, chapters: [`${heading(2, 'One')}${texts.join('')}`], notes })
    expect(messages).toEqual([])
    const lines = pages.flatMap((page) => page.lines.map(({ text }) => text))
    expect(lines.filter((line) => line.endsWith('—')).length).toBeGreaterThan(5)
    expect(lines.filter((line) => /^—|\u2060/.test(line))).toEqual([])
  })
})
