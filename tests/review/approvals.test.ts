import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { checkProject } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'
import { folderWith, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const note = 'sources/notes/ledger.md'
const approvals = 'templates/report/approvals.yaml'

interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** Runs the command line as a user does. */
async function dossier(root: string, ...args: string[]): Promise<Ran> {
  const cli = join(import.meta.dirname, '../../src/cli.ts')
  return promisify(execFile)(process.execPath, ['--import', 'tsx', cli, '--root', root, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ran) => ({ code, stdout, stderr }),
  )
}

async function approve(root: string, role = 'fact-checker', by = 'A. Author'): Promise<Ran> {
  return dossier(root, 'approve', 'report', '--by', by, '--role', role, '--date', '2026-03-01')
}

async function edit(root: string, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(root, path), text.replace(from, to))
}

async function lapsed(root: string): Promise<string[]> {
  const { messages } = await checkProject({ root })
  return messages.filter(({ rule }) => rule === 'approval-lapsed').map(formatMessage)
}

test('an approval holds until something that it covers changes, and then says what', { timeout: 60_000 }, async () => {
  const root = await folderWith(smallProject())
  const approved = await approve(root)
  expect(approved).toMatchObject({
    code: 0,
    stdout: 'report: approved by A. Author (fact-checker, 2026-03-01); written to templates/report/approvals.yaml\n',
  })
  expect((await dossier(root, 'check')).stdout).toBe('report: approved by A. Author (fact-checker, 2026-03-01)\nno errors, no warnings\n')

  await edit(root, note, 'locator: p. 12', 'locator:   p. 12\ntopics: [harbour]\nchecked: { by: B. Author, at: 2026-03-02 }')
  await edit(root, 'templates/report/chapters/01-quay.md.hbs', '# The quay\n', 'The quay\n========\n\n')
  expect(await lapsed(root)).toEqual([])

  await edit(root, note, 'The quay was closed to all ships.', 'The quay was closed to most ships.')
  expect(await lapsed(root)).toEqual([
    'templates/report/approvals.yaml:1:3: warning: the approval of "report" by A. Author (fact-checker, 2026-03-01) has lapsed; changed: chapter 01-quay, note quay-closed; look at what changed, then run dossier approve --role fact-checker again [approval-lapsed]',
  ])

  await approve(root)
  expect(await lapsed(root)).toEqual([])
  expect((await readFile(join(root, approvals), 'utf8')).match(/^- role: fact-checker$/gm)).toHaveLength(2)
})

test('settings, the library and new evidence are covered too', { timeout: 60_000 }, async () => {
  const root = await folderWith(smallProject())
  await approve(root, 'legal')
  const before = await readFile(join(root, approvals), 'utf8')
  await edit(root, 'templates/report/brief.yaml', 'title: The quay', 'title: The quays')
  expect((await lapsed(root))[0]).toContain('changed: settings;')
  await edit(root, 'templates/report/brief.yaml', 'title: The quays', 'title: The quay')
  await edit(root, 'sources/references.json', 'The Harbour Ledger', 'The Harbour Book')
  expect((await lapsed(root))[0]).toContain('changed: source ledger;')
  expect(await readFile(join(root, approvals), 'utf8')).toBe(before)
})

test('a brief with errors cannot be approved, and nothing is written', { timeout: 60_000 }, async () => {
  const root = await folderWith(smallProject())
  await writeFiles(root, { 'templates/report/chapters/02-more.md.hbs': '# More\n\n{{note "quay-close"}}\n' })
  const { code, stderr, stdout } = await approve(root)
  expect(code).toBe(1)
  expect(stdout).toContain('[unknown-note]')
  expect(stderr).toContain('"report" has errors and cannot be approved')
  await expect(readFile(join(root, approvals))).rejects.toThrow('ENOENT')
})

test('a wrong role, day or brief is wrong usage', { timeout: 60_000 }, async () => {
  const root = await folderWith(smallProject())
  const ask = (...args: string[]) => dossier(root, 'approve', ...args)
  expect((await ask('report', '--by', 'A. Author', '--role', 'editor')).code).toBe(2)
  expect((await ask('report', '--by', 'A. Author', '--role', 'legal', '--date', '2026-02-30')).code).toBe(2)
  expect((await ask('report', '--by', ' ', '--role', 'legal')).code).toBe(2)
  expect(await ask('reports', '--by', 'A. Author', '--role', 'legal')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean "report"?'),
  })
})

test('each brief of a matrix is approved for itself; a hand-edited file is held to its form', { timeout: 60_000 }, async () => {
  const root = await folderWith(
    smallProject({
      'templates/report/brief.yaml': 'title: The quay\nlang: en-GB\nformats: [html]\nmatrix: { port: [north, south] }\n',
      'templates/report/chapters/01-quay.md.hbs': '# The quay, {{params.port}}\n\n{{note "quay-closed"}}\n',
    }),
  )
  await approve(root)
  expect(await lapsed(root)).toEqual([])
  await edit(
    root,
    'templates/report/chapters/01-quay.md.hbs',
    '{{params.port}}',
    '{{params.port}}{{#if (eq params.port "south")}} side{{/if}}',
  )
  expect((await lapsed(root)).map((line) => /approval of "([^"]+)"/.exec(line)?.[1])).toEqual(['report-south'])

  await edit(root, approvals, 'role: fact-checker', 'role: fact-cheker')
  const { messages } = await checkProject({ root })
  expect(messages.map(formatMessage)[0]).toContain('templates/report/approvals.yaml:1:9: error:')
})
