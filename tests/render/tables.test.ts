import { expect, test } from 'vitest'
import { columnShares } from '../../src/markdown/column-shares.ts'
import { renderText } from './support.ts'

test('widths are shares of the whole', () => {
  expect(columnShares('2 5 3')).toEqual([0.2, 0.5, 0.3])
  for (const wrong of ['', 'wide', '1 0', '1 -1', '50%']) expect(columnShares(wrong)).toBeUndefined()
})

test('the columns of a table are as wide as its author says', () => {
  const table = (attributes: string) =>
    `# One\n\n:::table{title="Cases" ${attributes}}\n| A | B | C |\n| --- | --- | --- |\n| a | b | c |\n:::\n`
  const { html } = renderText(table('widths="1 2 1"'))
  expect(html).toMatch(/<\/caption>\s*<colgroup>\s*<col width="25%">\s*<col width="50%">\s*<col width="25%">\s*<\/colgroup>/)
  expect(renderText(table('')).html).not.toContain('<col')
})
