import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProject } from '../../src/load/project.ts'
import { formatMessage } from '../../src/model/message.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

async function said(files: Record<string, string>, change: (root: string) => Promise<void> = async () => {}) {
  const root = await folderWith(smallProject(files))
  await change(root)
  return (await loadProject(root)).messages.map(formatMessage).toSorted()
}

test('a file whose name is misspelt is named, not taken for a library', async () => {
  expect(await said({ 'sources/question.yaml': 'a: 1', 'sources/Entities.yml': 'a: 1' })).toEqual([
    'sources/Entities.yml:1:1: error: no file of this name is read; did you mean "entities.yaml"? [missing-file]',
    'sources/question.yaml:1:1: error: no file of this name is read; did you mean "questions.yaml"? [missing-file]',
  ])
})

test('an id that stands in two files is named at the second', async () => {
  const entity = 'uqw: { kind: term, name: UQW }'
  expect(await said({ 'sources/entities.yaml': entity, 'sources/entities.yml': entity })).toEqual([
    'sources/entities.yml:1:1: error: the key "uqw" is here a second time; the first is at sources/entities.yaml:1; keep one of them [valid-yaml]',
  ])
})

test('a link to nowhere is named', async () => {
  const dead = (root: string) => symlink('/nowhere/at/all', join(root, 'sources/notes/dead.md'))
  expect(await said({}, dead)).toEqual([
    'sources/notes/dead.md:1:1: error: this is a link that leads nowhere; delete it, or put the file here [missing-file]',
  ])
})

test('a folder of chapters without a brief.yaml is named', async () => {
  const files = { 'templates/one/chapters/01-a.md.hbs': '# A', 'templates/two/brief.yml': 'title: Two', 'templates/parts/note.txt': '' }
  expect(await said(files)).toEqual([
    'templates/one/brief.yaml:1:1: error: this brief has no brief.yaml; write it, with a title at least [missing-file]',
    'templates/two/brief.yaml:1:1: error: this brief has no brief.yaml; rename brief.yml [missing-file]',
  ])
})

test('a wrong stage of a case does not hide what else is wrong with it', async () => {
  const text = 'strike:\n  entity: uwq\n  stages:\n    - { stage: chargd, date: 2014-31, notes: [] }\n'
  const messages = await said({ 'sources/cases.yaml': text })
  expect(messages.map((message) => message.replace(/^sources\/cases.yaml:(\d+:\d+).*\[(.+)\]$/, '$1 $2'))).toEqual([
    '4:16 valid-field',
    '4:30 valid-field',
    '4:7 valid-field',
  ])
})
