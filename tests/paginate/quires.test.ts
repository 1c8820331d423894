import { beforeAll, describe, expect, it } from 'vitest'
import type { Pages } from '../../src/paginate/paginate.ts'
import { countQuires } from '../../src/paginate/quires.ts'
import { callPage, type Printed, usePrinter } from './print.ts'
import { call, heading, longBrief, sampleBrief, samplePage, type SampleParts } from './sample.ts'
import { structureOf, xmpOf } from './structure-of.ts'

const { print } = usePrinter()

/** A comment counts as text does, and takes no time to be set. */
const padding = `<!--${'of no account '.repeat(80_000)}-->`

/** A note that is called in the first chapter and in the last, and links from each to the other. */
function longSample(): SampleParts {
  const { chapters, notes, ...rest } = longBrief(1)
  const last = chapters.length
  const number = notes.push('Called at both ends of the text.')
  const first = `${padding}<p>As the <a href="#chapter-${last}">last chapter</a> says.${call(number)}</p>`
  const end = `<p>As the <a href="#chapter-1">first chapter</a> said.${call(number, 2)}</p>`
  const place = '<p id="größe">What is large.</p><p><a href="#größe">Large</a></p>'
  return {
    ...rest,
    notes,
    chapters: [
      `${chapters[0]}${first}<nav class="contents"><ol><li><a href="#größe">Large</a></li></ol></nav>`,
      ...chapters.slice(1, -1),
      `${chapters.at(-1)}${end}${place}`,
    ],
  }
}

describe('a long brief that is laid out in quires is one document', () => {
  let printed: Printed
  const sample = longSample()
  const last = sample.chapters.length
  beforeAll(async () => {
    printed = await print(sample, { page: { sides: 'two', prelims: 'roman' } })
  })

  it('is long enough for it', async () => {
    expect(countQuires(await samplePage(sample), sampleBrief().matter)).toBeGreaterThan(2)
  })

  it('has lost nothing, and says that everybody can read it', () => {
    expect(printed.messages).toEqual([])
    expect(xmpOf(printed.value.pdf)).toContain('pdfuaid:part')
  })

  it('numbers its pages and notes through', () => {
    const { pages, value } = printed
    const folios = pages.map(({ text }) => text.split('\n').at(-1))
    const start = folios.indexOf('1')
    expect(folios.slice(start)).toEqual(folios.slice(start).map((_, index) => String(index + 1)))
    expect([...value.footnotePages.keys()]).toEqual(sample.notes.map((_, index) => index + 1).toSorted(byPage(value)))
    for (const [note, page] of value.footnotePages) expect(page, `note ${note}`).toBe(callPage(printed, note))
  })

  it('has its contents, its bookmarks and its links over the seam', () => {
    const { pages, outline, destinations } = printed
    const chapters = outline.filter(([rank, title]) => rank === 2 && /^\d+ The chapter/.test(title))
    expect(chapters.map(([, , page]) => page)).toEqual(sample.chapters.map((_, index) => destinations.get(`chapter-${index + 1}`)))
    expect(pages.filter(({ links }) => links.includes(`chapter-${last}`))).toHaveLength(2) // the contents and the first chapter
    expect(pages.at(-1)!.links).toEqual(expect.arrayContaining(['chapter-1', `fn-${sample.notes.length}`]))
    expect(destinations.get(`fn-${sample.notes.length}`)).toBeLessThan(pages.length / 2)
    expect(pages.filter(({ links }) => links.some((link) => decodeURIComponent(link) === 'größe'))).toHaveLength(2)
  })

  it('has one tree of tags in the order of its text', async () => {
    const { root, elements } = await structureOf(printed.value.pdf)
    expect(root.kids.map(({ type }) => type)).toEqual(['Sect', 'Sect', ...sample.chapters.map(() => 'Sect')])
    expect(elements.filter(({ type }) => /^H[12]$/.test(type)).map(({ type }) => type)).toEqual([
      'H1',
      'H2',
      ...sample.chapters.map(() => 'H2'),
    ])
    const pages = elements.flatMap(({ type, page }) => (type === 'H2' || type === 'H3' ? [page!] : []))
    expect(pages).toEqual(pages.toSorted((a, b) => a - b))
  })

  it('reads, page by page and line by line, as if it were made in one piece', async () => {
    const head = "<style>a[href='none'] { color: red }</style>" // a style sheet that looks at addresses
    const whole = await print({ ...sample, head }, { page: { sides: 'two', prelims: 'roman' } })
    expect(printed.pages.map(({ text }) => text)).toEqual(whole.pages.map(({ text }) => text))
    expect(printed.outline).toEqual(whole.outline)
    expect(printed.value.footnotePages).toEqual(whole.value.footnotePages)
  })

  it('is the same again', async () => {
    expect((await print(sample, { page: { sides: 'two', prelims: 'roman' } })).value.pdf).toEqual(printed.value.pdf)
  })
})

/** The notes in the order in which they stand on pages. */
function byPage({ footnotePages }: Pages): (a: number, b: number) => number {
  const order = [...footnotePages.keys()]
  return (a, b) => order.indexOf(a) - order.indexOf(b)
}

it('a style sheet that lets chapters follow each other on a page keeps the document together', async () => {
  const head = '<style>html.paged .chapter:not(:first-child) { break-before: auto }</style>'
  const sample = longSample()
  const { messages, pages } = await print({ ...sample, head })
  expect(messages).toEqual([])
  expect(pages.length).toBeLessThan((await print(sample)).pages.length)
})

it('what is counted through a document keeps it together', async () => {
  const sample = longSample()
  const matter = (more: Record<string, unknown>) => sampleBrief(more).matter
  const html = await samplePage(sample)
  expect(countQuires(html, matter({ page: { lineNumbers: true } }))).toBe(1)
  expect(countQuires(html, matter({ page: { chapters: 'run-on' } }))).toBe(1)
  expect(countQuires(html, matter({ notes: 'end' }))).toBe(1)
  expect(countQuires(await samplePage({ ...sample, head: '<style>h2{counter-increment:part}</style>' }), matter({}))).toBe(1)
  expect(countQuires(await samplePage({ chapters: [heading(2, 'Short')], notes: [] }), matter({}))).toBe(1)
})
