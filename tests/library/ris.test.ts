import { expect, test } from 'vitest'
import { loadLibrary } from '../../src/load/library/library.ts'
import { formatMessage } from '../../src/model/message.ts'

function load(text: string) {
  const { value, messages } = loadLibrary([{ path: 'a.ris', text }])
  return { entries: [...value.values()], messages: messages.map(formatMessage) }
}

test('records with and without keys, a byte order mark, one space before the dash', () => {
  const text =
    '\uFEFFTY - RPRT\r\nAU  - A Rights Body\r\nTI  - No Enemies\r\nPY  - 2016/11/03/\r\nUR  - https://example.org\r\nER  - \r\n\r\nTY  - NEWS\nID  - mine\nTI  - Title\nAU  - Author, A.\nDA  - 2012/07/06\nT2  - The Paper\nAB  - long\n and longer\nER  -\n'
  const { entries, messages } = load(text)
  expect(messages).toEqual([])
  expect(entries).toEqual([
    {
      key: 'a-rights-body-2016-enemies',
      place: { file: 'a.ris', line: 1, column: 1 },
      item: {
        id: 'a-rights-body-2016-enemies',
        type: 'report',
        author: [{ literal: 'A Rights Body' }],
        title: 'No Enemies',
        issued: { 'date-parts': [[2016, 11, 3]] },
        URL: 'https://example.org',
      },
    },
    {
      key: 'mine',
      place: { file: 'a.ris', line: 8, column: 1 },
      item: {
        id: 'mine',
        type: 'article-newspaper',
        title: 'Title',
        author: [{ family: 'Author', given: 'A.' }],
        issued: { 'date-parts': [[2012, 7, 6]] },
        'container-title': 'The Paper',
        abstract: 'long and longer',
      },
    },
  ])
})

test('unknown types and stray lines are named', () => {
  expect(load('TY  - NWES\nTI  - Title\nstray\nER  - \nstray\n').messages).toEqual([
    'a.ris:3:1: error: this line has no tag; a line is written TI  - text; a record begins with TY  - and ends with ER  - [valid-library]',
    'a.ris:5:1: error: this line is in no record; a line is written TI  - text; a record begins with TY  - and ends with ER  - [valid-library]',
    'a.ris:1:1: warning: the entry "title" has the type "NWES", which RIS does not know; did you mean "NEWS"? [valid-entry]',
  ])
})

test('a key does not depend on what else is in the file', () => {
  const record = 'TY  - BOOK\nAU  - Author, A.\nPY  - 2012\nTI  - Some Thing\nER  - \n'
  expect(load(record + record).entries.map(({ key }) => key)).toEqual(['author-2012-some', 'author-2012-some-2'])
})
