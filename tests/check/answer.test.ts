import { describe, expect, test } from 'vitest'
import { loadProject } from '../../src/load/project.ts'
import { agree, answersTo, parseAnswer, questionState } from '../../src/model/answer.ts'
import type { QuestionMatter } from '../../src/model/question.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

type Raw = string | number

const agreeing: [QuestionMatter['type'], Raw, Raw][] = [
  ['number', 17, '17'],
  ['number', 17, 'at least 12'],
  ['number', 12, 'at least 12'],
  ['number', 'at least 12', 'more than 100'],
  ['number', 'about 90', 99],
  ['number', 'about 90', 81],
  ['number', 'about 70', 77],
  ['number', 'about 90', 'almost 90'],
  ['number', 'almost 400', 360],
  ['number', 'almost 400', 399],
  ['number', '12-17', '17–20'],
  ['number', '12 to 17', 'at most 12'],
  ['number', '1,200', '1200'],
  ['number', '1 200', 'over 1,199.5'],
  ['number', 'fewer than 10', 'more than 9'],
  ['number', 'about -10', -11],
  ['date', '2011-12-16', '2011-12'],
  ['date', '2011', '2011-12-16'],
  ['date', 2011, '2011-12-16'],
  ['date', '2012-04/2012-05', '2012-05-31'],
  ['date', '2011-12-16/..', '2020'],
  ['date', '2017-01~', '2017-01-31'],
  ['text', 'the court', ' the  court '],
]

const disagreeing: [QuestionMatter['type'], Raw, Raw][] = [
  ['number', 17, 16],
  ['number', 11, 'at least 12'],
  ['number', 100, 'more than 100'],
  ['number', 'about 90', 100],
  ['number', 'almost 400', 400],
  ['number', 'almost 400', 359],
  ['number', 'almost 400', 'at least 400'],
  ['number', '12-17', 18],
  ['number', 'less than 12', 'at least 12'],
  ['date', '2011-12-16', '2011-12-17'],
  ['date', '2011', '2012-01'],
  ['date', '2012-04/2012-05', '2012-06-01'],
  ['text', 'the court', 'the Court'],
]

const parse = (raw: Raw, type: QuestionMatter['type']) => {
  const answer = parseAnswer(raw, type)
  if (!answer) throw new Error(`${raw} is no ${type}`)
  return answer
}

describe('two answers', () => {
  test.each(agreeing)('agree: %s %s and %s', (type, a, b) => {
    expect(agree(parse(a, type), parse(b, type))).toBe(true)
    expect(agree(parse(b, type), parse(a, type))).toBe(true)
  })

  test.each(disagreeing)('do not agree: %s %s and %s', (type, a, b) => {
    expect(agree(parse(a, type), parse(b, type))).toBe(false)
    expect(agree(parse(b, type), parse(a, type))).toBe(false)
  })
})

test.each<[QuestionMatter['type'], Raw]>([
  ['number', 'several'],
  ['number', 'seventeen'],
  ['number', ''],
  ['number', '17 people'],
  ['number', '17-12'],
  ['number', 'at least'],
  ['number', 'at least 12-17'],
  ['number', '1,20'],
  ['number', 'Infinity'],
  ['date', '16/12/2011'],
  ['date', '2011-13'],
  ['date', 'December 2011'],
  ['text', '   '],
])('is no %s: %s', (type, raw) => {
  expect(parseAnswer(raw, type)).toBeUndefined()
})

async function stateOf(answers: readonly string[], matter = 'type: number') {
  const notes = answers.map(
    (answer, index) => `\n## n${index}\n\`\`\`yaml\nlocator: p. 1\nanswers: { ships: ${answer} }\n\`\`\`\nA lead.\n`,
  )
  const root = await folderWith(
    smallProject({
      'sources/notes/ledger.md': `---\nsource: ledger\n---\n${notes.join('')}`,
      'sources/questions.yaml': `ships:\n  question: How many ships?\n  ${matter}\n`,
    }),
  )
  const { corpus } = (await loadProject(root)).value
  const question = corpus.questions.get('ships')
  if (!question) throw new Error('the question was not read')
  return { state: questionState(corpus, question), answers: answersTo(corpus, 'ships').map(({ note, raw }) => [note.id, raw]) }
}

describe('a question', () => {
  test('is agreed while all its answers agree pairwise', async () => {
    expect(await stateOf(['17', 'at least 12', 'more than 10'])).toEqual({
      state: 'agreed',
      answers: [
        ['n0', 17],
        ['n1', 'at least 12'],
        ['n2', 'more than 10'],
      ],
    })
  })

  test('is open as soon as two do not, whatever the third says', async () => {
    expect((await stateOf(['at least 12', '17', '16'])).state).toBe('open')
  })

  test('is decided once an editor has written a decision', async () => {
    expect((await stateOf(['17', '16'], 'type: number\n  decision: { range: true, reason: different months }')).state).toBe('decided')
  })

  test('leaves out what is no answer, and is agreed with none', async () => {
    expect(await stateOf(['17', 'several'])).toEqual({ state: 'agreed', answers: [['n0', 17]] })
    expect((await stateOf([])).state).toBe('agreed')
  })
})
