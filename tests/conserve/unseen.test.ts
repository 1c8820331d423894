import { expect, it } from 'vitest'
import { usePrinter } from '../paginate/print.ts'
import { call, heading, words } from '../paginate/sample.ts'

const { print } = usePrinter()

const sentence = `<p>The quay was <strong>notever</strong> closed by the harbour office.${call(1)}</p>`
const table = `<table><tbody><tr><td>Harbourmasterassistant</td><td>Quaysidewarehousekeeper</td></tr></tbody></table>`
const picture = (svg: string) =>
  `<p><img alt="The quay" src="data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="500" height="60">${svg}</svg>`).toString('base64')}"></p>`
const ground = '<rect width="500" height="60" fill="#89a"/>'
const line = '<path d="M0 30h500" stroke="blue"/>'

async function unseen(css: string, body = sentence): Promise<string[]> {
  const chapters = [`${heading(2, 'Safe')}<p>${words(40, 1)}</p>${body.includes('fnref') ? '' : sentence}${body}<p>${words(40, 2)}</p>`]
  const { messages } = await print({ chapters, notes: ['It is doubted.'], head: `<style>${css}</style>` })
  return messages.map(({ severity, message }) => `${severity}: ${message}`)
}

it.each([
  ['ink as white as the page', 'strong { color: white }', 'notever', 'has the colour of what is behind it'],
  ['ink almost as white', 'strong { color: #f8f8f8 }', 'notever', 'has the colour of what is behind it'],
  ['ink that lets all through', 'strong { -webkit-text-fill-color: transparent }', 'notever', 'has the colour of what is behind it'],
  [
    'a paragraph that does',
    'p:has(strong) { opacity: 0.02 }',
    'The quay was notever closed by the harbour office. 1',
    'has the colour of what is behind it',
  ],
  [
    'ink of any kind on its like',
    'strong { color: oklch(0.3 0 0); background: oklch(0.3 0 0) }',
    'notever',
    'has the colour of what is behind it',
  ],
  ['letters that are points', 'strong { font-size: 1px }', 'notever', 'is too small'],
  ['letters that are smaller', 'strong { zoom: 0.01 }', 'notever', 'is too small'],
  ['letters upon each other', 'html.paged strong { letter-spacing: -0.6em }', 'notever', 'letters lie upon each other there'],
  [
    'a cell into which its neighbour runs',
    'html.paged table { table-layout: fixed; width: 160px !important } html.paged td { overflow-wrap: normal; hyphens: none }',
    'Harbourmasterassistant',
    'letters lie upon each other there',
    table,
  ],
  [
    'words under the ground of the page',
    '.page-body { background: white } html.paged p:has(strong) { position: relative; z-index: -1 }',
    'The quay was notever',
    'something lies over it',
  ],
  [
    'a paragraph moved onto the one before it',
    'html.paged p:has(strong) { transform: translateY(-25px) }',
    'has that paragraph',
    'letters lie upon each other there',
  ],
  ['a picture over words', 'img { position: relative; top: -70px }', 'committee', 'something lies over it', picture(ground)],
])('it is told that nobody can read %s', async (_, css, shown, why, body?: string) => {
  expect((await unseen(css, body)).join('\n')).toMatch(
    new RegExp(`^warning: nobody can read "[^"]*${shown}[^"]*" of the text on page 3: [^:]*${why}$`, 'm'),
  )
})

it('it is told of which footnote nobody can read the words', async () => {
  const told = await unseen('.footnote-body { color: white }')
  expect(told).toEqual(['warning: nobody can read "It is doubted." of footnote 1 on page 3: it has the colour of what is behind it'])
})

it.each([
  ['white words on a dark ground', 'strong { color: white; background: #222 }'],
  ['white words on a dark page', 'html.paged .page { background: #222 } html.paged .page * { color: white }'],
  ['white words on a picture', 'p:has(strong) { color: white; background: linear-gradient(#333, #000) }'],
  [
    'white words on a ground that is laid under them',
    'p:has(strong) { position: relative; color: white } p:has(strong)::before { content: ""; position: absolute; inset: 0; background: #333; z-index: -1 }',
  ],
  ['words that are cut out of a picture', 'strong { color: transparent; background: linear-gradient(#333, #000); background-clip: text }'],
  [
    'white words in a column of a table that is dark',
    'html.paged col { background: #333 } html.paged td { color: white }',
    `<table><colgroup><col><col></colgroup>${table.slice('<table>'.length)}`,
  ],
  ['white words on a ground of shadow', 'html.paged p:has(strong) { color: white; box-shadow: inset 0 0 0 100px #333 }'],
  ['red words on a green ground as light', 'strong { color: #d00; background: #080 }'],
  ['pale grey', 'strong { color: #999 }'],
  ['a large initial', 'p:has(strong)::first-letter { font-size: 3em; float: left; line-height: 0.8 }'],
  ['heads of columns that are turned', 'td { transform: rotate(-45deg) }', table],
  ['a picture behind words', 'img { position: relative; top: -70px; z-index: -1 }', picture(ground)],
  ['a drawing over words that lets them through', 'img { position: relative; top: -70px }', picture(line)],
])('nothing is said of %s', async (_, css, body?: string) => {
  expect(await unseen(css, body)).toEqual([])
})
