import { describe, expect, it } from 'vitest'
import { usePrinter } from '../paginate/print.ts'
import { heading, sampleTable, words } from '../paginate/sample.ts'

const { print } = usePrinter()

/** A chapter that says these words in the middle of its pages. */
const saying = (phrase: string) =>
  `${heading(2, 'The harbour', '1')}<p>${words(200, 1)}</p><p>${words(60, 2)} The ${phrase} was denied here. ${words(120, 3)}</p>`

describe('nothing is held to be lost where a text says', () => {
  it('what the running head says', async () => {
    const chapters = [saying('freedom of association'), saying('freedom of association')]
    const page = { sides: 'two' }
    expect((await print({ chapters, notes: [] }, { title: 'Freedom of association', page })).messages).toEqual([])
  })

  it('what a column is called whose head is repeated on the page', async () => {
    const table = sampleTable(1, 40, 5).replace('<th scope="col">What</th>', '<th scope="col">Recommendations</th>')
    const chapters = [`${table}<p>${words(40, 6)} The recommendations are new. ${words(40, 7)}</p>`]
    const { messages, pages } = await print({ chapters, notes: [] })
    expect(pages.filter(({ text }) => /recommendations/i.test(text)).length).toBeGreaterThan(1)
    expect(messages).toEqual([])
  })

  it('what a heading says that a style sheet has painted after the text', async () => {
    const head = '<style>h2 { position: relative; z-index: 1 }</style>'
    const chapters = [
      `${heading(2, 'Freedom of association')}<p>${words(60, 2)} Freedom of association was denied here. ${words(60, 3)}</p>`,
    ]
    expect((await print({ chapters, notes: [], head })).messages).toEqual([])
  })

  it('beside a box that floats, whose sentences the text has as well', async () => {
    const [first, second, third] = [1, 2, 3].map((seed) => words(24, seed))
    const box = `<aside class="box"><h3 class="box-title">A box</h3><p>${second}</p><p>${first}</p></aside>`
    const chapters = [`${heading(2, 'One')}<p>${words(40, 9)}</p>${box}<p>${third} ${first} ${second}</p><p>${words(60, 8)} ${second}</p>`]
    const head = '<style>.box { float: right; width: 45% }</style>'
    expect((await print({ chapters, notes: [], head })).messages).toEqual([])
  })
})
