import { expect, test } from 'vitest'
import { citeText, notesOf, plain } from './support.ts'

test('unknown keys are all named at once, each at its place, and nothing is lost', () => {
  const { messages, footnotes } = citeText('a [@reprot; @book]. b @nobody-here.\n\nc [@bok]')
  expect(messages).toEqual([
    'c0.md.hbs:1:3: error: no source has the key "reprot"; did you mean "report"? [unknown-source]',
    'c0.md.hbs:1:23: error: no source has the key "nobody-here"; add it to the library, or write \\@nobody-here for plain text [unknown-source]',
    'c0.md.hbs:3:3: error: no source has the key "bok"; did you mean "book"? [unknown-source]',
  ])
  expect(footnotes.map(({ body }) => plain(body))).toEqual([
    'A. Author and B. Writer, *The right to strike*, 2nd edn, London: Press, 2012.',
    '**nobody-here?**',
    '**bok?**',
  ])
})

test('what cannot be read as the author meant is named', () => {
  expect(citeText('a [@book and @law] b [as known; @law] c [@book, see[^1]]\n\n[^1]: x').messages).toEqual([
    'c0.md.hbs:1:3: error: "@law" stands in what is said about "@book"; part the two with a semicolon: [@book; @law] [citation-syntax]',
    'c0.md.hbs:1:33: error: the brackets around "@law" are no citation; give each part between semicolons a key, and put words before its @ [citation-syntax]',
    'c0.md.hbs:1:41: error: a footnote is called inside a citation; call it beside the citation [nested-footnote]',
  ])
})

test('hostile library entries print as text, and no address but a web address becomes a link', () => {
  const library = `
- {id: a, type: webpage, title: "<script>alert(1)</script> *x* [y](z)", author: {literal: "<img src=x onerror=y>"}, URL: "javascript:alert(1)"}
- {id: b, type: webpage, title: T, URL: 'https://example.org/"onmouseover="x'}
- {id: c, type: webpage, title: T, URL: "https://example.org/a_b?c=1&d"}`
  const { footnotes } = citeText('[@a] x [@b] y [@c]', { library })
  const [a, b, c] = footnotes.map(({ body }) => (body[0]?.type === 'paragraph' ? body[0].children : []))
  expect(a?.map(({ type }) => type)).toEqual(['text', 'text', 'text'].slice(0, a?.length))
  expect(JSON.stringify(a)).toContain('<script>alert(1)</script>')
  expect(JSON.stringify(b)).not.toContain('"link"')
  expect(c?.find(({ type }) => type === 'link')).toEqual({
    type: 'link',
    url: 'https://example.org/a_b?c=1&d',
    children: [{ type: 'text', value: 'https://example.org/a_b?c=1&d' }],
  })
})

test('markup that CSL allows in titles is kept, unbalanced tags are text', () => {
  const library = `
- {id: a, type: book, title: "On <i>this</i>, H<sub>2</sub>O and <span class=\\"nocase\\">NATO</span>"}
- {id: b, type: article-journal, title: "An <i>unbalanced title & more", container-title: J}`
  const { footnotes } = citeText('[@a] x [@b]', { library })
  const [a] = footnotes.map(({ body }) => (body[0]?.type === 'paragraph' ? body[0].children : []))
  expect(JSON.stringify(a)).toContain('{"type":"emphasis","children":[{"type":"text","value":"2"}],"data":{"hName":"sub"}}')
  expect(JSON.stringify(a)).toContain('"data":{"hName":"span","hProperties":{"className":["upright"]}}')
  expect(JSON.stringify(a)).not.toContain('nocase')
  expect(plain(footnotes[1]?.body ?? [])).toContain('An <i>unbalanced title & more')
})

test('a remark in the note field never changes a date, and odd languages are survived', () => {
  const library = `
- {id: a, type: book, title: T, issued: 2012, note: "issued: 1999", language: English and others}
- {id: b, type: book, title: U, issued: 2013, language: x}`
  expect(notesOf('[@a] x [@b]', { library, lang: 'en-US' })).toEqual(['*T*, 2012.', '*U*, 2013.'])
})

test('a style that prints nothing of a source, or fails, is named', () => {
  const style = (layout: string) =>
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info><macro name="m"><text macro="m"/></macro><citation><layout suffix=".">${layout}</layout></citation></style>`
  expect(citeText('x [@law] [@book]', { style: style('<text variable="genre"/>') }).messages).toEqual([
    'c0.md.hbs:1:3: error: the style prints nothing of "law", "book"; give the library entry a title, an author or a date [citation-style]',
  ])
  const { messages, footnotes } = citeText('x [@law]', { style: style('<text macro="m"/>') })
  expect(messages).toHaveLength(1)
  expect(messages[0]).toContain('brief.yaml:3:1: error: the style "own.csl" failed:')
  expect(footnotes).toHaveLength(1)
  // and does no harm to the next brief
  expect(notesOf('x [@law]')).toEqual(['О профессиональных союзах, No. 333-VI, 27 June 2014.'])
})

test('one engine serves brief after brief', () => {
  const one = notesOf('a [@book]. b [@book]. c [@law].')
  notesOf('a [@law]. b [@report]. c [@book].')
  expect(notesOf('a [@book]. b [@book]. c [@law].')).toEqual(one)
})

test('a key may be a word of the programming language, and a bar stands in names and locators', () => {
  const keys = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
  const library = [
    ...keys.map(
      (key) => `- {id: ${key}, type: book, title: "Title ${key.replaceAll('_', '')}", author: {literal: "Body | Office"}, issued: 2012}`,
    ),
    '- {id: other, type: book, title: Other, author: {literal: "A || B | C"}, publisher: "P | Q", issued: 2013}',
  ].join('\n')
  for (const style of ['notes', 'author-date']) {
    const cited = citeText(keys.map((key) => `x [@${key}, p. 3|4] y [@${key}] z [@other, entry 5 | 6].`).join('\n\n'), { library, style })
    expect(cited.messages).toEqual([])
    const entries = cited.bibliography.flatMap((group) => group.entries)
    expect(entries.map(({ key }) => key).toSorted()).toEqual([...keys, 'other'].toSorted())
    expect(entries.filter(({ content }) => /Title|Other/u.test(JSON.stringify(content)))).toHaveLength(6)
    expect(JSON.stringify(entries)).toContain('A || B | C')
    expect(JSON.stringify(entries)).toContain('P | Q')
  }
  const notes = notesOf('x [@constructor, p. 3|4] y [@__proto__] z [@other, entry 5 | 6] w [@__proto__, entry a|b]', { library })
  expect(notes).toEqual([
    'Body | Office, *Title constructor*, 2012, p. 3|4.',
    'Body | Office, *Title proto*, 2012.',
    'A || B | C, *Other*, P | Q, 2013, entry 5 | 6.',
    'Body | Office, *Title proto*, entry a|b.',
  ])
})
