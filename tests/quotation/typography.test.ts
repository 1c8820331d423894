import { describe, expect, test } from 'vitest'
import { find } from './find.ts'

/** What the source prints, how the note writes it, and, where it is not the whole of the first, what must be found. */
const forgiven: [what: string, text: string, quotation: string, found?: string][] = [
  ['single marks', 'they said ‘no deal’ twice', "said 'no deal' twice", 'said ‘no deal’ twice'],
  ['double marks', 'they said “no deal” twice', 'said "no deal" twice', 'said “no deal” twice'],
  ['marks of another level', 'they said “no deal” twice', 'said ‘no deal’ twice', 'said “no deal” twice'],
  ['doubled marks', "they said ''no deal'' twice", 'said “no deal” twice', "said ''no deal'' twice"],
  ['low marks', 'they said „no deal“ twice', 'said "no deal" twice', 'said „no deal“ twice'],
  ['guillemets with spaces', 'they said «\u00A0no deal\u00A0» twice', 'said “no deal” twice', 'said «\u00A0no deal\u00A0» twice'],
  ['an apostrophe', 'the workers’ rights', "workers' rights", 'workers’ rights'],
  ['a modifier apostrophe', 'the workersʼ rights', 'workers’ rights', 'workersʼ rights'],
  ['an en dash', 'strikes – some long', 'strikes — some long', 'strikes – some long'],
  ['two hyphens', 'strikes -- some long', 'strikes – some long', 'strikes -- some long'],
  ['a dash without spaces', 'strikes—some long', 'strikes – some long', 'strikes—some long'],
  ['a no-break hyphen', 'a ten\u2011year term', 'ten-year term', 'ten\u2011year term'],
  ['dots', 'avoid politics... Even so', 'avoid politics… Even', 'avoid politics... Even'],
  ['spaced dots', 'avoid politics . . . Even so', 'politics … Even', 'politics . . . Even'],
  ['an ellipsis', 'avoid politics… Even so', 'politics... Even', 'politics… Even'],
  ['no-break space', 'Mr\u00A0Smith came', 'Mr Smith came', 'Mr\u00A0Smith came'],
  ['narrow and thin spaces', 'a\u202Fbig\u2009one', 'a big one', 'a\u202Fbig\u2009one'],
  ['a line break', 'a big\none came', 'a big one', 'a big\none'],
  ['Windows line breaks', 'a big\r\n\r\none came', 'a big one', 'a big\r\n\r\none'],
  ['a paragraph in the note', 'a big one came', 'a big\n\none', 'a big one'],
  ['ligatures', 'a ﬁne oﬃce', 'fine office', 'ﬁne oﬃce'],
  ['soft hyphens', 'regis\u00ADtration was refused', 'registration was', 'regis\u00ADtration was'],
  ['soft hyphens at a line end', 'the regis\u00AD\ntration was refused', 'registration was', 'regis\u00AD\ntration was'],
  ['a hyphen at a line end', 'the regis-\ntration was refused', 'registration was', 'regis-\ntration was'],
  ['a word’s own hyphen at a line end', 'the ten-\nyear term', 'ten-year term', 'ten-\nyear term'],
  ['zero-width space', 'a\u200B big one', 'a big one', 'a\u200B big one'],
  ['decomposed letters', 'the cafe\u0301 closed', 'café closed', 'cafe\u0301 closed'],
  ['composed letters', 'the café closed', 'cafe\u0301 closed', 'café closed'],
  ['decomposed Korean', '\u1112\u1161\u11ab\u1100\u1173\u11af end', '한글 end', '\u1112\u1161\u11ab\u1100\u1173\u11af end'],
]

describe('typography and layout are forgiven', () => {
  test.each(forgiven)('%s', (_, text, quotation, found) => {
    expect(find(text, quotation)).toEqual(['normalised', found])
  })

  test('the same characters are verbatim', () => {
    expect(find('a “big” one – came', 'a “big” one – came')).toEqual(['verbatim', 'a “big” one – came'])
    expect(find('\uFEFFa big one', 'a big one')).toEqual(['verbatim', 'a big one'])
    expect(find('he said – some of it', '– some of')).toEqual(['verbatim', '– some of'])
  })

  test('spans count code points', () => {
    expect(find('😀😀 𝒜 the 😀 “quay” closed 😀', 'the 😀 "quay" closed')).toEqual(['normalised', 'the 😀 “quay” closed'])
    expect(find('😀killing 17', 'killing 17')).toEqual(['verbatim', 'killing 17'])
  })
})

const calls = (count: number) => Array.from({ length: count }, (_, index) => `Word ${index}[${index + 1}] and so on.`).join(' ')

describe('calls of the source', () => {
  const text = 'It was closed.[1] Nobody came, in May,[2]but in [2015] they did. “Go home.”[3]Then [labour] unions[4] met.'
  test.each([
    ['closed. Nobody', 'normalised', 'closed.[1] Nobody'],
    ['in May, but in [2015] they', 'normalised', 'in May,[2]but in [2015] they'],
    ['in [2015] they did', 'verbatim', 'in [2015] they did'],
    ['“Go home.” Then [labour] unions', 'normalised', '“Go home.”[3]Then [labour] unions'],
    ['closed.[1] Nobody', 'verbatim', 'closed.[1] Nobody'],
    ['in they did', 'not-found'],
    ['closed.[2] Nobody', 'not-found'],
    ['Then unions', 'not-found'],
  ])('%s', (quotation, ...expected) => {
    expect(find(text, quotation, { calls: '[#]' })).toEqual(expected)
  })

  test('calls in superior figures', () => {
    expect(find('It was closed.¹ Nobody came² in 10² days.', 'closed. Nobody came in 10² days', { calls: '#' })[0]).toBe('normalised')
  })

  test('a call parts what stands around it', () => {
    const numbers = 'closed.[1] In 2016[2] 17 people and 20[3]17 more union[4] ised.'
    for (const joined of ['In 201617 people', '2017 more', 'more unionised']) {
      expect(find(numbers, joined, { calls: '[#]' })).toEqual(['not-found'])
    }
    expect(find(numbers, 'In 2016 17 people', { calls: '[#]' })).toEqual(['normalised', 'In 2016[2] 17 people'])
  })

  test('an excerpt may begin with any number', () => {
    const excerpt = calls(40).slice(calls(40).indexOf('Word 20'))
    expect(find(excerpt, 'Word 30 and so', { calls: '[#]' })).toEqual(['normalised', 'Word 30[31] and so'])
  })

  test('a number in brackets that is out of order is text', () => {
    expect(find('closed in [1999] and [2004] again', 'in and', { calls: '[#]' })).toEqual(['not-found'])
  })
})

describe('noise', () => {
  const text =
    'The long strike strike A stoppage of work.\n\nSee wildcat strike\n, which was illegal, ended. Leave a Reply The strike strike A stoppage of work. See wildcat strike of May.'
  const noise = ['strike A stoppage … wildcat strike', 'Leave a Reply']
  test.each([
    ['The long strike, which was illegal', 'normalised', text.slice(0, text.indexOf(', ended'))],
    ['ended. The strike of May', 'normalised', text.slice(text.indexOf('ended'), -1)],
    ['A stoppage of work', 'not-found'],
    ['Leave a Reply', 'not-found'],
    ['strike of work', 'not-found'],
  ])('%s', (quotation, ...expected) => {
    expect(find(text, quotation, { noise })).toEqual(expected)
  })

  test('what has no end is no noise', () => {
    expect(find('from here to there', 'from here to there', { noise: ['here … nowhere'] })).toEqual(['verbatim', 'from here to there'])
  })
})
