import { expect, it } from 'vitest'
import { usePrinter } from '../paginate/print.ts'
import { heading } from '../paginate/sample.ts'

const { print } = usePrinter()

it.each([
  ['Turkish', 'tr', 'İşçi Partisi, ışık ve istiklal'],
  ['Greek', 'el', 'Η απεργία των εργαζομένων και οι μαΐστροι'],
  ['German', 'de', 'Die Straße und das Maß'],
])('capitals of a style sheet, as %s has them, are no loss', async (_, lang, words) => {
  const head = '<style>h2 { text-transform: uppercase } p { text-transform: lowercase }</style>'
  const chapters = [`<div lang="${lang}">${heading(2, words)}<p>${words}.</p></div>`]
  expect((await print({ chapters, notes: [], head })).messages).toEqual([])
})
