import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, folderWith, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const program = new URL('../../dist/bundle/cli.js', import.meta.url).pathname

/** Runs the compiled command, as a user would, with an empty environment but for what is given. */
function dossier(
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'] ?? '', ...environment } })
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (data: Buffer) => (out.stdout += data))
  child.stderr.on('data', (data: Buffer) => (out.stderr += data))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...out })))
}

describe('dossier build', () => {
  test('writes the brief, says what it does and where the files are', async () => {
    const root = await folderWith(smallProject())
    const run = await dossier(['build', '--root', root])
    expect(run.status, run.stdout + run.stderr).toBe(0)
    expect(await filesIn(join(root, 'output/report'))).toEqual(['brief.html', 'chapters/01-quay.md', 'check.html', 'manifest.json'])
    expect(run.stderr).toMatch(/report +cite +1 footnotes +\d+ ms/)
    expect(run.stdout).toContain('output/report/brief.html')
    expect(run.stdout).toMatch(/1 of 1 briefs built in \d/)
  })

  test('writes the chapter as Markdown that can be read and compared', async () => {
    const root = await folderWith(smallProject())
    await dossier(['build', '--root', root])
    expect(await readFile(join(root, 'output/report/chapters/01-quay.md'), 'utf8')).toBe(
      '# The quay\n\nThe quay was closed to all ships.[@ledger, p. 12]\n',
    )
  })

  test('the manifest ties the footnote to its note, its source and the hashes of what went in and came out', async () => {
    const root = await folderWith(smallProject())
    await dossier(['build', '--root', root])
    const manifest = JSON.parse(await readFile(join(root, 'output/report/manifest.json'), 'utf8'))
    expect(manifest.footnotes).toEqual([
      {
        number: 1,
        page: null,
        text: 'Harbour Office, The Harbour Ledger, 2 May 2014, p. 12.',
        notes: ['quay-closed'],
        sources: ['ledger'],
      },
    ])
    expect(manifest.inputs).toContainEqual({ path: 'sources/notes/ledger.md', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(manifest.outputs.map(({ path }: { path: string }) => path)).toEqual([
      'output/report/brief.html',
      'output/report/chapters/01-quay.md',
      'output/report/check.html',
    ])
    expect(manifest.pages).toBeNull()
  })

  test('an error in one brief stops that brief alone and leaves its last good output', async () => {
    const root = await folderWith(
      smallProject({
        'templates/other/brief.yaml': 'title: Other\nformats: [html]\n',
        'templates/other/chapters/01.md.hbs': '# Other\n\nText.\n',
      }),
    )
    await dossier(['build', '--root', root])
    const good = await readFile(join(root, 'output/report/brief.html'), 'utf8')
    await writeFiles(root, {
      'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-close"}}\n',
      'templates/other/chapters/01.md.hbs': '# Other\n\nNew text.\n',
    })
    const run = await dossier(['build', '--root', root])
    expect(run.status).toBe(1)
    expect(run.stdout).toContain(
      'templates/report/chapters/01-quay.md.hbs:3:1: error: no note has the id "quay-close"; did you mean "quay-closed"? [unknown-note]',
    )
    expect(run.stdout).toContain('1 of 2 briefs built')
    expect(await readFile(join(root, 'output/report/brief.html'), 'utf8')).toBe(good)
    expect(await readFile(join(root, 'output/other/brief.html'), 'utf8')).toContain('New text.')
  })

  test('an error in the corpus stops only the briefs that use what is wrong', async () => {
    const wrong = '\n## crane-broken\n```yaml\nlocator: p. 13\ndate: 2024-13-45\n```\n> the crane was broken\n\nThe crane was broken.\n'
    const project = smallProject({
      'templates/crane/brief.yaml': 'title: The crane\nformats: [html]\n',
      'templates/crane/chapters/01.md.hbs': '# The crane\n\n{{note "crane-broken"}}\n',
    })
    project['sources/notes/ledger.md'] += wrong
    const root = await folderWith(project)
    const run = await dossier(['build', '--root', root])
    expect(run.status).toBe(1)
    expect(run.stdout).toContain('sources/notes/ledger.md:17:7: error:')
    expect((await filesIn(join(root, 'output'))).filter((path) => path.includes('/'))).toEqual([
      'report/brief.html',
      'report/chapters/01-quay.md',
      'report/check.html',
      'report/manifest.json',
    ])
  })

  test('--out writes elsewhere, wherever the flag stands', async () => {
    const root = await folderWith(smallProject())
    const out = await folderWith()
    expect((await dossier(['--root', root, '--out', out, 'build', 'report'])).status).toBe(0)
    expect(await filesIn(out)).toContain('report/brief.html')
  })
})

describe('dossier check', () => {
  test('writes nothing and says that all is well', async () => {
    const root = await folderWith(smallProject())
    const run = await dossier(['check', '--root', root])
    expect(run).toMatchObject({ status: 0, stdout: 'no errors, no warnings\n', stderr: '' })
    expect((await filesIn(root)).some((path) => path.startsWith('output'))).toBe(false)
  })

  test('--json prints an object a line, messages and the state of each question', async () => {
    const root = await folderWith(
      smallProject({
        'sources/questions.yaml': 'ships:\n  question: How many ships?\n  type: number\n',
        'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-close"}}\n',
      }),
    )
    const run = await dossier(['check', '--root', root, '--json'])
    const lines = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toContainEqual({
      ...{ file: 'templates/report/chapters/01-quay.md.hbs', line: 3, column: 1, severity: 'error', rule: 'unknown-note' },
      ...{ message: 'no note has the id "quay-close"', hint: 'did you mean "quay-closed"?' },
    })
    expect(lines).toContainEqual({ question: 'ships', state: 'agreed', answers: [] })
    expect(run.status).toBe(1)
  })
})

describe('exit status', () => {
  test.each([
    ['an unknown command', ['bild']],
    ['an unknown option', ['build', '--rot', '.']],
    ['a folder that does not exist', ['build', '--root', '/no/such/folder']],
    ['no command', []],
  ])('2 for %s', async (_, args) => {
    expect((await dossier(args)).status).toBe(2)
  })

  test('2 for a brief that does not exist, with what was meant', async () => {
    const root = await folderWith(smallProject())
    const run = await dossier(['build', '--root', root, 'raport'])
    expect(run).toMatchObject({ status: 2, stderr: 'dossier: there is no brief "raport"; did you mean "report"?\n' })
  })

  test('3 where the browser that was named cannot be started, and nothing is written', async () => {
    const root = await folderWith(smallProject({ 'templates/report/brief.yaml': 'title: The quay\n' }))
    const run = await dossier(['build', '--root', root], { PUPPETEER_EXECUTABLE_PATH: '/bin/false', HOME: root })
    expect(run.status).toBe(3)
    expect(run.stderr).toContain('PUPPETEER_EXECUTABLE_PATH')
    expect(run.stderr).not.toContain('    at ')
    expect((await filesIn(root)).filter((path) => path.startsWith('output'))).toEqual([])
  })

  test('0 without any browser where only a web page is asked for', async () => {
    const root = await folderWith(smallProject())
    expect((await dossier(['build', '--root', root], { PUPPETEER_EXECUTABLE_PATH: '/bin/false' })).status).toBe(0)
  })
})
