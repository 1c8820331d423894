import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { watchProject } from '../../src/preview/watch-project.ts'
import { folderWith, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

/** Watches a project; `next` gives what changed together, in the order in which it was told. */
async function watched(): Promise<{ root: string; next: () => Promise<string[]>; told: string[][] }> {
  const root = await folderWith(smallProject())
  const told: string[][] = []
  let read = 0
  let wake = (): void => {}
  const watch = await watchProject(
    root,
    (paths) => {
      told.push(paths)
      wake()
    },
    (fault) => expect.unreachable(fault.message),
  )
  onTestFinished(watch.close)
  const next = async (): Promise<string[]> => {
    while (told.length <= read) await new Promise<void>((resolve) => (wake = resolve))
    return told[read++]!
  }
  return { root, next, told }
}

const note = 'sources/notes/ledger.md'

test('a file that is saved twice by rename is told twice, by its own name', async () => {
  const { root, next } = await watched()
  for (const text of ['first', 'second']) {
    await writeFile(join(root, `${note}.tmp`), text)
    await rename(join(root, `${note}.tmp`), join(root, note))
    expect(await next()).toEqual([note])
  }
})

test('what follows so closely that the watcher leaves it out is told all the same', async () => {
  const { root, next } = await watched()
  for (const text of ['one', 'two', 'three']) {
    await writeFile(join(root, note), text)
    expect(await next()).toEqual([note])
  }
})

test('a file that is emptied and then written is told once, when it is whole', async () => {
  const { root, next, told } = await watched()
  const file = await open(join(root, note), 'w')
  await new Promise((resolve) => setTimeout(resolve, 60))
  await file.write('whole again')
  await file.close()
  expect(await next()).toEqual([note])
  expect(await readFile(join(root, note), 'utf8')).toBe('whole again')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(told).toHaveLength(1)
})

test('many files that change at once are told together', async () => {
  const { root, next, told } = await watched()
  const files = Array.from({ length: 60 }, (_, index) => `sources/notes/note-${String(index).padStart(2, '0')}.md`)
  await mkdir(join(root, '.git'))
  await writeFile(join(root, '.git/index.lock'), '') // as Git does while it checks out
  await writeFiles(root, Object.fromEntries(files.map((file) => [file, 'text'])))
  await rm(join(root, '.git/index.lock'))
  expect(await next()).toEqual(files)
  expect(told).toHaveLength(1)
})

test('a folder that was deleted is watched again when it is back', async () => {
  const { root, next } = await watched()
  await rm(join(root, 'sources'), { recursive: true })
  expect(await next()).toContain(note)
  await writeFiles(root, { [note]: 'back' })
  expect(await next()).toContain(note)
  await writeFiles(root, { [note]: 'changed' })
  expect(await next()).toEqual([note])
})

test('what is written beside the project or hidden in it is no change', async () => {
  const { root, next } = await watched()
  await writeFiles(root, { 'output/report/brief.html': 'x', 'sources/.swap': 'x', 'sources/notes/ledger.md~': 'x', 'notes.txt': 'x' })
  await writeFiles(root, { [note]: 'changed' })
  expect(await next()).toEqual([note])
})
