import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, formatMessage, type Manifest } from '../../src/index.ts'
import { folderWith } from '../support/folder.ts'

const awkward = join(import.meta.dirname, '../fixtures/projects/awkward')

/** A build holds its PDF against the text and its tags against PDF/UA, so that a layout that loses or disorders anything is an error. */
test.each([
  ['columns', 'page: { columns: 2, size: Letter }'],
  ['book', 'page: { sides: two, chapters: recto, prelims: roman, title: cover }'],
  ['submission', 'paragraphs: numbered\npage: { title: head, chapters: run-on, lineNumbers: true, size: A5 }'],
])('a brief of awkward notes is whole as %s', async (name, layout) => {
  const root = await folderWith()
  await cp(awkward, root, { recursive: true })
  await mkdir(join(root, 'templates', name), { recursive: true })
  await writeFile(join(root, 'templates', name, 'brief.yaml'), `extends: report\n${layout}\n`)
  const { messages } = await build({ root, briefs: [name] })
  expect(messages.filter(({ rule }) => rule !== 'no-footnote').map(formatMessage)).toEqual([])
  const manifest = JSON.parse(await readFile(join(root, 'output', name, 'manifest.json'), 'utf8')) as Manifest
  expect(manifest.footnotes.every(({ page }) => (page ?? 0) > 0)).toBe(true)
})
