import { PDFArray, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { call, heading, words } from './sample.ts'
import { structureOf, typesOf } from './structure-of.ts'

const { print } = usePrinter()

const chapters = [
  `${heading(2, 'Quay', '1')}<p>${words(900, 1)}${call(1)} See <a href="#порт">the port</a>, <a href="#nowhere">nothing</a> and
<a href="#100%">less</a>.</p><p>${words(60, 2)}${call(1, 2)} <a href="https://example.org/#fn-1">the ledger</a></p>`,
  `${heading(2, 'Port', '2')}<p>${words(500, 3)}${call(2)}</p><h3 id="порт">Порт</h3><p>Back to the <a href="#chapter-1">quay</a>.</p>`,
]
const parts = { chapters, notes: ['A note.', 'Another, beside <a href="#fn-1">the first</a>.'] }

it('lead where Chromium would have them lead', async () => {
  const ours = await print(parts)
  // where a style sheet looks at addresses, links keep theirs
  const theirs = await print({ ...parts, head: '<style>a[href^="#"]{color:inherit}</style>' })
  expect(ours.messages).toEqual([])
  expect(ours.pages).toEqual(theirs.pages)
  expect(ours.outline).toEqual(theirs.outline)
  expect(new Map([...ours.destinations].sort())).toEqual(new Map([...theirs.destinations].sort()))
  expect(ours.destinations.size).toBeGreaterThan(4)
  expect(typesOf((await structureOf(ours.value.pdf)).root)).toBe(typesOf((await structureOf(theirs.value.pdf)).root))
  expect(ours.pages.flatMap(({ links }) => links)).not.toContain('nowhere')
})

it.each(['', '<style>a[href^="http"]{color:inherit}</style>'])('lead to the line where the place begins %s', async (head) => {
  const { value, pages, sizes } = await print({ ...parts, head })
  const { document } = await structureOf(value.pdf)
  const destinations = document.catalog.lookup(PDFName.of('Dests'), PDFDict)
  const numbers = new Map(document.getPages().map(({ ref }, index) => [ref.toString(), index]))
  for (const [name, first] of [
    ['fn-1', 'A note.'],
    ['fn-2', 'Another, beside'],
  ] as const) {
    const destination = destinations.lookup(PDFName.of(name), PDFArray)
    const page = numbers.get(String(destination.get(0)))!
    const line = pages[page]!.lines.find(({ text }) => text.includes(first))!
    const top = sizes[page]![1] - destination.lookup(3, PDFNumber).asNumber()
    expect(line.top - top).toBeGreaterThan(0) // the baseline is below
    expect(line.top - top).toBeLessThan(20)
  }
})

it('lead to places with names that a PDF may hold, whatever the alphabet', async () => {
  const id = 'ответственность-работодателей-и-профсоюзов-перед-государством'
  const chapter = `${heading(2, 'One')}<p><a href="#${id}">There</a>, <a href="#порт">port</a></p><h3 id="${id}">Long</h3><h3 id="порт">Порт</h3>`
  for (const head of ['', '<style>a[href^="#"]{color:inherit}</style>']) {
    const { messages, pages, destinations } = await print({ chapters: [chapter], notes: [], head })
    expect(messages).toEqual([])
    const links = pages.flatMap((page) => page.links).filter((name) => !name.startsWith('chapter'))
    expect(links).toEqual(['place-ef886382717c5ef7', '%D0%BF%D0%BE%D1%80%D1%82'])
    for (const link of links) expect(destinations.get(link)).toBe(3)
  }
})
