import { describe, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const note = (id: string, yaml: string) => `\n## ${id}\n\`\`\`yaml\nlocator: p. 1\n${yaml}\n\`\`\`\nStatement of ${id}.\n`
const ledger = (yaml: string, header = 'source: ledger\nkind: report') => `---\n${header}\n---\n${note('quay-closed', yaml)}`

/** Two briefs: `report` prints what a test says, `other` rests on nothing. */
async function buildWith(chapter: string, files: Record<string, string>) {
  const root = await folderWith(
    smallProject({
      'templates/report/chapters/01-quay.md.hbs': `# The quay\n\n${chapter}\n`,
      'templates/other/brief.yaml': 'title: Other\nformats: [html]\n',
      'templates/other/chapters/01-other.md.hbs': '# Other\n\nWords.\n',
      ...files,
    }),
  )
  const { messages, briefs } = await build({ root })
  return { said: messages.map(formatMessage), built: briefs.filter((brief) => brief.files.length > 0).map(({ name }) => name) }
}

describe('one mistake brings one message, whatever rests on it', () => {
  const notes = 'sources/notes/ledger.md'
  test.each([
    ['a note whose yaml cannot be read', '{{note "quay-closed"}}', { [notes]: ledger('date: [') }, ['other']],
    ['a header that cannot be read', '{{note "quay-closed"}}', { [notes]: ledger('', 'source: [') }, ['other']],
    ['a header without a source', '{{note "quay-closed"}} {{cite "quay-closed"}}', { [notes]: ledger('', 'kind: report') }, ['other']],
    ['a source that is not in the library', '{{note "quay-closed"}}', { [notes]: ledger('', 'source: leger') }, ['other']],
    ['a library that cannot be read', '{{note "quay-closed"}}', { 'sources/references.json': '[{' }, []],
    ['notes in too long a file', '{{note "quay-closed"}} {{#notes}}x{{/notes}}', { [notes]: 'x'.repeat(2_000_001) }, []],
    ['entities that cannot be read', '{{entity "uqw"}}', { 'sources/entities.yaml': 'uqw: [', [notes]: ledger('entities: [uqw]') }, []],
    [
      'questions that cannot be read',
      '{{answer "toll"}}',
      { 'sources/questions.yaml': 'toll: [', [notes]: ledger('answers: { toll: 3 }') },
      [],
    ],
    [
      'an answer of another type',
      '{{answer "toll"}}',
      { 'sources/questions.yaml': 'toll: { question: Q, type: number }', [notes]: ledger('answers: { toll: many }') },
      ['other'],
    ],
  ])('%s', async (_, chapter, files, expected) => {
    const { said, built } = await buildWith(chapter, files as Record<string, string>)
    expect(said).toHaveLength(1)
    expect(built).toEqual(expected)
  })
})

describe('a brief stops where it cannot be known whether it lacks something', () => {
  const questions = { 'sources/questions.yaml': 'toll: { question: Q, type: number }' }
  const withBroken = (yaml: string) => ({
    ...questions,
    'sources/notes/ledger.md': `${ledger('topics: [quay]\nanswers: { toll: 3 }')}${note('broken', yaml)}`,
  })
  test.each([
    ['topics may be those that are asked for', '{{#notes topic="quay"}}{{statement}}{{/notes}}', 'topcs: [quay]', ['other']],
    ['topics are others', '{{#notes topic="quay"}}{{statement}}{{/notes}}', 'topics: [storm]\nvoice: auther', ['other', 'report']],
    ['the date may be in the period', '{{chronology topic="quay"}}{{answer "toll"}}', 'topics: [storm]\ndate: 2014-13', ['other']],
    ['the answer may be another', '{{answer "toll"}}', 'answers: { toll: [4] }', ['other']],
    ['the question may be meant', '{{answer "toll"}}', 'answers: { tol: 4 }', ['other']],
    ['it answers nothing', '{{answer "toll"}}', 'voice: auther', ['other', 'report']],
  ])('%s', async (_, chapter, yaml, expected) => {
    const { built } = await buildWith(chapter, withBroken(yaml))
    expect(built.toSorted()).toEqual(expected)
  })
})
