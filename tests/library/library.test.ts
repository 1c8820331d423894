import { expect, test } from 'vitest'
import { loadLibrary } from '../../src/load/library/library.ts'
import { formatMessage, sortMessages } from '../../src/model/message.ts'

function load(path: string, text: string) {
  const { value, messages } = loadLibrary([{ path, text }])
  return { items: [...value.values()].map(({ item }) => item), messages: sortMessages(messages).map(formatMessage), entries: value }
}

test('CSL-JSON: items with their places', () => {
  const { entries, messages } = load('a.json', '[\n  {"id": "a", "type": "report", "title": "T"},\n\t{"id": 7, "type": "book"}\n]')
  expect(messages).toEqual([])
  expect([...entries.values()]).toEqual([
    { key: 'a', item: { id: 'a', type: 'report', title: 'T' }, place: { file: 'a.json', line: 2, column: 3 } },
    { key: '7', item: { id: '7', type: 'book' }, place: { file: 'a.json', line: 3, column: 2 } },
  ])
})

test('CSL-YAML: as a list, or under references, with dates as people write them', () => {
  const text = `references:
- id: a
  type: report
  author: {literal: A Body}
  issued: 2023-02-14
  custom: {shelf: 3}
- id: b
  issued: {year: 2012, month: 7}
  accessed: 2012-04/2012-05
  type: webpage
- id: c
  type: book
  issued: 2017-01~
  original-date: 1951
- {id: d, type: book, issued: 2016-22}
`
  const { items, messages } = load('a.yaml', text)
  expect(messages).toEqual([])
  expect(items).toEqual([
    { id: 'a', type: 'report', author: [{ literal: 'A Body' }], issued: { 'date-parts': [[2023, 2, 14]] }, custom: { shelf: 3 } },
    {
      id: 'b',
      type: 'webpage',
      issued: { 'date-parts': [[2012, 7]] },
      accessed: {
        'date-parts': [
          [2012, 4],
          [2012, 5],
        ],
      },
    },
    { id: 'c', type: 'book', issued: { 'date-parts': [[2017, 1]], circa: true }, 'original-date': { 'date-parts': [[1951]] } },
    { id: 'd', type: 'book', issued: { 'date-parts': [[2016]], season: 2 } },
  ])
  expect(load('b.yml', '- {id: a, type: book}').items).toEqual([{ id: 'a', type: 'book' }])
})

test('every fault is named at its place, and the rest is kept', () => {
  const text = `- id: a
  type: repotr
  author: Smith, J.
  issued: 2023-02-30
  accessed: {year: 2012, month: 13}
  title: [x]
  titel: y
  editor: [{family: Smith}, {familly: Jones}]
  publisher:
  number: 333-VI
- id: a
- type: book
- text
- id: b
`
  expect(load('s/r.yaml', text).messages).toEqual([
    's/r.yaml:2:9: error: the entry "a" has the type "repotr", which is not known; did you mean "report"? [valid-entry]',
    's/r.yaml:3:11: error: "author" of "a" holds what is no name; write a list of {family: …, given: …}, and {literal: …} for a body [valid-entry]',
    's/r.yaml:4:11: error: "issued" of "a" is no date: "2023-02-30"; write it as EDTF, such as 2011-12-16 or 2017-01~ [valid-entry]',
    's/r.yaml:5:13: error: "accessed" of "a" is no date: {"year":2012,"month":13}; write it as EDTF, such as 2011-12-16 or 2017-01~ [valid-entry]',
    's/r.yaml:6:10: error: "title" of "a" must be text [valid-entry]',
    's/r.yaml:7:10: error: "titel" of "a" is no field of CSL; did you mean "title"? [valid-entry]',
    's/r.yaml:8:29: error: "editor" of "a" holds what is no name; write a list of {family: …, given: …}, and {literal: …} for a body [valid-entry]',
    's/r.yaml:11:3: error: two entries have the key "a"; the first is at s/r.yaml:1; give one of them another key [duplicate-key]',
    's/r.yaml:12:3: error: this entry has no key; add an id [valid-entry]',
    's/r.yaml:13:3: error: an entry is a map of fields; write id:, type:, title: … [valid-entry]',
    's/r.yaml:14:3: warning: the entry "b" has no type; add one, such as report or webpage [valid-entry]',
  ])
  expect(load('s/r.yaml', text).items[0]).toEqual({ id: 'a', type: 'document', number: '333-VI' })
})

test('messages say what they are about, so that only the briefs that use it stop', () => {
  const { messages } = loadLibrary([{ path: 'a.json', text: '[{"id": "a", "type": "book", "issued": "soon"}]' }])
  expect(messages[0]?.about).toEqual(['source:a'])
})

test('two files may not have one key either', () => {
  const { messages } = loadLibrary([
    { path: 'a.json', text: '[{"id": "a", "type": "book"}]' },
    { path: 'b.bib', text: '@book{a, title={T}}' },
  ])
  expect(messages.map(formatMessage)).toEqual([
    'b.bib:1:1: error: two entries have the key "a"; the first is at a.json:1; give one of them another key [duplicate-key]',
  ])
})

test.each([
  ['a.json', '[{"id": "x",', 'a.json:1:13: error: the library cannot be read: '],
  ['a.json', '{"id": 1}', 'a.json:1:1: error: a library is a list of entries'],
  ['a.yaml', 'a: [b', 'a.yaml:1:'],
  ['a.bib', 'no entries', 'a.bib:1:1: error: the library cannot be read: it has no entries'],
])('%s: %s cannot be read', (path, text, message) => {
  const { messages, items } = load(path, text)
  expect(items).toEqual([])
  expect(messages).toHaveLength(1)
  expect(messages[0]).toContain(message)
  expect(messages[0]).toContain('[valid-library]')
})

test('an empty library is one', () => {
  for (const path of ['a.json', 'a.yaml', 'a.bib', 'a.ris']) expect(load(path, path === 'a.json' ? '[]' : '').messages).toEqual([])
})

test('a title in another script has a language, so that it is not given English capitals', () => {
  const items = load(
    'a.json',
    JSON.stringify([
      { id: 'a', type: 'book', title: 'Право на жизнь' },
      { id: 'b', type: 'book', title: 'Еңбек құқығы' },
      { id: 'c', type: 'book', title: 'الحق في الحياة' },
      { id: 'd', type: 'book', title: 'The right to life' },
      { id: 'e', type: 'book', title: 'Right', language: 'russian' },
    ]),
  ).items
  expect(items.map(({ language }) => language)).toEqual(['ru', 'kk', 'ar', undefined, 'ru'])
})

test('what programs write for keys: Zotero’s addresses give way to citation keys', () => {
  const text = '[{"id": "http://zotero.org/users/1/items/ABC", "citation-key": "smith2012", "type": "book", "shortTitle": "S"}]'
  expect(load('a.json', text).items).toEqual([
    { id: 'smith2012', type: 'book', 'citation-key': 'smith2012', shortTitle: 'S', 'title-short': 'S' },
  ])
})

test('a library of 2,000 entries is read whole', () => {
  const entries = Array.from({ length: 2_000 }, (_, index) => ({ id: `k${index}`, type: 'report', title: 'x'.repeat(200), issued: '2012' }))
  expect(load('a.json', JSON.stringify(entries, undefined, 2)).items).toHaveLength(2_000)
})

test.each([
  ['[{"id": "a", "type": "book"},\n ]', '1:29: error: a comma stands before the closing bracket; delete it [valid-library]'],
  ["[{'id': 'a', 'type': 'book'}]", '1:1: error: this is not JSON; put keys and texts in double quotes'],
  ['', '1:1: error: the file is empty; write [ ] into it, or delete it [valid-library]'],
  ['[{"id": "a",\n "type": "book",\n "id": "b"}]', '3:2: error: the key "id" is here a second time; keep one of them [valid-library]'],
])('JSON that other programs would refuse is refused: %s', (text, message) => {
  const { value, messages } = loadLibrary([{ path: 'a.json', text }])
  expect(messages.map(formatMessage)).toEqual([expect.stringContaining(`a.json:${message}`)])
  expect(value.size).toBe(text === '' ? 0 : 1)
})
