import { expect, test } from 'vitest'
import { composed } from './project.ts'

const lint = (markdown: string) => composed({}, markdown).messages.map((message) => message.replace(/^.*hbs:/, '').replace(/; .* \[/, ' ['))

test('footnotes: one label, one footnote, at least one call', () => {
  expect(lint('# H\n\nA.[^a] B.[^b] C.[^c] D.[^a]\n\n[^a]: One.\n[^b]: Two.\n[^b]: Three.\n[^d]: Four.\n')).toEqual([
    '3:17: error: no footnote of this chapter has the label "c" [undefined-footnote]',
    '7:1: error: footnote "b" is written twice [duplicate-footnote]',
    '8:1: warning: nothing calls footnote "d" [unused-footnote]',
  ])
})

test('footnotes that say nothing', () => {
  const bodies = ['-', '***', '#', '\u200b', '<!-- -->', '1.', '—', '[@report]', '![a](b.png)', '`x`']
  const calls = bodies.map((_, index) => `A.[^${index}]`).join(' ')
  expect(lint(`# H\n\n${calls}\n\n${bodies.map((body, index) => `[^${index}]: ${body}\n`).join('')}`)).toEqual(
    [0, 1, 2, 3, 4].map((index) => `${5 + index}:1: error: footnote "${index}" says nothing [undefined-footnote]`),
  )
})

test('brackets that are code, escaped or data are no calls', () => {
  const { messages } = composed({ notes: { a: { statement: 'It says [^1].' } } }, '# H\n\n`[^1]` \\[^2] {{note "a"}}\n\n    [^3]\n')
  expect(messages).toEqual([])
})

test('words in another language are the one directive within a line', () => {
  const { markdown, messages } = composed({}, '# H\n\nThe :lang[*grève*]{fr} and :lung[x]{fr}.\n')
  expect(messages).toEqual([])
  expect(markdown).toBe('# H\n\nThe :lang[*grève*]{fr} and \\:lung\\[x]{fr}.\n')
})

test('a colon in a sentence stays a colon', () => {
  const { markdown, messages } = composed({}, '# H\n\nAt 10:30 he said:yes, a :smile and :see[*this*]{a=b}.\n')
  expect(messages).toEqual([])
  expect(markdown.replaceAll('\\', '')).toBe('# H\n\nAt 10:30 he said:yes, a :smile and :see[*this*]{a=b}.\n')
})

test('directives and their attributes', () => {
  expect(
    lint('# H\n\n:::box{#b title="B"}\nx\n:::\n\n::pagebreak\n\n::bibliography\n\n::::tables\n:::figure{size=5}\n![x](x.png)\n:::\n::::\n'),
  ).toEqual([
    '11:1: error: no directive has the name ":::tables" [unknown-directive]',
    '12:1: warning: directive ":::figure" takes no attribute "size" [unknown-directive]',
  ])
})

test('what begins a page or stands for the sources has no place in a footnote', () => {
  expect(lint('# H\n\nA.[^a]\n\n[^a]: B.\n\n    - ::pagebreak\n\n    ::bibliography\n\n    :::box{title="B"}\n    C.\n    :::\n')).toEqual([
    '7:7: error: directive "::pagebreak" stands in a footnote, where it does nothing [unknown-directive]',
    '9:5: error: directive "::bibliography" stands in a footnote, where it does nothing [unknown-directive]',
  ])
})

test('a table has as many widths as columns', () => {
  const table = (widths: string) => lint(`# H\n\n:::table{title="T" widths="${widths}"}\n| A | B |\n| --- | --- |\n| a | b |\n:::\n`)
  expect(table('1 2.5')).toEqual([])
  expect(table('1 2 3')).toEqual(['3:1: error: the widths "1 2 3" are not those of 2 columns [unknown-directive]'])
  expect(table('wide 1')).toEqual(['3:1: error: the widths "wide 1" are not those of 2 columns [unknown-directive]'])
})

test('headings go down by one, and a chapter begins with its title', () => {
  expect(lint('# A\n\n## B\n\n### C\n\n## D\n\n# E\n')).toEqual([])
  expect(lint('Text.\n\n## B\n\n#### C\n')).toEqual([
    '3:1: warning: the chapter begins with a heading of rank 2 [heading-order]',
    '5:1: warning: heading "C" goes from rank 2 to rank 4 [heading-order]',
  ])
})

test('images, HTML and comments', () => {
  expect(lint('# H\n\n![](a.png) <b>x</b> <!-- fine -->\n\n<!-- never ends\n')).toEqual([
    '3:1: warning: image "a.png" has no text alternative [image-text]',
    '3:12: warning: HTML stands in the Markdown: <b> [raw-html]',
    '5:1: error: a comment begins here and never ends [raw-html]',
  ])
})

test('a citation by hand of a source that the readers may not see', () => {
  const sources = { diary: { access: 'internal' as const } }
  expect(
    composed({ sources }, '# H\n\nA.[^1] B [@diary, p. 2].\n\n[^1]: See @diary.\n').messages.map((message) =>
      message.replace(/^.*hbs:/, '').slice(0, 46),
    ),
  ).toEqual(['3:10: error: source "diary" is internal, but t', '5:11: error: source "diary" is internal, but t'])
})
