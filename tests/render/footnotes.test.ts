import { expect, test } from 'vitest'
import { briefOf, renderChapters, renderText } from './support.ts'

test('a call leads to its body and the body back to every call', () => {
  const { main, body } = renderText('One.[^a] Two.[^b] Three.[^a]\n\n[^a]: First *note*.\n[^b]: Second.')
  expect(main).toContain('<a class="footnote-call" id="fnref-1" href="#fn-1" role="doc-noteref">1</a>')
  expect(main).toContain('<a class="footnote-call" id="fnref-1-2" href="#fn-1" role="doc-noteref">1</a>')
  expect(body).toContain(
    '<div class="footnote" id="fn-1" role="doc-footnote"><span class="footnote-marker">1</span>' +
      '<div class="footnote-body"><p>First <em>note</em>.</p></div>' +
      '<a class="footnote-backref" href="#fnref-1" role="doc-backlink" aria-label="Back to note 1 in the text">↑</a>' +
      '<a class="footnote-backref" href="#fnref-1-2" role="doc-backlink" aria-label="Back to note 1 in the text, place 2">↑</a></div>',
  )
})

test('no line begins with a call: it keeps the punctuation before it, and calls that meet are parted by a comma', () => {
  const { main } = renderText('Really?” [^a][^b] Yes\n\n[^a]: A.\n[^b]: B.')
  expect(main).toContain(
    '<p>Really<span class="call-group">?”<a class="footnote-call" id="fnref-1" href="#fn-1" role="doc-noteref">1</a>' +
      '<span class="call-separator">,</span><a class="footnote-call" id="fnref-2" href="#fn-2" role="doc-noteref">2</a></span> Yes</p>',
  )
})

test('a call within a word keeps the word whole', () => {
  expect(renderText('word[^a] more\n\n[^a]: A.').main).toContain('<p>word<a class="footnote-call"')
})

test('calls are found wherever they stand: in headings, captions, boxes, cells, lists and quotations', () => {
  const text = `# Title[^1]

:::box[Box[^2]]
Text[^3]
:::

:::table[Caption[^4]]
| A[^5] | B |
|---|---|
| x[^6] | y |
:::

- item[^7]

> quotation[^8]

${[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `[^${number}]: Note ${number}.`).join('\n')}`
  const { body, main, footnoteText } = renderText(text)
  const calls = [...main.matchAll(/id="fnref-(\d+)"/g)].map(([, number]) => Number(number))
  expect(calls).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect([...footnoteText.values()]).toEqual(calls.map((number) => `Note ${number}.`))
  expect(body).not.toContain('Title1')
})

test('the text of a note is plain: without markup, its paragraphs in a row', () => {
  const { footnoteText } = renderText('A.[^a]\n\n[^a]: See *Report*, "p. 5", <https://example.org/a>.\n\n    More.')
  expect(footnoteText.get(1)?.replaceAll('\u00A0', ' ')).toBe('See Report, “p. 5”, https://example.org/a. More.')
})

test('notes that are called from several chapters are numbered on', () => {
  const { main } = renderChapters({ one: '# One\n\nA.[^a]\n\n[^a]: A.', two: '# Two\n\nB.[^a]\n\n[^a]: B.' })
  expect(main).toContain('href="#fn-1"')
  expect(main).toContain('href="#fn-2"')
})

test('from a hundred notes on, their markers get more room', () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1)
  const text = `${numbers.map((number) => `A.[^${number}]`).join(' ')}\n\n${numbers.map((number) => `[^${number}]: N.`).join('\n')}`
  expect(renderText(text).body).toContain('<div class="footnote wide" id="fn-1"')
})

test('words are counted as people count them', () => {
  const text = '# A heading\n\nA well-known union — of 12 people.[^a]\n\n| One | Two |\n|--|--|\n| x | y |\n\n[^a]: Three words here.'
  const { words } = renderText(text, briefOf({ title: 'Two words' }))
  // 1 A heading · A well-known union of 12 people · One Two x y
  expect(words.body).toBe(3 + 6 + 4)
  // Title page: skip link 4, title 2, "Cite as" 2 and the title again. Notes: heading, marker, three words.
  expect(words.all).toBe(words.body + 4 + 2 + 2 + 2 + 1 + 1 + 3)
})

test('the bibliography counts among all words, not among those of the body', () => {
  const bibliography = [
    { heading: 'bibliography-reports', entries: [{ key: 'a', content: [{ type: 'text' as const, value: 'One two three' }] }] },
  ]
  const without = renderChapters({ one: '# One\n\nText' })
  const { words, main } = renderChapters({ one: '# One\n\nText' }, briefOf(), { bibliography })
  expect(main).toContain(
    '<h3 class="bibliography-heading">Reports</h3><ul class="bibliography-list"><li class="bibliography-entry">One two three</li></ul>',
  )
  expect(words.body).toBe(without.words.body)
  expect(words.all).toBeGreaterThan(without.words.all + 4)
})

test('a number with a full stop that stands alone is text, in a note as in a paragraph', () => {
  const { main, footnoteText } = renderText(
    'A.[^a] B.[^b] C.[^c] D.[^d]\n\n1984.\n\n- 12)\n\n3. Third.\n\n[^a]: 1984.\n[^b]: 1984.\n    And *later*.\n[^c]: 1984.\n\n    And later.\n[^d]: 1. One.',
  )
  expect([...footnoteText.values()]).toEqual(['1984.', '1984. And later.', '1984. And later.', 'One.'])
  expect(main).toContain('<p>1984.</p>')
  expect(main).toContain('<li>12)</li>')
  expect(main).toContain('<ol start="3">')
})
