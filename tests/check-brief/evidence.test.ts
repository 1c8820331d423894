import { describe, expect, test } from 'vitest'
import { check, each, type Given, rulesByParagraph } from './project.ts'

describe('charge, conviction and allegation keep their words', () => {
  const given: Given = {
    entities: 'pilot:\n  kind: person\n  name: Bertram Example\n  short: Example\noffice:\n  kind: organisation\n  name: Harbour Office\n',
    notes: {
      alleged: ['legal: allegation\nspeaker: pilot', 'The office kept back wages.'],
      attributed: ['legal: allegation\nattribution: according to the dockers', 'The office kept back wages.'],
      charged: ['legal: charge', 'The pilot was charged with theft.'],
      convicted: ['legal: conviction', 'The pilot was convicted of theft.'],
      plain: ['', 'The quay was closed.'],
    },
  }

  test('an allegation is handed to somebody', async () => {
    const bare = [
      'The office kept back wages.{{cite "alleged"}}',
      'Wages were kept back. The quay was closed.{{cite "alleged" "plain"}}',
      '{{note "alleged"}}',
    ]
    const attributed = [
      'According to the dockers, the office kept back wages.{{cite "alleged"}}',
      'The office, a clerk alleged, kept back wages.{{cite "alleged"}}',
      'Example put it this way: the office kept back wages.{{cite "alleged"}}',
      'To the Harbour Office itself the wages were lost.{{cite "alleged"}}',
      'The dockers accused the office. It had kept back wages.{{cite "alleged"}}',
      'The quay was closed.{{cite "plain"}}',
      '{{note "attributed"}}',
      'The dockers wrote:\n\n{{quote "alleged" as="block"}}',
    ]
    const both = await rulesByParagraph(given, [...bare, ...attributed])
    expect(both).toEqual({ ...each(bare, ['unattributed-allegation']), ...each(attributed, []) })
  })

  test('a charge is no conviction', async () => {
    const wrong = [
      'The pilot was convicted of theft.{{cite "charged"}}',
      'The pilot, guilty of theft, left.{{cite "charged" "plain"}}',
      'He was sentenced.{{cite "charged"}}',
      'He was sentenced. Nobody came.{{cite "charged"}}',
    ]
    const right = [
      'The pilot was charged with theft.{{cite "charged"}}',
      'The pilot was charged, then convicted.{{cite "charged" "convicted"}}',
      'The pilot was charged but never convicted.{{cite "charged"}}',
      'He could be sentenced to a year.{{cite "charged"}}',
      'The pilot was charged with theft.{{cite "convicted"}}',
      'A paper called him “guilty” when he was charged.{{cite "charged"}}',
    ]
    expect(await rulesByParagraph(given, [...wrong, ...right])).toEqual({
      ...each(wrong, ['charge-is-not-conviction']),
      ...each(right, []),
    })
  })
})

test('who is accused is heard, where the corpus knows what was answered', async () => {
  const given: Given = {
    entities: 'company:\n  kind: organisation\n  name: Quay Company\nunion:\n  kind: organisation\n  name: Union of Dockers\n',
    notes: {
      alleged: ['legal: allegation\nentities: [company, union]', 'Dockers said that the company kept back wages.'],
      silent: ['topics: [reply]\nentities: [company]', 'The company did not answer.'],
    },
  }
  expect((await check(given, ['{{note "alleged"}}'])).map(({ rule, message }) => [rule, message])).toEqual([
    ['missing-reply', 'note "alleged" accuses "Quay Company", and the brief does not say what it answered'],
  ])
  expect(await check(given, ['{{note "alleged"}}', '{{note "silent"}}'])).toEqual([])
  expect(await check({ ...given, notes: { alleged: given.notes?.['alleged'] ?? ['', ''] } }, ['{{note "alleged"}}'])).toEqual([])
})

describe('a number typed by hand agrees with the notes that it cites', () => {
  const given: Given = {
    questions:
      'deaths:\n  question: How many died?\n  type: number\n  unit: [people, person]\n  decision: { range: true, reason: counts differ }\n' +
      'injured:\n  question: How many were hurt?\n  type: number\n  unit: [people, person]\n' +
      'strikers:\n  question: How many struck?\n  type: number\n  unit: [workers, worker]\n',
    notes: {
      toll: ['answers: { deaths: 17, injured: more than 100 }', 'The office counts 17 people killed and more than 100 injured.'],
      'other-toll': ['answers: { deaths: 12 }', 'Others count 12 people killed.'],
      few: ['answers: { strikers: almost 400 }', 'Almost 400 workers struck out of 3,000 employed.'],
      three: ['answers: { strikers: 3 }', 'Three workers struck.'],
    },
    library: [{ id: 'other', type: 'report', title: 'Another report' }],
    notesOf: { other: { crowd: ['', 'A crowd of 2,500 people came.'] } },
  }

  test('numbers that contradict', async () => {
    const wrong = [
      'In 2011 the police killed 71 people.{{cite "toll"}}',
      'There 16 people were killed.{{cite "toll" "other-toll"}}',
      'At least 18 were killed.{{cite "other-toll"}}',
      'The police killed 17 people and hurt 30 people.{{cite "toll"}}',
      'More than 400 workers struck.{{cite "few"}}',
      'Some 4,000 workers struck on 5 January 2017.{{cite "few"}}',
      'Seven workers struck.{{cite "three"}}',
      'The dead numbered sixteen people.{{cite "toll"}}',
      'In 2011 the police killed 71 people. Nobody was charged.{{cite "toll"}}',
      'The police hurt more than 200 people.{{cite "toll"}}',
    ]
    expect(await rulesByParagraph(given, wrong)).toEqual(each(wrong, ['contradicts-corpus']))
  })

  test('numbers that do not', async () => {
    const right = [
      'In 2011 the police killed 17 people.{{cite "toll"}}',
      'On 16 December 2011 between 12 and 17 people were killed.{{cite "toll" "other-toll"}}',
      'The police killed 17 people and hurt about 110 people.{{cite "toll"}}',
      'Almost 400 workers struck, in 3 towns.{{cite "few"}}',
      'Of 3,000 workers 390 struck.{{cite "few"}}',
      'A crowd of 2,500 people came, and 17 were killed.{{cite "toll" "crowd"}}',
      'The strike of 7 months ended.{{cite "few"}}',
      'Article 50 was used against 17 people.{{cite "toll"}}',
      'Pay rose by 15 per cent; 390 workers had struck.{{cite "few"}}',
      'Three workers struck.{{cite "three"}}',
      'The police hurt at least 100 people.{{cite "toll"}}',
      'The police killed 71 others.{{cite "crowd"}} Nobody counted.{{cite "toll"}}',
      'Seventeen people died.{{cite "toll"}}',
      '{{answer "deaths"}} were killed.',
      'One person wrote that 12 people died.{{cite "crowd"}}',
      'All 29 people were buried.{{cite "toll" "other-toll"}}',
      'The 2 counts of 2014 name people.{{cite "toll" "other-toll"}}',
    ]
    expect(await rulesByParagraph(given, right)).toEqual(each(right, []))
  })

  test('names the question and what the notes answer, at the number', async () => {
    const [message] = await check(given, ['In all, 71 people were killed.{{cite "toll"}}'])
    expect([message?.column, message?.severity, message?.message]).toEqual([
      9,
      'error',
      '"71" contradicts the answers cited to "deaths": "17" (toll)',
    ])
  })
})

test('a number or a quotation in a paragraph without a footnote', async () => {
  const notes: Given['notes'] = { quay: ['', 'The quay was closed.'] }
  const bare = ['The quay had 17 cranes.', 'A clerk called it “an enormous waste of time”.', 'The quay was closed on 3 May 2011.']
  const sound = [
    'The quay had 17 cranes.{{cite "quay"}}',
    'The quay had 17 cranes. It was closed.{{cite "quay"}}',
    'The quay was closed.{{cite "quay"}} It had 17 cranes.',
    'Nobody recorded what happened next.',
    'In “The Harbour Ledger” it is set out.',
    'Some spoke of a “strike”.',
    'This paper stops on 18 March 2022.',
    'At 10:30 it is dark.',
    'In 2011 there were two:{{cite "quay"}}\n- 17 cranes\n- 3 ships',
    '| Year | Ships |\n| --- | --- |\n| In 2011 | 17{{cite "quay"}} |',
    'See [@ledger] for 17 cranes.',
    '{{#notes}}{{statement}}{{cite this}}{{/notes}}',
  ]
  expect(await rulesByParagraph({ notes, brief: 'cutoff: 2022-03-18\n' }, bare)).toEqual(each(bare, ['no-footnote']))
  expect(await check({ notes, brief: 'cutoff: 2022-03-18\n' }, sound)).toEqual([])
})

describe('what a brief rests on', () => {
  const five = (key: string) =>
    Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`${key}-${number}`, ['', `Ship ${number} was turned away.`] as const]))
  const all = (key: string) => [1, 2, 3, 4, 5].map((number) => `{{note "${key}-${number}"}}`)
  const library = [
    { id: 'other', type: 'report', title: 'Another report', author: [{ literal: 'Somebody' }], issued: { 'date-parts': [[2014]] } },
  ]
  const given: Given = { library, notes: five('ledger'), notesOf: { other: five('other') } }

  test('one source, or several of one group', async () => {
    expect((await check(given, all('ledger'))).map(({ rule }) => rule)).toEqual(['one-source'])
    expect(await check(given, [...all('ledger'), '{{note "other-1"}}'])).toEqual([])
    const derived = { ...given, headers: { other: 'derivesFrom: [{ source: ledger, how: retells }]' } }
    expect((await check(derived, [...all('ledger'), '{{note "other-1"}}'])).map(({ rule }) => rule)).toEqual(['one-source'])
    const grouped = { ...given, headers: { other: 'group: [port]', ledger: 'group: [port]' } }
    expect((await check(grouped, [...all('ledger'), '{{note "other-1"}}'])).map(({ rule }) => rule)).toEqual(['one-source'])
  })

  test('few notes are not asked to come from several hands', async () => {
    expect(await check(given, all('ledger').slice(0, 4))).toEqual([])
  })

  test('notes below the level that a brief asks for', async () => {
    const strict = {
      ...given,
      brief: 'evidence: { minLevel: 2 }\n',
      questions: 'ships:\n  question: How many?\n  type: number\n',
      notes: { one: ['topics: [ships]\nanswers: { ships: 3 }', 'Three ships came.'] as const },
    }
    const used = ['{{note "one"}}', '{{quote "one"}}', 'It was so.{{cite "one"}}']
    expect(await rulesByParagraph(strict, used)).toEqual(each(used, ['below-level']))
    expect(await check(strict, ['{{answer "ships"}} ships came.'])).toEqual([])
    expect(await check({ ...strict, brief: 'evidence: { minLevel: 1 }\n' }, ['{{note "one"}}'])).toEqual([])
  })
})
