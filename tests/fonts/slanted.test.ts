import { expect, test } from 'vitest'
import { usePrinter } from '../paginate/print.ts'
import { call, heading } from '../paginate/sample.ts'

const { print } = usePrinter()

test('what is emphasised in a heading, a caption or a bold passage is set in a face that was drawn for it', async () => {
  const slanted = 'Of the <em>Aurora</em>'
  const table = `<div class="table" id="table-1"><table><caption>${slanted}</caption><tbody><tr><td>1</td></tr></tbody></table></div>`
  const chapters = [`${heading(2, slanted)}${heading(3, slanted)}<p><strong>${slanted}</strong>${call(1)}</p>${table}`]
  const { value, messages } = await print({ chapters, notes: [`<p><strong>${slanted}</strong></p>`] })
  expect(messages).toEqual([])
  expect(value.fonts).toEqual(
    expect.arrayContaining(
      ['SourceSans3', 'SourceSerif4', 'SourceSerif4Caption', 'SourceSerif4Display'].map((name) => `${name}-SemiboldIt`),
    ),
  )
})
