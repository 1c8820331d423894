import { expect, test } from 'vitest'
import { checkProject } from '../../src/build.ts'
import { levelOf } from '../../src/model/level.ts'
import { folderWith } from '../support/folder.ts'

interface Witness {
  header?: string
  answer?: string
  /** What the captured text says; the note quotes “12 came”. */
  text?: string
}

/** The levels of one note of each source, which all answer how many came. */
async function levels(witnesses: Record<string, Witness>): Promise<Record<string, number>> {
  const keys = Object.keys(witnesses)
  const files: Record<string, string> = {
    'sources/references.json': JSON.stringify(keys.map((id) => ({ id, type: 'report', title: id }))),
    'sources/questions.yaml': `came:\n  question: How many came?\n  type: number\n  severity: critical\n`,
  }
  for (const [key, { header = '', answer = '12', text = 'Only 12 came.' }] of Object.entries(witnesses)) {
    files[`sources/archive/${key}.txt`] = text
    files[`sources/notes/${key}.md`] =
      `---\nsource: ${key}\narchive: archive/${key}.txt\n${header}---\n\n## note-${key}\n\`\`\`yaml\nlocator: p. 1\nanswers: { came: ${answer} }\n\`\`\`\n> 12 came\n\nTwelve came.\n`
  }
  const { corpus } = (await checkProject({ root: await folderWith(files) })).project
  return Object.fromEntries([...corpus.notes.values()].map((note) => [note.source, levelOf(corpus, note)]))
}

const from = (source: string) => ({ header: `derivesFrom: [{ source: ${source}, how: retells }]\n` })

test('two sources of their own corroborate each other', async () => {
  expect(await levels({ a: {}, b: {} })).toEqual({ a: 3, b: 3 })
})

test('sources of one group only repeat each other', async () => {
  expect(await levels({ a: { header: 'group: [g]\n' }, b: { header: 'group: [g, h]\n' } })).toEqual({ a: 2, b: 2 })
})

test('what derives from a source, at any remove, is of its group', async () => {
  expect(await levels({ a: {}, b: from('a') })).toEqual({ a: 2, b: 2 })
  expect(await levels({ a: {}, b: from('a'), c: from('b') })).toEqual({ a: 2, b: 2, c: 2 })
})

test('sources that derive from each other, or from one source, are one', async () => {
  expect(await levels({ a: from('b'), b: from('a') })).toEqual({ a: 2, b: 2 })
  expect(await levels({ a: from('c'), b: from('c'), c: { text: 'Nobody counted.' } })).toEqual({ a: 2, b: 2, c: 0 })
})

test('what retells two sources does not make them one', async () => {
  expect(await levels({ a: {}, b: {}, c: { header: 'derivesFrom: [{ source: a, how: retells }, { source: b, how: quotes }]\n' } })).toEqual(
    {
      a: 3,
      b: 3,
      c: 2,
    },
  )
})

test('a quotation that is not found, or found twice, lends nothing', async () => {
  expect(await levels({ a: {}, b: { text: 'Only 13 came.' } })).toEqual({ a: 1, b: 0 })
  expect(await levels({ a: {}, b: { text: '12 came, and 12 came again.' } })).toEqual({ a: 1, b: 0 })
})

test('an open question corroborates nothing', async () => {
  expect(await levels({ a: {}, b: {}, c: { answer: '13' } })).toEqual({ a: 1, b: 1, c: 1 })
})

test('a law is a document', async () => {
  expect(await levels({ a: { header: 'kind: law\n' } })).toEqual({ a: 4 })
})
