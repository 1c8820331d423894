import { expect, it } from 'vitest'
import { usePrinter } from '../paginate/print.ts'
import { call, heading } from '../paginate/sample.ts'

const { print } = usePrinter()

const table = `<table><tbody><tr><td>2014${call(1)}</td><td>31${call(2)}</td></tr><tr><td>12${call(3)}</td><td>1982${call(4)}</td></tr></tbody></table>`
const list = `<p>In 2014 it was closed.${call(1)} Of 31 ships 12 came.${call(2)}</p><ol><li>In 1982 none did.${call(3)}</li><li>One of 4.${call(4)}</li></ol>`

it.each([
  ['a table', table],
  ['a list', list],
])('numbers of calls that are lost are not looked for in the numbers about them, in %s', async (_, body) => {
  const head = '<style>.footnote-call { font-size: 0 }</style>'
  const { messages } = await print({ chapters: [`${heading(2, 'The quay')}${body}`], notes: ['One.', 'Two.', 'Three.', 'Four.'], head })
  const lost = messages.flatMap(({ message }) => /lacks "(.*?)" on/.exec(message)?.[1]?.split(' ') ?? [])
  expect(lost.toSorted()).toEqual(['1', '2', '3', '4'])
  expect(messages.filter(({ message }) => message.startsWith('there is'))).toEqual([])
})
