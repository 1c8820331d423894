import { expect, it } from 'vitest'
import { finish, type Finishing } from '../../src/paginate/finish/finish.ts'
import { usePrinter } from './print.ts'
import { readPdf } from './read-pdf.ts'
import { structureOf, typesOf, xmpOf } from './structure-of.ts'

const { browser } = usePrinter()
const seal = '0a1b2c3d-4e5f6071'
const lang = (mark: string) => `lang="en-GB-x-${seal}-${mark}"`

/** A paragraph of a section on two pages, with links from each to the other. */
const html = `<!doctype html><html lang="en-GB"><head><title>Parts</title><style>.page{break-after:page}</style></head><body>
<h1>Parts</h1>
<div class="page"><section ${lang('section-0-1')}><h2 id="quay">Quay</h2><p ${lang('none-0-2')}>It begins <a href="#toll" ${lang('link-0')}>here</a></p></section></div>
<div class="page"><section ${lang('section-0-1')}><p ${lang('none-0-2')}>and ends on the second page.</p><h3 id="toll">Toll</h3>
<p>As on the <a href="#quay" ${lang('link-1')}>first</a>.</p></section></div></body></html>`

const finishing: Finishing = {
  metadata: { title: 'Parts', subject: undefined, authors: [], publisher: undefined, lang: 'en-GB', moment: undefined },
  seal,
  marked: {
    headings: [
      { title: 'Parts', rank: 1, page: 0, box: [0, 0, 1, 0.1] },
      { title: 'Quay', rank: 2, page: 0, box: [0, 0.2, 1, 0.3] },
      { title: 'Toll', rank: 3, page: 1, box: [0, 0.2, 1, 0.3] },
    ],
    links: ['here', 'first'],
    markers: [],
    places: [],
  },
  folios: ['1', '2'],
  names: { call: 'note {number}', back: 'back' },
  alike: {},
  archive: false,
  attachments: [],
}

it('makes one document of prints of its parts, with one tree, one outline and links between them', async () => {
  const page = await browser().newPage()
  await page.setContent(html)
  const prints = [await page.pdf({ tagged: true, pageRanges: '1' }), await page.pdf({ tagged: true, pageRanges: '2' })]
  const whole = await page.pdf({ tagged: true, pageRanges: '1-2' })
  await page.close()
  const { pdf, problems } = await finish(prints, finishing)
  expect(problems).toEqual([])
  expect(xmpOf(pdf)).toContain('pdfuaid:part')

  const types = 'Document(H1 Sect(H2 P(Link) H3 P(Link)))'
  expect(typesOf((await structureOf(pdf)).root)).toBe(types)
  expect(typesOf((await structureOf((await finish([whole], finishing)).pdf)).root)).toBe(types)

  const { pages, outline, destinations } = await readPdf(pdf)
  expect(pages.map(({ text }) => text.split('\n').at(-1))).toEqual(['It begins here', 'As on the first.'])
  expect(pages.map(({ links }) => links)).toEqual([['toll'], ['quay']])
  expect([destinations.get('quay'), destinations.get('toll')]).toEqual([1, 2])
  expect(outline).toEqual([
    [1, 'Parts', 1],
    [2, 'Quay', 1],
    [3, 'Toll', 2],
  ])
})
