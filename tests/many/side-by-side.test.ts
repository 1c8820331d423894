import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { publish } from '../../src/publish/publish.ts'
import { filesIn, folderWith, readFiles, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const program = new URL('../../dist/bundle/cli.js', import.meta.url).pathname
const ports = Array.from({ length: 12 }, (_, index) => `P${index}`)
const project = smallProject({
  'templates/port/brief.yaml': `title: A port\nlang: en-GB\nformats: [html]\nmatrix: { port: [${ports.join(', ')}] }\n`,
  'templates/port/chapters/01-port.md.hbs': '# {{params.port}}\n\n{{note "quay-closed"}}\n',
})
let root: string
let cache: string
beforeEach(async () => {
  root = await folderWith(project)
  cache = await folderWith()
})

function start(folder = root): ChildProcess {
  const environment = { PATH: process.env['PATH'] ?? '', XDG_CACHE_HOME: cache }
  return spawn(process.execPath, [program, 'build', '--root', folder], { env: environment, stdio: 'ignore' })
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on('close', resolve))

/** What a build of the project as it is now writes where nothing was before. */
async function coldBuild(): Promise<Record<string, string>> {
  const files = await readFiles(root)
  const copy = await folderWith(Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('output/'))))
  expect(await ended(start(copy))).toBe(0)
  return readFiles(join(copy, 'output'))
}

test('two runs at once write what one writes', async () => {
  expect(await Promise.all([ended(start()), ended(start())])).toEqual([0, 0])
  expect(await readFiles(join(root, 'output'))).toEqual(await coldBuild())
})

test('of two runs with an edit between them, the one that read the newer files prevails', async () => {
  const chapter = 'templates/port/chapters/01-port.md.hbs'
  const older = start()
  await new Promise((resolve) => setTimeout(resolve, 700))
  await writeFiles(root, { [chapter]: '# {{params.port}}\n\nA line. {{note "quay-closed"}}\n' })
  const newer = start()
  expect(await Promise.all([ended(older), ended(newer)])).toEqual([0, 0])
  expect(await readFiles(join(root, 'output'))).toEqual(await coldBuild())
})

test('a run that was killed at any moment leaves nothing that the next does not put right', async () => {
  const good = await coldBuild()
  for (const delay of [450, 700, 850, 1_000, 1_200, 1_500]) {
    const child = start()
    setTimeout(() => child.kill('SIGKILL'), delay)
    await ended(child)
    // whatever else it wrote, no page is half there
    for (const [path, text] of Object.entries(await readFiles(join(root, 'output')).catch(() => ({})))) {
      if (!path.endsWith('.tmp')) expect(text === good[path], path).toBe(true)
    }
  }
  expect(await ended(start())).toBe(0)
  expect(await readFiles(join(root, 'output'))).toEqual(good)
}, 60_000)

test('the lock of a run that was killed is taken over, and what it left half-written is cleared away', async () => {
  await build({ root, briefs: ['report'] })
  const folder = join(root, 'output/report')
  const good = await readFiles(folder)
  await mkdir(join(folder, '.lock'))
  await utimes(join(folder, '.lock'), new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
  await writeFiles(folder, { 'brief.html.99-0123abcd.tmp': '<p>', 'chapters/01.md.99-0123abcd.tmp': '#', 'mine.tmp': 'of another' })
  expect((await build({ root, briefs: ['report'] })).briefs[0]?.state).toBe('unchanged')
  expect(await readFiles(folder)).toEqual({ ...good, 'mine.tmp': 'of another' })
})

test('runs that write one folder wait for each other', async () => {
  const folder = join(root, 'output/report')
  const writers = ['a', 'b', 'c'].map((letter) =>
    publish({ root, folder }, new Map(['x.md', 'y.md', 'z.md', 'manifest.json'].map((name) => [name, letter.repeat(100_000)]))),
  )
  await Promise.all(writers)
  const texts = Object.values(await readFiles(folder))
  expect(new Set(texts).size).toBe(1)
  expect(await filesIn(folder)).toEqual(['manifest.json', 'x.md', 'y.md', 'z.md'])
})
