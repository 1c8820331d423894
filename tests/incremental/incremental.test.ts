import { rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { filesIn, folderWith, readFiles, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

/** Two briefs on one source: `report` rests on a note that `letter` does not know, and the other way round. */
const project = smallProject({
  'sources/notes/ledger.md': [
    '---\nsource: ledger\nkind: report\n---',
    '## quay-closed\n```yaml\nlocator: p. 12\n```\n> the quay was closed\n\nThe quay was closed to all ships.',
    '## crane-sold\n```yaml\nlocator: p. 14\n```\n> the crane was sold\n\nThe crane was sold abroad.\n',
  ].join('\n\n'),
  'templates/letter/brief.yaml': 'title: The crane\nlang: en-GB\nformats: [html]\n',
  'templates/letter/chapters/01-crane.md.hbs': '# The crane\n\n{{> sign}}\n\n{{note "crane-sold"}}\n\n![A crane](crane.png)\n',
  'templates/_base/partials/sign.hbs': 'To the harbour office.',
})
/** The smallest PNG: one grey pixel. */
const pixel = (grey: string) =>
  Buffer.from(`iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGN${grey}AAABAABJzQnCgAAAABJRU5ErkJggg==`, 'base64')

let root: string
beforeEach(async () => {
  root = await folderWith(project)
  await writeFile(join(root, 'templates/letter/chapters/crane.png'), pixel('g'))
  expect(await states()).toEqual({ letter: 'built', report: 'built' })
})

async function states(force = false): Promise<Record<string, string>> {
  const { briefs, messages } = await build({ root, force })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  return Object.fromEntries(briefs.map(({ name, state }) => [name, state]))
}

/** When each file of the output was last written, in milliseconds. */
async function written(): Promise<Record<string, number>> {
  const paths = await filesIn(join(root, 'output'))
  const times = await Promise.all(paths.map(async (path) => (await stat(join(root, 'output', path))).mtimeMs))
  return Object.fromEntries(paths.map((path, index) => [path, times[index]!]))
}

/** Changes one file by replacing a text that it holds. */
async function change(path: string, from: string, to: string): Promise<void> {
  const text = (await readFiles(root))[path]
  expect(text).toContain(from)
  await writeFiles(root, { [path]: text!.replace(from, to) })
}

/** The names of the files that a build wrote anew. */
async function rebuilt(): Promise<string[]> {
  const before = await written()
  await new Promise((resolve) => setTimeout(resolve, 20)) // so that a file that is written again has another time
  await build({ root })
  const after = await written()
  return Object.keys(after).filter((path) => after[path] !== before[path])
}

describe('a second build', () => {
  test('without changes writes nothing and has the same to say', async () => {
    const first = await build({ root, force: true })
    expect(await rebuilt()).toEqual([])
    const second = await build({ root })
    expect(second.briefs).toEqual(first.briefs.map((brief) => ({ ...brief, state: 'unchanged' })))
    expect(second.messages).toEqual(first.messages)
  })

  test('with a file touched but the same writes nothing', async () => {
    await utimes(join(root, 'sources/notes/ledger.md'), new Date(), new Date())
    expect(await states()).toEqual({ letter: 'unchanged', report: 'unchanged' })
  })

  test('with --force builds all', async () => {
    expect(await states(true)).toEqual({ letter: 'built', report: 'built' })
  })
})

describe('what is written anew', () => {
  const pages = async () => (await rebuilt()).filter((path) => path.endsWith('brief.html'))

  test('a note: the page of the brief that uses it', async () => {
    await change('sources/notes/ledger.md', 'The crane was sold abroad.', 'The crane was sold to another port.')
    expect(await pages()).toEqual(['letter/brief.html'])
  })

  test('a brief whose page stays the same is not built, but its manifest knows the new files', async () => {
    await change('sources/notes/ledger.md', 'The crane was sold abroad.', 'The crane was sold to another port.')
    expect(await states()).toEqual({ letter: 'built', report: 'unchanged' })
    expect(await states()).toEqual({ letter: 'unchanged', report: 'unchanged' })
  })

  test('a note that nobody uses: no page', async () => {
    await change(
      'sources/notes/ledger.md',
      '## crane-sold',
      '## gate-shut\n```yaml\nlocator: p. 2\n```\n\nThe gate was shut.\n\n## crane-sold',
    )
    expect(await pages()).toEqual([])
  })

  test('an entry of the library: the pages that cite it', async () => {
    await change('sources/references.json', 'The Harbour Ledger', 'The Harbour Ledger, new edition')
    expect(await pages()).toEqual(['letter/brief.html', 'report/brief.html'])
  })

  test.each([
    ['a chapter', 'templates/report/chapters/01-quay.md.hbs', '# The quay', '# The closed quay', 'report'],
    ['an option', 'templates/report/brief.yaml', 'en-GB', 'en-US', 'report'],
    ['a partial', 'templates/_base/partials/sign.hbs', 'harbour', 'port', 'letter'],
  ])('%s: the page of its brief', async (_, path, from, to, brief) => {
    await change(path, from, to)
    expect(await pages()).toEqual([`${brief}/brief.html`])
  })

  test('an own style sheet: the page of its brief', async () => {
    await writeFiles(root, { 'templates/letter/style.css': ':root { --colour-accent: #123456 }' })
    expect(await pages()).toEqual(['letter/brief.html'])
  })

  test('an image: the page that shows it', async () => {
    await writeFile(join(root, 'templates/letter/chapters/crane.png'), Buffer.concat([pixel('g'), Buffer.from([0])]))
    expect((await build({ root })).briefs.map(({ name, state }) => `${name} ${state}`)).toEqual(['letter built', 'report unchanged'])
  })

  test('and it is what a build of nothing but the new files would have written', async () => {
    await change('sources/notes/ledger.md', 'The crane was sold abroad.', 'The crane was sold to another port.')
    await build({ root })
    const patched = await readFiles(join(root, 'output'))
    await build({ root, force: true })
    expect(await readFiles(join(root, 'output'))).toEqual(patched)
    await rm(join(root, 'output'), { recursive: true })
    await build({ root })
    expect(await readFiles(join(root, 'output'))).toEqual(patched)
  })
})

describe('what is found in the output folder is not trusted blindly', () => {
  test.each([
    ['a page that was written over', 'output/report/brief.html', () => '<p>something else</p>'],
    ['a manifest that is no JSON', 'output/report/manifest.json', (text: string) => text.slice(0, 100)],
    ['a manifest that was altered', 'output/report/manifest.json', (text: string) => text.replace('"number": 1', '"number": 2')],
    ['a manifest of another version', 'output/report/manifest.json', (text: string) => text.replace('"dossier": "', '"dossier": "9')],
  ])('%s', async (_, path, damage) => {
    const good = await readFiles(join(root, 'output'))
    const text = (await readFiles(root))[path]!
    expect(damage(text)).not.toBe(text)
    await writeFiles(root, { [path]: damage(text) })
    expect(await states()).toEqual({ letter: 'unchanged', report: 'built' })
    expect(await readFiles(join(root, 'output'))).toEqual(good)
  })

  test('a file that is gone', async () => {
    await rm(join(root, 'output/report/check.html'))
    expect(await states()).toEqual({ letter: 'unchanged', report: 'built' })
    expect(await filesIn(join(root, 'output/report'))).toContain('check.html')
  })

  test('a good build that comes back after an error is known again', async () => {
    await change('templates/report/chapters/01-quay.md.hbs', 'quay-closed', 'quay-clsed')
    const { briefs } = await build({ root })
    expect(briefs.map(({ name, state }) => `${name} ${state}`)).toEqual(['letter unchanged', 'report stopped'])
    await change('templates/report/chapters/01-quay.md.hbs', 'quay-clsed', 'quay-closed')
    expect(await states()).toEqual({ letter: 'unchanged', report: 'unchanged' })
  })
})
