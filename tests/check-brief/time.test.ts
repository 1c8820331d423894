import { describe, expect, test } from 'vitest'
import { check, each, type Given, rulesByParagraph } from './project.ts'

describe('orders of time that cannot be are errors', () => {
  const orders: [says: string, yaml: string, count: number][] = [
    ['an event before its source', 'date: 2013-01-05', 0],
    ['an event on the day of its source', 'date: 2014-05-02', 0],
    ['an event after its source', 'date: 2014-05-03', 1],
    ['an event that may be before its source', 'date: 2014', 0],
    ['an event about the time of its source', 'date: 2014-06~', 0],
    ['an uncertain event years later', 'date: 2017~', 1],
    ['an interval that begins before its source', 'date: 2014-04/2014-09', 0],
    ['an interval after its source', 'date: 2014-06/2014-09', 1],
    ['an open beginning', 'date: ../2014-09', 0],
    ['something said after the source was issued', 'asOf: 2015', 1],
    ['something said in the year of the source', 'asOf: 2014', 0],
    ['an event after the source spoke of it', 'date: 2013-05\nasOf: 2013-02', 1],
    ['an end before the beginning', 'date: 2013-05-10\nvalidUntil: 2013-05-09', 1],
    ['an end on the day of the beginning', 'date: 2013-05-10\nvalidUntil: 2013-05-10', 0],
    ['what was said to hold after it had ended', 'date: 2011\nasOf: 2014-03\nvalidUntil: 2013-05-10', 0],
  ]
  test.each(orders)('%s', async (_, yaml, count) => {
    const messages = await check({ notes: { 'quay-closed': [yaml, 'The quay was closed.'] } })
    expect(messages.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(Array.from({ length: count }, () => 'error date-order'))
  })

  test('what a source announces may come after it', async () => {
    const notes: Given['notes'] = { 'quay-to-open': ['date: 2016-01-01', 'The quay was to open on 1 January 2016.'] }
    expect(await check({ notes })).toEqual([])
  })

  test('entries of an index have the date that the locator names, with a month for what they learn later', async () => {
    const index = { id: 'index', type: 'webpage', title: 'An index', issued: { 'date-parts': [[2010]] } }
    const messages = async (date: string, locator: string) => {
      const notes = { [`quay-${date}`]: [`locator: ${locator}\ndate: ${date}`, 'The quay was closed.'] as const }
      return (await check({ library: [index], headers: { index: 'kind: web-index' }, notesOf: { index: notes } })).map(({ rule }) => rule)
    }
    expect(await messages('2013-01-21', 'entry of 20 January 2013')).toEqual([])
    expect(await messages('2013-06-21', 'entry of 20 January 2013, title')).toEqual(['date-order'])
    expect(await messages('2013-06-21', 'entry of 2013-01-20')).toEqual(['date-order'])
    expect(await messages('2013-06-21', 'rating')).toEqual([])
  })

  test('a source does not derive from a later one', async () => {
    const later = { id: 'later', type: 'report', title: 'A later report', issued: { 'date-parts': [[2015]] } }
    const headers = { ledger: 'derivesFrom: [{ source: later, how: retells }]' }
    const messages = await check({ library: [later], headers })
    expect(messages.map(({ rule, message }) => [rule, message])).toEqual([
      ['date-order', 'a source of 2014-05-02 cannot derive from "later", which is of 2015'],
    ])
  })

  test('an interview after it was published', async () => {
    const interview = { id: 'talk', type: 'interview', title: 'A talk', issued: { 'date-parts': [[2012, 7, 6]] } }
    const given = {
      library: [interview],
      headers: { talk: 'kind: interview' },
      notesOf: { talk: { 'said-late': ['asOf: 2012-08', 'A pilot said so.'] as const } },
    }
    expect((await check(given)).map(({ rule }) => rule)).toEqual(['date-order'])
  })
})

describe('what ended before the cut-off is not told in the present', () => {
  const given: Given = {
    brief: 'cutoff: 2014-03-18\n',
    notes: {
      ban: ['date: 2011\nvalidUntil: 2013-11-09', 'The pilot is barred from the harbour.'],
      'past-ban': ['date: 2011\nvalidUntil: 2013-11-09', 'The pilot was barred from the harbour.'],
      'running-ban': ['date: 2011\nvalidUntil: 2014-10-05', 'The pilot is barred from the harbour.'],
      'endless-ban': ['date: 2011', 'The pilot is barred from the harbour.'],
    },
  }

  test('words of the present beside a note that has ended', async () => {
    const stale = [
      'The pilot is still barred.{{cite "ban"}}',
      'The pilot remains barred from the harbour.{{cite "ban"}}',
      'To this day the pilot may not enter.{{cite "ban"}}',
      'The pilot is currently barred.{{cite "ban"}}',
      'The pilot is still barred. Nobody knows why.{{cite "ban"}}',
      'Sentenced in 2011, the pilot is still barred.{{cite "ban"}}',
      'The pilot is still held to the ban.{{cite "ban"}}',
      'The pilot is now barred.{{cite "endless-ban" "ban"}}',
      '{{note "ban"}}',
    ]
    expect(await rulesByParagraph(given, stale)).toEqual(each(stale, ['stale-present']))
  })

  test('the past, a date, a note that holds, a quotation', async () => {
    const sound = [
      'The pilot was still barred.{{cite "ban"}}',
      'In March 2012 the pilot was still barred.{{cite "ban"}}',
      'The ban expired on 9 November 2013.{{cite "ban"}}',
      'A clerk called the pilot “still barred”.{{cite "ban"}}',
      'The pilot remained barred.{{cite "ban"}}',
      'Still, the pilot was barred.{{cite "ban"}}',
      '{{note "past-ban"}}',
      '{{note "running-ban"}}',
      '{{note "endless-ban"}}',
      'In 2014 the pilot remains barred.{{cite "running-ban"}}',
    ]
    expect(await rulesByParagraph(given, sound)).toEqual(each(sound, []))
  })

  test('says when it ended', async () => {
    const [message] = await check(given, ['The pilot is still barred.{{cite "ban"}}'])
    expect(message?.message).toBe('the sentence says "still", but what note "ban" says held until 2013-11-09')
  })
})

test('“still” and its like need a date in what an author writes', async () => {
  const notes: Given['notes'] = { quay: ['', 'The quay was closed.'] }
  const loose = [
    'The quay is still closed.{{cite "quay"}}',
    'The strike is ongoing.{{cite "quay"}}',
    'At present no ship calls.{{cite "quay"}}',
    'Ships currently wait outside.{{cite "quay"}}',
  ]
  const dated = [
    'In May 2014 the quay is still closed.{{cite "quay"}}',
    'As of the cut-off date the strike is ongoing.{{cite "quay"}}',
    'The quay was still closed when the ships came.{{cite "quay"}}',
    'They still refused to pay.{{cite "quay"}}',
    'Worse still, the office lost the papers.{{cite "quay"}}',
    'A pilot spoke of “the ongoing strike”.{{cite "quay"}}',
  ]
  expect(await rulesByParagraph({ notes }, [...loose, ...dated])).toEqual({ ...each(loose, ['undated-present']), ...each(dated, []) })
})

test('words of time are known in Russian and French, and nothing is asked in other languages', async () => {
  const notes: Given['notes'] = { quay: ['', 'The quay was closed.'] }
  const says = async (lang: string, text: string) =>
    (await check({ notes, brief: `lang: ${lang}\n` }, [`${text}{{cite "quay"}}`])).map(({ rule }) => rule)
  expect(await says('ru', 'Причал до сих пор закрыт.')).toEqual(['undated-present'])
  expect(await says('ru', 'В мае 2014 года причал был закрыт.')).toEqual([])
  expect(await says('fr', 'Le quai est actuellement fermé.')).toEqual(['undated-present'])
  expect(await says('fr', 'Le quai n’a pas encore rouvert.')).toEqual([])
  expect(await says('kk', 'Айлақ still currently жабық.')).toEqual([])
})

test('an event after the cut-off is not told; what was announced before it may be', async () => {
  const given: Given = {
    brief: 'cutoff: 2013-06-30\n',
    notes: {
      before: ['date: 2013-06-30', 'The quay was closed.'],
      after: ['date: 2013-07-01', 'The quay was opened.'],
      perhaps: ['date: 2013', 'The quay was painted.'],
      announced: ['date: 2013-12-01\nasOf: 2013-05', 'The ban was to end on 1 December 2013.'],
    },
  }
  expect(
    await rulesByParagraph(given, ['{{note "before"}}', '{{note "perhaps"}}', '{{note "announced"}}', 'It was opened.{{cite "after"}}']),
  ).toEqual({
    '{{note "before"}}': [],
    '{{note "perhaps"}}': [],
    '{{note "announced"}}': [],
    'It was opened.{{cite "after"}}': ['after-cutoff'],
  })
})
