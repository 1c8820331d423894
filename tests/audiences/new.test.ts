import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'
import { filesIn, folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const program = new URL('../../dist/bundle/cli.js', import.meta.url).pathname

function dossier(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, [program, ...args], (fault, stdout, stderr) =>
      resolve({ status: fault ? Number((fault as { code?: unknown }).code) : 0, stdout, stderr }),
    ),
  )
}

/** Builds pages without PDF, and says what was wrong. */
async function messagesOf(root: string, briefs?: string[]): Promise<string[]> {
  const { messages } = await build({ root, ...(briefs && { briefs }) })
  return messages.map(formatMessage)
}

describe('dossier new project', () => {
  test('makes a project that builds at once, without an error or a warning, its quotation found in its text', async () => {
    const parent = await folderWith()
    const run = await dossier('new', 'project', join(parent, 'mine'))
    expect(run, run.stderr).toMatchObject({ status: 0, stderr: '' })
    const files = await filesIn(join(parent, 'mine'))
    expect(files).toContain('.gitignore')
    expect(files).toContain('templates/example/brief.yaml')
    const check = await dossier('check', '--json', '--root', join(parent, 'mine'))
    expect(check.status, check.stdout).toBe(0)
    expect(
      check.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ note: 'quay-closed', source: 'harbour-ledger', quotation: 'verbatim', spans: [[34, 66]], level: 1 }])
  })

  test('refuses a folder in which something is', async () => {
    const folder = await folderWith({ 'mine.txt': 'mine' })
    expect(await dossier('new', 'project', folder)).toMatchObject({ status: 2, stdout: '' })
    expect(await filesIn(folder)).toEqual(['mine.txt'])
  })

  test('takes an empty one', async () => {
    const folder = await folderWith()
    await mkdir(join(folder, 'empty'))
    expect((await dossier('new', 'project', join(folder, 'empty'))).status).toBe(0)
  })
})

describe('dossier new brief', () => {
  test('makes a brief that builds at once', async () => {
    const root = await folderWith(smallProject())
    const run = await dossier('new', 'brief', 'press-release', '--root', root)
    expect(run.status, run.stderr).toBe(0)
    const files = await filesIn(join(root, 'templates/press-release'))
    expect(files).toEqual(['brief.yaml', 'chapters/01-beginning.md.hbs'])
    expect((await dossier('check', 'press-release', '--root', root)).stdout).toMatch(/^no errors, no warnings/)
  })

  test('--from makes one that says what the other says', async () => {
    const root = await folderWith(smallProject({ 'templates/report/style.css': ':root { --accent: #123456; }\n' }))
    const run = await dossier('new', 'brief', 'donors', '--from', 'report', '--root', root)
    expect(run.status, run.stderr).toBe(0)
    expect(await messagesOf(root)).toEqual([])
    const page = async (name: string) => (await readFile(join(root, `output/${name}/brief.html`), 'utf8')).replaceAll(name, 'NAME')
    expect(await page('donors')).toBe(await page('report'))
    expect(await readFile(join(root, 'templates/donors/brief.yaml'), 'utf8')).toContain('#   - 01-quay\n')
  })

  test.each([
    [['Press'], '"Press" is no name of a brief'],
    [['../press'], '"../press" is no name of a brief'],
    [['_base'], '"_base" is no name of a brief'],
    [['report'], 'there is a brief "report" already'],
    [['donors', '--from', 'reprot'], 'there is no brief "reprot"; did you mean "report"?'],
  ])('refuses %j', async (args, said) => {
    const root = await folderWith(smallProject())
    const before = await filesIn(root)
    const run = await dossier('new', 'brief', ...args, '--root', root)
    expect(run.status).toBe(2)
    expect(run.stderr).toContain(said)
    expect(await filesIn(root)).toEqual(before)
  })
})

describe('a brief that extends another', () => {
  const project = smallProject({
    'templates/report/brief.yaml':
      'title: The quay\nsubtitle: A report\nlang: en-GB\nformats: [html]\nparams: { port: North, year: 2014 }\nlimits: { words: 100 }\n',
    'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{> greeting}} {{note "quay-closed"}}\n',
    'templates/report/chapters/02-port.md.hbs': '# The port\n\nThe port is {{params.port}}.\n',
    'templates/report/partials/greeting.hbs': 'Dear reader,',
    'templates/report/style.css': ':root { --accent: #111111; }\n',
    'templates/donors/brief.yaml': 'extends: report\n',
  })
  const pageOf = async (files: Record<string, string>) => {
    const root = await folderWith({ ...project, ...files })
    expect(await messagesOf(root, ['donors'])).toEqual([])
    return readFile(join(root, 'output/donors/brief.html'), 'utf8')
  }

  test('changes a chapter', async () => {
    const page = await pageOf({ 'templates/donors/chapters/02-port.md.hbs': '# The port\n\nThe port lives on gifts.\n' })
    expect(page).toContain('The port lives on gifts.')
    expect(page).toContain('The quay was closed to all ships')
  })

  test('changes a partial', async () => {
    const page = await pageOf({ 'templates/donors/partials/greeting.hbs': 'Dear friend,' })
    expect(page).toContain('Dear friend,')
    expect(page).not.toContain('Dear reader,')
  })

  test('changes the page', async () => {
    const page = await pageOf({ 'templates/donors/page.html.hbs': '<body class="donors"><h1>{{brief.title}}</h1>{{{body}}}</body>' })
    expect(page).toContain('<body class="donors">')
  })

  test('changes a few design tokens, over those of the other', async () => {
    const page = await pageOf({ 'templates/donors/style.css': ':root { --accent: #00497a; }\n' })
    expect(page.indexOf('#111111')).toBeGreaterThan(-1)
    expect(page.indexOf('#00497a')).toBeGreaterThan(page.indexOf('#111111'))
  })

  test('brings a logo, which may lie with the brief that it extends', async () => {
    const logo = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
    const page = await pageOf({
      'templates/donors/brief.yaml': 'extends: report\npublisher: Harbour\nlogo: mark.svg\n',
      'templates/report/mark.svg': logo,
    })
    expect(page).toContain(`<img class="logo" src="data:image/svg+xml;base64,${Buffer.from(logo).toString('base64')}" alt="Harbour">`)
  })

  test.each(['mrak.svg', '../secret.svg', '/etc/passwd', 'data:image/svg+xml,x'])(
    'is told of the logo %s, which is not there',
    async (logo) => {
      const root = await folderWith({
        ...project,
        'templates/donors/brief.yaml': `extends: report\nlogo: '${logo}'\n`,
        'secret.svg': '<svg/>',
      })
      expect(await messagesOf(root, ['donors'])).toEqual([
        `templates/donors/brief.yaml:2:7: error: there is no image "${logo}"; put it into templates/donors, or into templates/_base [missing-image]`,
      ])
    },
  )

  test('changes keys of brief.yaml one by one, within maps too', async () => {
    const page = await pageOf({ 'templates/donors/brief.yaml': 'extends: report\ntitle: The quay, for donors\nparams: { port: South }\n' })
    expect(page).toContain('The quay, for donors')
    expect(page).toContain('A report')
    expect(page).toContain('The port is South.')
  })

  test('leaves chapters out and turns their order', async () => {
    const page = await pageOf({ 'templates/donors/brief.yaml': 'extends: report\nchapters: [02-port, 01-quay]\n' })
    expect(page.indexOf('The port is')).toBeLessThan(page.indexOf('The quay was closed'))
  })
})

test('one template serves many places by params and matrix', async () => {
  const root = await folderWith(
    smallProject({
      'templates/report/brief.yaml':
        'title: The quay\nlang: en-GB\nformats: [html]\nparams: { year: 2014 }\nmatrix: { port: [North, South] }\n',
      'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{params.port}} in {{params.year}}: {{note "quay-closed"}}\n',
    }),
  )
  await build({ root })
  expect(await readFile(join(root, 'output/report-South/chapters/01-quay.md'), 'utf8')).toContain('South in 2014:')
  expect(await readFile(join(root, 'output/report-North/chapters/01-quay.md'), 'utf8')).toContain('North in 2014:')
})
