import { expect, it } from 'vitest'
import { usePrinter } from '../paginate/print.ts'
import { heading } from '../paginate/sample.ts'

const { print } = usePrinter()

it.each([
  ['a name', '<bdi dir="ltr">Harbour Office</bdi>, <em>The Harbour Ledger</em>, 2014.'],
  ['a word of its own language', '<span lang="en" dir="ltr">Harbour</span>: 31, 12.'],
])('what begins with %s from left to right is no loss in a line from right to left', async (_, line) => {
  const { messages } = await print({ chapters: [`${heading(2, 'The quay')}<p dir="rtl" lang="ar">${line}</p>`], notes: [] })
  expect(messages).toEqual([])
})
