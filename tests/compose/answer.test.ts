import { describe, expect, test } from 'vitest'
import { composed, type Given } from './project.ts'

type Answers = Record<string, string | number>

/** Notes `a`, `b` … that answer the question `q`, in sources `s-a`, `s-b` …. */
function corpus(answers: Answers, question: object = {}, more: Given = {}): Given {
  const ids = Object.keys(answers)
  return {
    sources: Object.fromEntries(ids.map((id) => [`s-${id}`, {}])),
    notes: Object.fromEntries(ids.map((id) => [id, { source: `s-${id}`, statement: `Stated by ${id}.`, answers: { q: answers[id] } }])),
    questions: { q: { unit: ['people', 'person'], ...question } },
    ...more,
  }
}

function answer(answers: Answers, question: object = {}, more: Given = {}): string {
  const { chapters } = composed(corpus(answers, question, more), '# H\n\n{{answer "q"}}')
  const [, paragraph] = chapters[0]?.tree.children ?? []
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  return first?.type === 'text' ? first.value : ''
}

describe('answer', () => {
  test.each<[string, Answers, object, string]>([
    ['one value', { a: 17 }, {}, '17 people'],
    ['the singular', { a: 1 }, {}, '1 person'],
    ['no unit', { a: 12345 }, { unit: null }, '12,345'],
    ['a qualifier', { a: 'more than 100' }, {}, 'more than 100 people'],
    ['the narrowest of what agrees', { a: 'at least 12', b: 17, c: 'about 17' }, {}, '17 people'],
    ['a source’s own range', { a: '12-17' }, {}, 'between 12 and 17 people'],
    ['a decided range', { a: 'at least 12', b: 14, c: 17 }, { decision: { range: true, reason: 'r' } }, 'between 12 and 17 people'],
    [
      'a range that is open above',
      { a: 60, b: 'more than 100' },
      { decision: { range: true, reason: 'r' } },
      'between 60 and more than 100 people',
    ],
    ['stages', { a: 'about 90', b: 'almost 400' }, { decision: { stages: true, reason: 'r' } }, 'about 90, then almost 400 people'],
    ['the preferred note', { a: 12, b: 17 }, { decision: { prefer: 'b', reason: 'r' } }, '17 people'],
    [
      'an explanation',
      { a: 12, b: 17 },
      { decision: { reconciled: { explanation: '12, or 17 with the port', source: 'report' }, reason: 'r' } },
      '12, or 17 with the port',
    ],
    ['every value of an open question', { a: 17, b: 'at least 19', c: 12, d: 17 }, {}, '12, 17 or at least 19 people (sources disagree)'],
    ['dates', { a: '2017-01', b: '2017-01-04' }, { type: 'date' }, '4\u00A0January 2017'],
    [
      'a range of dates',
      { a: '2017-03', b: '2017-01-04' },
      { type: 'date', decision: { range: true, reason: 'r' } },
      'between 4\u00A0January 2017 and March 2017',
    ],
    ['texts that disagree', { a: 'banned', b: 'dissolved' }, { type: 'text', unit: null }, 'banned or dissolved (sources disagree)'],
  ])('%s', (_, answers, question, expected) => {
    expect(answer(answers, question)).toBe(expected)
  })

  test('an open question may be printed as a range', () => {
    expect(answer({ a: 12, b: 17 }, {}, { brief: { evidence: { conflicts: 'range' } } })).toBe('between 12 and 17 people')
  })

  test('in the brief’s language', () => {
    expect(
      answer({ a: 'at least 1200', b: 900 }, { unit: 'человек', decision: { range: true, reason: 'r' } }, { brief: { lang: 'ru' } }),
    ).toBe('от 900 до не менее 1\u00A0200 человек')
  })

  test('it cites every source, and what contradicts a preferred one as such', () => {
    const { markdown } = composed(corpus({ a: 12, b: 17, c: 'at least 15' }, { decision: { prefer: 'b', reason: 'r' } }), '{{answer "q"}}')
    expect(markdown).toBe('17 people[@s-b, p. 1; @s-c, p. 1; but see @s-a, p. 1]\n')
  })

  test('the source of an explanation is cited beside the notes', () => {
    const decision = { reconciled: { explanation: 'some', source: 'report' }, reason: 'r' }
    expect(composed(corpus({ a: 12, b: 17 }, { decision }), '{{answer "q"}}').markdown).toBe('some[@report; @s-a, p. 1; @s-b, p. 1]\n')
  })

  test('its first letter can be raised for the beginning of a sentence', () => {
    expect(composed(corpus({ a: 'at least 12' }), '{{capital (answer "q")}} came.').markdown).toBe('At least 12 people[@s-a, p. 1] came.\n')
  })

  test('what the readers may not see is neither printed nor passed over', () => {
    const given = corpus({ a: 12, b: 17 })
    const notes = { ...given.notes, b: { ...given.notes?.['b'], access: 'internal' as const } }
    expect(composed({ ...given, notes }, '# H\n\n{{answer "q"}}')).toMatchObject({
      markdown: '# H\n',
      messages: [
        'templates/brief/chapters/01.md.hbs:3:1: error: the question "q" is open, and the readers may not see what "b" answers; write a decision in sources/questions.yaml [clearance]',
      ],
    })
  })
})

describe('one side of a question', () => {
  const open = { a: 12, b: 17, c: 'at least 10' }
  const problems = (given: Given, ...chapters: string[]) =>
    composed(given, Object.fromEntries(chapters.map((text, index) => [`0${index + 1}`, `# H\n\n${text}`]))).messages

  test('stated alone while the question is open is an error that names the other note', () => {
    expect(problems(corpus(open), '{{note "a"}}')).toEqual([
      'templates/brief/chapters/01.md.hbs:3:1: error: note "a" is one side of the open question "q": it says "12", note "b" says "17"; print {{answer "q"}}, or write a decision in sources/questions.yaml [open-question]',
    ])
  })

  test('so is a quotation, and a statement printed by its field', () => {
    const given = corpus(open)
    const notes = { ...given.notes, a: { ...given.notes?.['a'], quotation: 'twelve' } }
    for (const template of [
      '{{quote "a"}}',
      '{{#notes ids="a"}}{{statement}}{{cite id}}{{/notes}}',
      '{{#notes ids="a" as |n|}}{{n.quotation}}{{/notes}}',
    ]) {
      expect(problems({ ...given, notes }, template)).toHaveLength(1)
    }
  })

  test('an answer in the same chapter does not excuse a bare statement', () => {
    expect(problems(corpus(open), '{{answer "q"}} came. {{note "a"}}')).toHaveLength(1)
  })

  test('all sides in one chapter are no side; in two chapters they are', () => {
    expect(problems(corpus(open), '{{note "a"}} {{note "b"}}')).toEqual([])
    expect(problems(corpus(open), '{{note "a"}}', '{{note "b"}}')).toHaveLength(2)
  })

  test('what contradicts nobody is no side', () => {
    expect(problems(corpus(open), '{{note "c"}}')).toEqual([])
  })

  test('a footnote alone is worth a warning, unless the answer or another side stands in the chapter', () => {
    expect(problems(corpus(open), 'Some came.{{cite "a"}}').map((message) => message.includes('warning'))).toEqual([true])
    expect(problems(corpus(open), 'Some came.{{cite "a" "b"}}')).toEqual([])
    expect(problems(corpus(open), '{{answer "q"}} came.{{cite "a"}}')).toEqual([])
  })

  test('a minor question warns', () => {
    expect(problems(corpus(open, { severity: 'minor' }), '{{note "a"}}').map((message) => message.includes('warning'))).toEqual([true])
  })

  test('a side that the readers may not see is named without its value', () => {
    const given = corpus({ a: 12, b: 17 })
    const notes = { ...given.notes, b: { ...given.notes?.['b'], access: 'internal' as const } }
    const [message] = problems({ ...given, notes }, '{{note "a"}}')
    expect(message).toContain('note "b" contradicts it')
    expect(message).not.toContain('17')
  })

  test('of a decided critical question, a bare statement that was not decided warns', () => {
    const range = { severity: 'critical', decision: { range: true, reason: 'r' } }
    const prefer = { severity: 'critical', decision: { prefer: 'b', reason: 'r' } }
    expect(problems(corpus(open, range), '{{note "a"}}')).toHaveLength(1)
    expect(problems(corpus(open, range), '{{note "a"}} In all, {{answer "q"}}.')).toEqual([])
    expect(problems(corpus(open, prefer), '{{note "a"}}')).toHaveLength(1)
    expect(problems(corpus(open, prefer), '{{note "b"}} {{note "c"}}')).toEqual([])
    expect(problems(corpus(open, { ...range, severity: 'print' }), '{{note "a"}}')).toEqual([])
  })
})
