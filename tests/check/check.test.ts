import { expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { loadProject } from '../../src/load/project.ts'
import { messagesOf } from '../load/messages.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const note = (yaml: string) => `---\nsource: ledger\n---\n## a\n\`\`\`yaml\nlocator: p. 1\n${yaml}\n\`\`\`\nA lead.\n`

test('a whole project has nothing to be said of', async () => {
  expect(await messagesOf(smallProject())).toEqual([])
})

test('a name that stands for nothing is shown in its list, whatever was wrong before it', async () => {
  const files = smallProject({
    'sources/notes/ledger.md': note('entities:\n  - harbour\n  - habour'),
    'sources/entities.yaml': 'harbour: { kind: place, name: The Harbour }\n',
    'sources/cases.yaml':
      'quay:\n  entity: harbour\n  stages:\n    - { stage: shut, text: closed, notes: [a] }\n    - { stage: released, text: open, notes: [a, b] }\n',
  })
  expect(await messagesOf(files)).toEqual([
    'sources/cases.yaml:4:16: error: "stage" cannot be "shut"; write one of investigated, detained, charged, tried, convicted, sentenced, appealed, acquitted, released, restricted, expired, dissolved, other [valid-field]',
    'sources/cases.yaml:5:49: error: no note has the id "b" [unknown-note]',
    'sources/notes/ledger.md:9:5: error: no entity has the id "habour"; did you mean "harbour"? [unknown-entity]',
  ])
})

test('an error is about what it is in, so that it stops the briefs that use it', async () => {
  const { value } = await loadProject(
    await folderWith(smallProject({ 'sources/notes/ledger.md': note('speaker: nobody\nanswers: { ships: many }') })),
  )
  expect(check(value.corpus).map(({ rule, about }) => [rule, about])).toEqual([
    ['unknown-entity', ['note:a']],
    ['unknown-question', ['note:a', 'question:ships']],
  ])
})

test('a decision may prefer only a note that answers the question', async () => {
  const files = smallProject({
    'sources/notes/ledger.md': `${note('answers: { ships: 3 }')}\n## b\n\`\`\`yaml\nlocator: p. 2\n\`\`\`\nA lead.\n`,
    'sources/questions.yaml': 'ships:\n  question: How many ships?\n  type: number\n  decision: { prefer: b, reason: it is newer }\n',
  })
  expect(await messagesOf(files)).toEqual([
    'sources/questions.yaml:4:23: error: the note "b" does not answer this question; the notes that do are a [valid-field]',
  ])
})

test('an entity may have its own name twice', async () => {
  expect(
    await messagesOf({ 'sources/entities.yaml': 'union: { kind: organisation, name: Union, short: Union, aliases: [UNION] }\n' }),
  ).toEqual([])
})
