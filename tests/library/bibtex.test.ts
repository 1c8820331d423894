import { expect, test } from 'vitest'
import { loadLibrary } from '../../src/load/library/library.ts'
import { formatMessage } from '../../src/model/message.ts'

function load(text: string) {
  const { value, messages } = loadLibrary([{ path: 'a.bib', text }])
  return {
    items: [...value.values()].map(({ item }) => item),
    places: [...value.values()].map(({ place }) => place.line),
    messages: messages.map(formatMessage),
  }
}

function first(text: string) {
  const { items, messages } = load(text)
  expect(messages).toEqual([])
  return items[0]
}

test('a report: bodies, protected case, strings, approximate dates', () => {
  const text = `@string{body = "A Rights Body"}
@report{r,
  author = {{A Rights Body} and {\\'E}mile Author and van den Berg, Jan and others},
  title = {The Law of {Kazakhstan} and \\emph{Others}},
  institution = body, number = {333-VI}, type = {Report},
  date = {2016-11~}, urldate = {2016-12-01}, url = {https://example.org/a_b}, langid = {english}
}`
  expect(first(text)).toEqual({
    id: 'r',
    type: 'report',
    'citation-key': 'r',
    author: [
      { literal: 'A Rights Body' },
      { given: 'Émile', family: 'Author' },
      { given: 'Jan', family: 'Berg', 'non-dropping-particle': 'van den' },
      { literal: 'others' },
    ],
    title: 'The Law of <span class="nocase">Kazakhstan</span> and <i>Others</i>',
    publisher: 'A Rights Body',
    number: '333-VI',
    genre: 'Report',
    issued: { 'date-parts': [[2016, 11]], circa: true },
    accessed: { 'date-parts': [[2016, 12, 1]] },
    URL: 'https://example.org/a_b',
    language: 'en',
  })
})

test('an interview keeps its interviewer', () => {
  expect(first('@interview{i, author={Author, A.}, interviewer={{A Rights Body}}, title={Talk}, date={2012-07-06}}')).toMatchObject({
    type: 'interview',
    interviewer: [{ literal: 'A Rights Body' }],
  })
})

test('legal documents keep court, number and series', () => {
  expect(first('@jurisdiction{c, title={A v. B}, number={12/34}, institution={Court}, date={1951}}')).toEqual({
    id: 'c',
    type: 'legal_case',
    'citation-key': 'c',
    title: 'A v. B',
    number: '12/34',
    authority: 'Court',
    issued: { 'date-parts': [[1951]] },
  })
  expect(first('@legal{t, title={Treaty}, journaltitle={UNTS}, volume={999}, pages={171--180}}')).toMatchObject({
    type: 'treaty',
    'container-title': 'UNTS',
    volume: '999',
    page: '171-180',
  })
  expect(first('@legislation{l, title={Law}, number={333-VI}}')).toMatchObject({ type: 'legislation', number: '333-VI' })
})

test('newspapers, and Cyrillic as it is', () => {
  expect(first('@article{n, title={T}, entrysubtype={newspaper}, journaltitle={Paper}, date={2012}}')).toMatchObject({
    type: 'article-newspaper',
    'container-title': 'Paper',
  })
  expect(first('@book{r, title={Право на жизнь}, author={Автор, А.}, location={Алматы}}')).toMatchObject({
    title: 'Право на жизнь',
    author: [{ family: 'Автор', given: 'А.' }],
    'publisher-place': 'Алматы',
    language: 'ru',
  })
})

test('what would be lost in silence is said', () => {
  const text = `@online{a, title={A}, year=2020, month=jan}

@online{a, title={B}}
@misc{b, title={D}, author=undefd, title={E},
  titel = {x}}
@repotr{c, title={F}}
@misc{d, date={2012-13-45}}
`
  const { messages, places } = load(text)
  expect(messages).toEqual([
    'a.bib:4:21: error: "author" of "b" uses "undefd", which no @string defines; put the text in braces, or define it by @string [valid-entry]',
    'a.bib:4:36: error: "title" of "b" is here a second time; keep one of them [valid-entry]',
    'a.bib:5:3: warning: "titel" of "b" is no field of BibLaTeX; did you mean "title"? [valid-entry]',
    'a.bib:6:1: warning: the entry "c" has the type "repotr", which is not known; did you mean "report"? [valid-entry]',
    'a.bib:3:1: error: two entries have the key "a"; the first is at a.bib:1; give one of them another key [duplicate-key]',
    'a.bib:7:10: error: "issued" of "d" is no date: {"date-parts":[[2012,13,45]]}; write it as EDTF, such as 2011-12-16 or 2017-01~ [valid-entry]',
  ])
  expect(places).toEqual([1, 4, 6, 7])
})

test('a broken entry does not take the others with it', () => {
  const text = `@string{s = "Body"}
@article{bad, title={x}
  year = 2012}
@article{worse title={x}}
@book{good, title={T}, publisher=s}
`
  const { items, messages, places } = load(text)
  expect(items).toEqual([{ id: 'good', type: 'book', 'citation-key': 'good', title: 'T', publisher: 'Body' }])
  expect(places).toEqual([5])
  expect(messages).toEqual([
    'a.bib:3:3: error: the entry "bad" cannot be read: expected "}", found the name of a field; fields are written name = {value} and end with a comma; braces balance [valid-entry]',
    'a.bib:4:16: error: the entry "worse" cannot be read: expected a comma, found a key; fields are written name = {value} and end with a comma; braces balance [valid-entry]',
  ])
})

test('cross-references are followed, and a circle of them is survived', () => {
  expect(load('@incollection{c, title={Part}, crossref={b}}\n@collection{b, title={Whole}, date={2012}}').items[0]).toMatchObject({
    type: 'chapter',
    'container-title': 'Whole',
    issued: { 'date-parts': [[2012]] },
  })
  expect(load('@article{a, title={x}, crossref={b}}\n@article{b, title={y}, crossref={a}}').items).toHaveLength(2)
})
