import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { filesIn, folderWith, readFiles, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const program = new URL('../../dist/bundle/cli.js', import.meta.url).pathname
let root: string
let cache: string

beforeEach(async () => {
  const chapter = '# The quay\n\n{{note "quay-closed"}}\n\nIn 2013, 12 ships lay there.\n'
  root = await folderWith(smallProject({ 'templates/report/chapters/01-quay.md.hbs': chapter }))
  cache = await folderWith()
})

/** @param onStage is called when a stage is done, the first time */
async function build(...args: (string | { onStage: () => void })[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const environment = { PATH: process.env['PATH'] ?? '', XDG_CACHE_HOME: cache }
  const child = spawn(process.execPath, [program, 'build', '--root', root, ...args.filter((one) => typeof one === 'string')], {
    env: environment,
  })
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (data: Buffer) => (out.stdout += data))
  child.stderr.on('data', (data: Buffer) => (out.stderr += data))
  for (const one of args) if (typeof one === 'object') child.stderr.once('data', one.onStage)
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...out })))
}

const withoutTime = (text: string) => text.replaceAll(/in \d+\.\d s/g, 'in – s')
const isSilent = ({ stderr }: { stderr: string }) => stderr === ''

test('where nothing has changed no stage runs, and the same is said again', async () => {
  const first = await build()
  expect(first.stdout).toContain('[no-footnote]')
  expect(isSilent(first)).toBe(false) // a line for each stage
  const second = await build()
  expect(second).toMatchObject({ status: first.status, stderr: '' })
  expect(withoutTime(second.stdout)).toBe(
    withoutTime(first.stdout)
      .replace('1 footnotes', '1 footnotes; unchanged')
      .replace('1 of 1 briefs built in – s', '0 of 1 briefs built in – s; 1 unchanged'),
  )
  expect((await build('--json')).stdout).toMatch(
    /^\{"file":"templates\/report\/chapters\/01-quay.md.hbs",[^\n]*"rule":"no-footnote"[^\n]*\}\n$/,
  )
})

test('an error is said again too, until it is put right', async () => {
  await writeFiles(root, { 'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-clsed"}}\n' })
  const first = await build()
  const second = await build()
  expect(second).toMatchObject({ status: 1, stderr: '' })
  expect(withoutTime(second.stdout)).toBe(withoutTime(first.stdout))
  await writeFiles(root, { 'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-closed"}}\n' })
  expect(await build()).toMatchObject({ status: 0 })
})

test.each([
  ['a file of the project', () => writeFiles(root, { 'templates/report/style.css': 'p { color: black }' })],
  ['a new file', () => writeFiles(root, { 'sources/questions.yaml': '' })],
  ['an output that is gone', () => rm(join(root, 'output/report/brief.html'))],
  ['an output that was written over', () => writeFile(join(root, 'output/report/brief.html'), 'x')],
])('%s is noticed', async (_, change) => {
  await build()
  expect(isSilent(await build())).toBe(true)
  await change()
  expect(isSilent(await build())).toBe(false)
  expect(isSilent(await build())).toBe(true)
  expect((await readFiles(join(root, 'output/report')))['brief.html']).toContain('The quay was closed')
})

test('a picture that lies beside sources and templates is noticed', async () => {
  const picture = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path fill="${colour}" d="M0 0h9v9z"/></svg>`
  await writeFiles(root, {
    'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-closed"}}\n\n![A quay](../../../pictures/quay.svg)\n',
    'pictures/quay.svg': picture('red'),
  })
  expect(await build()).toMatchObject({ status: 0 })
  expect(isSilent(await build())).toBe(true)
  await writeFiles(root, { 'pictures/quay.svg': picture('blue') })
  expect(isSilent(await build())).toBe(false)
  expect(isSilent(await build())).toBe(true)
})

test('what changes while a run goes on is not taken for built', async () => {
  const note = join(root, 'sources/notes/ledger.md')
  const text = await readFile(note, 'utf8')
  await build({ onStage: () => writeFileSync(note, text.replace('closed to all ships', 'closed to small ships')) })
  expect(isSilent(await build())).toBe(false)
  expect((await readFiles(join(root, 'output/report')))['brief.html']).toContain('closed to small ships')
})

test('a record that is damaged is as good as none', async () => {
  await build()
  const [name] = (await filesIn(cache)).filter((path) => path.includes('runs/'))
  await writeFile(join(cache, name!), (await readFiles(cache))[name!]!.replace('report', 'repart'))
  expect(isSilent(await build())).toBe(false)
})

test('--force builds all the same', async () => {
  await build()
  expect(isSilent(await build('--force'))).toBe(false)
})
