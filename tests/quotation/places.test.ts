import { describe, expect, test } from 'vitest'
import { find } from './find.ts'

const index = `Ratings

Refusal to register 18-03-2022

The union was refused. It appealed at once.

The court was silent.

Leaders on trial16-12-2021

The union was refused. Nobody appealed.

Another refusal16-12-2021

The union was refused.
`

describe('entries', () => {
  test.each([
    ['entry of 18 March 2022', 'verbatim', 'The union was refused.'],
    ['entry of March 18, 2022', 'verbatim', 'The union was refused.'],
    ['запись от 18 марта 2022', 'verbatim', 'The union was refused.'],
    ['2022-03-18', 'verbatim', 'The union was refused.'],
    ['entry “Another refusal”, 16 December 2021', 'verbatim', 'The union was refused.'],
    ['entry of 16 December 2021', 'ambiguous', 'The union was refused.', 'The union was refused.'],
    ['entry of 1 January 2020', 'ambiguous', 'The union was refused.', 'The union was refused.', 'The union was refused.'],
  ])('%s', (locator, ...expected) => {
    expect(find(index, 'The union was refused.', { locator })).toEqual(expected)
  })

  test('an elision stays within one entry, over its paragraphs', () => {
    expect(find(index, 'It appealed […] court was')).toEqual(['elided', 'It appealed', 'court was'])
    expect(find(index, 'court was […] Nobody appealed')).toEqual(['not-found'])
  })

  test('a title ends where its date begins', () => {
    expect(find(index, 'Leaders on trial')).toEqual(['verbatim', 'Leaders on trial'])
  })
})

test.each([
  ['16 December 2021\n\nIt was closed.\n\n18 March 2022\n\nIt was closed.'],
  ['2021-12-16: The quay\n\nIt was closed.\n\n2022-03-18: The ships\n\nIt was closed.'],
  ['## The quay, December 16, 2021\nIt was closed.\n## The ships, March 18, 2022\nIt was closed.'],
  ['The quay 16.12.2021\r\nIt was closed.\r\nThe ships 18.03.2022\r\nIt was closed.'],
])('days in other forms: %j', (text) => {
  expect(find(text, 'It was closed.', { locator: 'entry of 18 March 2022' })).toEqual(['verbatim', 'It was closed.'])
  expect(find(text, 'It was […] was closed')).toEqual(['not-found'])
})

test('lines that end in a day by chance begin no entry', () => {
  const text = 'The law was adopted on\n16-12-2021\nand again on\n18-03-2022\nin full.'
  expect(find(text, 'adopted […] full')).toEqual(['elided', 'adopted', 'full'])
})

describe('turns of a conversation', () => {
  const interview = `An introduction to it.

Ada Author: We came in May.

And we stayed.

Ed: Why was that?

Author: We had to.

Ed: And then?

Author: Then we left.`
  test.each([
    ['We came […] we stayed', 'elided', 'We came', 'we stayed'],
    ['we stayed […] Why', 'not-found'],
    ['An introduction […] We came', 'not-found'],
  ])('%s', (quotation, ...expected) => {
    expect(find(interview, quotation)).toEqual(expected)
  })
})

describe('sections, pages, calls', () => {
  const report = `I.   The Right to Strike

It was refused.[1] More is said of it.

It was refused again.[2] It was refused.[3]

II. Registration

Nobody says. It was refused. [4]`
  test.each([
    ['section “Registration”', 'verbatim', 'It was refused.'],
    ['section “Right to Strike”, at n. 1', 'verbatim', 'It was refused.'],
    ['at n. 3', 'verbatim', 'It was refused.'],
    ['after n. 3', 'verbatim', 'It was refused.'],
    ['section “Right to Strike”', 'ambiguous', 'It was refused.', 'It was refused.'],
  ])('%s', (locator, ...expected) => {
    expect(find(report, 'It was refused.', { locator, calls: '[#]' })).toEqual(expected)
  })

  test.each([
    ['p. 1', 'one line here\fone line there\fone line'],
    ['page 2', 'one line here\fone line\fone line there'],
    ['p. 12', '[p. 11] one line here [p. 12] one line'],
  ])('%s', (locator, pages) => {
    expect(find(pages, 'one line', { locator })).toEqual(['verbatim', 'one line'])
  })
})

test('lines that a program broke are one paragraph, long lines one each', () => {
  expect(find('The court\nwas silent\nfor a year', 'court […] year')).toEqual(['elided', 'court', 'year'])
  const long = `${'The court was silent. '.repeat(12)}\nA year went by.`
  expect(find(long, 'silent […] A year')).toEqual(['not-found'])
  expect(find('The court was silent.\nA year went by.', 'silent […] A year')).toEqual(['not-found'])
  expect(find('Q: Who?\nA: He came.\nQ: When?\nA: In May.', 'came […] When')).toEqual(['not-found'])
})
