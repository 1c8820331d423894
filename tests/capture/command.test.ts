import { spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { runCapture } from '../../src/cli/record-capture.ts'
import { runFingerprint } from '../../src/cli/fingerprint.ts'
import { checkProject } from '../../src/build.ts'
import { filesIn, folderWith, writeFiles } from '../support/folder.ts'
import { library, literature } from './project.ts'

const former = 'On 2 May the quay was closed. A crew of 12 waited for the tide all night. Then it rained.\n'
const notes = literature([
  { id: 'crew', quotation: 'A crew of 12 waited', answers: 'hands: 12' },
  { id: 'rain', quotation: 'Then it rained' },
])
const other =
  '---\nsource: almanac\n---\n\n## almanac-crew\n```yaml\nlocator: p. 1\nanswers: { hands: 15 }\n```\n> fifteen\n\nA statement.\n'
const decision = 'decision: { range: true, reason: two counts }'
const project = {
  'sources/references.json': library,
  'sources/archive/ledger.txt': former,
  'sources/notes/ledger.md': notes,
  'sources/notes/almanac.md': other,
  'sources/questions.yaml': `hands:\n  question: How many hands?\n  type: number\n  ${decision}\n`,
  'templates/crews/brief.yaml': 'title: Crews\nformats: [html]\n',
  'templates/crews/chapters/01.md.hbs': '# Crews\n\n{{quote "crew"}}\n',
  'templates/weather/brief.yaml': 'title: Weather\nformats: [html]\n',
  'templates/weather/chapters/01.md.hbs': '# Weather\n\n{{note "rain"}}\n',
}

async function capture(
  root: string,
  text: string | Uint8Array,
  options: { json?: boolean; dryRun?: boolean; force?: boolean; key?: string; as?: string } = {},
) {
  const file = options.as ?? 'new.txt'
  const { key = 'ledger', ...flags } = options
  const from = await folderWith({ [file]: text })
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)))
  const complaint = vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(String(line)))
  const status = await runCapture(key, join(from, file), { root, date: '2026-01-31', ...flags })
  log.mockRestore()
  complaint.mockRestore()
  return { status, lines, out: lines.join('\n') }
}

const read = (root: string, path: string) => readFile(join(root, path), 'utf8')
const records = async (root: string) => parse(await read(root, 'sources/archive/captures.yaml')) as Record<string, unknown>[]

async function fingerprint(root: string) {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await runFingerprint(['ledger'], { root })
  log.mockRestore()
}

describe('a new text takes the place of the former one', () => {
  test('keeps the former, records the capture and makes the fingerprint anew', async () => {
    const root = await folderWith(project)
    await fingerprint(root)
    const run = await capture(root, `A line.\n${former}`)
    expect(run.status, run.out).toBe(0)
    expect(await read(root, 'sources/archive/ledger.txt')).toBe(`A line.\n${former}`)
    const [record] = await records(root)
    expect(record).toMatchObject({
      key: 'ledger',
      file: 'sources/archive/ledger.txt',
      bytes: 98,
      date: '2026-01-31',
      extractor: 'plain text',
    })
    const hash = String(record?.['former']).slice(0, 12)
    expect(await read(root, `sources/archive/ledger.${hash}.txt`)).toBe(former)
    expect((await checkProject({ root })).messages.filter(({ rule }) => rule === 'fingerprint-outdated')).toEqual([])
    expect(run.out).toContain('sources/fingerprints/ledger.json: made anew')
  })

  test('a second capture adds a record and leaves the first as it is', async () => {
    const root = await folderWith(project)
    await capture(root, `A line.\n${former}`)
    await writeFiles(root, { 'sources/archive/captures.yaml': `# kept\n${await read(root, 'sources/archive/captures.yaml')}` })
    await capture(root, `Two lines.\n${former}`)
    expect(await read(root, 'sources/archive/captures.yaml')).toMatch(/^# kept\n/)
    const [one, two] = await records(root)
    expect(two?.['former']).toBe(one?.['sha256'])
    expect((await filesIn(join(root, 'sources/archive'))).filter((name) => /^ledger\.[0-9a-f]{12}\.txt$/.test(name))).toHaveLength(2)
  })

  test('the same text again writes nothing', async () => {
    const root = await folderWith(project)
    const run = await capture(root, former)
    expect(run).toMatchObject({ status: 0 })
    expect(run.out).toContain('sources/archive/ledger.txt is this very text; nothing written')
    expect(await filesIn(join(root, 'sources/archive'))).toEqual(['ledger.txt'])
  })

  test('a dry run writes nothing', async () => {
    const root = await folderWith(project)
    const run = await capture(root, former.replace('12', '17'), { dryRun: true })
    expect(run.status).toBe(1)
    expect(await filesIn(join(root, 'sources/archive'))).toEqual(['ledger.txt'])
  })
})

describe('what the change does is told', () => {
  test('broken first, with question and briefs; the text is captured all the same', async () => {
    const root = await folderWith(project)
    await fingerprint(root)
    const run = await capture(root, `A line.\n${former.replace('12', '17')}`)
    expect(run.status).toBe(1)
    expect(run.lines.slice(0, -4)).toEqual([
      'ledger: 1 broken, 1 moved',
      '',
      'broken:',
      '  crew  sources/notes/ledger.md:11:3',
      '    was at 30–49: "A crew of 12 waited"',
      '    now nearest: "A crew of 17 waited": "12" → "17"',
      '',
      'moved:',
      '  rain: 74–88 → 82–96',
      '',
      'questions:',
      '  hands: reopened (was decided), since crew no longer holds; one side is withdrawn: crew',
      '',
      'briefs:',
      '  crews: uses crew (broken)',
      '  weather: uses 1 moved',
    ])
    expect(run.lines.at(-2)).toBe('the text is captured all the same, since the source did change')
    expect(run.lines.at(-1)).toBe('mend the notes, then run dossier fingerprint ledger')
    expect(await read(root, 'sources/archive/ledger.txt')).toContain('17')
    expect((await checkProject({ root })).messages.map(({ rule }) => rule)).toContain('quotation-not-found')
  })

  test('--json prints a line a note, then what it touches', async () => {
    const root = await folderWith(project)
    const { lines } = await capture(root, `A line.\n${former.replace('12', '17')}`, { json: true })
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { note: 'crew', change: 'broken', from: [[30, 49]], to: [] },
      { note: 'rain', change: 'moved', from: [[74, 88]], to: [[82, 96]] },
      { question: 'hands', change: 'reopened', was: 'decided', notes: ['crew'], withdrawn: ['crew'] },
      { brief: 'crews', notes: ['crew'] },
      { brief: 'weather', notes: ['rain'] },
    ])
  })

  test('where only the fingerprint is at hand its spans are compared', async () => {
    const root = await folderWith(project)
    await fingerprint(root)
    await rm(join(root, 'sources/archive/ledger.txt'))
    const { lines, status } = await capture(root, `A line.\n${former}`, { json: true })
    expect(lines[0]).toBe('{"note":"crew","change":"moved","from":[[30,49]],"to":[[38,57]]}')
    expect(status).toBe(0)
    expect(await read(root, 'sources/archive/ledger.txt')).toBe(`A line.\n${former}`)
  })
})

describe('what is found elsewhere and can only be held against the fingerprint', () => {
  test('is to be read again where other words stand around it', async () => {
    const root = await folderWith(project)
    await fingerprint(root)
    await rm(join(root, 'sources/archive/ledger.txt'))
    const run = await capture(root, `${former.replace('12', '17')}Some say: A crew of 12 waited. Others do not.\n`)
    expect(run.out).toContain('crew: 30–49 → 100–119; what stands around it is new; read it again')
  })
})

test('sources whose text lies in one file are compared together', async () => {
  const shared = other.replace('source: almanac', 'source: almanac\narchive: archive/ledger.txt').replace('fifteen', 'all night')
  const root = await folderWith({ ...project, 'sources/notes/almanac.md': shared })
  const { lines } = await capture(root, former.replace('all night', 'for hours'), { json: true })
  expect(lines[2]).toBe('{"note":"almanac-crew","change":"broken","from":[[63,72]],"to":[]}')
})

describe('what cannot be captured is refused, and nothing is written', () => {
  test.each([
    ['an error page', '404 Not Found\nThe requested page was not found on this server.\n', {}, 1, 'looks like an error page'],
    ['an empty file', '', {}, 1, 'the text is empty'],
    ['an empty file that is forced', '', { force: true }, 1, 'the text is empty'],
    ['a PDF', '%PDF-1.7\n…', { as: 'new.pdf' }, 1, 'it is a PDF, not a plain text; save its text as a .txt file'],
    ['a web page', '<!DOCTYPE html>\n<html></html>', { as: 'new.html' }, 1, 'it is a web page'],
    ['another encoding', new Uint8Array([0x4b, 0xe9]), {}, 1, 'it is not UTF-8'],
    ['an unknown key', former, { key: 'ledgr' }, 2, 'did you mean "ledger"?'],
    ['a source without archive', former, { key: 'almanac' }, 1, 'write "archive: archive/almanac.txt"'],
  ])('%s', async (_, text, options, status, message) => {
    const root = await folderWith(project)
    const run = await capture(root, text, options)
    expect(run.status).toBe(status)
    expect(run.out).toContain(message)
    expect(await filesIn(join(root, 'sources/archive'))).toEqual(['ledger.txt'])
    expect(await read(root, 'sources/archive/ledger.txt')).toBe(former)
  })

  test('an archive outside the project', async () => {
    const root = await folderWith({ ...project, 'sources/notes/ledger.md': notes.replace('archive/ledger.txt', '../../out.txt') })
    expect((await capture(root, former)).out).toContain('lies outside sources/')
  })

  test('a former text is never written over', async () => {
    const root = await folderWith(project)
    await capture(root, `A line.\n${former}`)
    const kept = (await filesIn(join(root, 'sources/archive'))).find((name) => /^ledger\.[0-9a-f]{12}\.txt$/.test(name)) ?? ''
    await writeFiles(root, { [`sources/archive/${kept}`]: 'something else', 'sources/archive/ledger.txt': former })
    await expect(capture(root, `Two lines.\n${former}`)).rejects.toThrow('is not the text that its name says')
    expect(await read(root, 'sources/archive/ledger.txt')).toBe(former)
    expect(await filesIn(join(root, 'sources/archive'))).toEqual(['captures.yaml', kept, 'ledger.txt'])
  })

  test('records that cannot be read are mended first', async () => {
    const root = await folderWith({ ...project, 'sources/archive/captures.yaml': '- keyy: ledger\n' })
    const run = await capture(root, `A line.\n${former}`)
    expect(run.status).toBe(1)
    expect(run.out).toContain('sources/archive/captures.yaml:1:3: error:')
    expect(await read(root, 'sources/archive/ledger.txt')).toBe(former)
  })
})

test('the command takes key and file, and says what is wrong with the call', async () => {
  const root = await folderWith({ ...project, 'new.txt': `A line.\n${former}` })
  const program = new URL('../../dist/bundle/cli.js', import.meta.url).pathname
  const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args, '--root', root], { encoding: 'utf8' })
  const done = run('capture', 'ledger', join(root, 'new.txt'), '--json', '--date', '2026-01-31')
  expect(done.status, done.stderr).toBe(0)
  expect(done.stdout.split('\n')[0]).toBe('{"note":"crew","change":"moved","from":[[30,49]],"to":[[38,57]]}')
  expect(run('capture', 'ledger', join(root, 'nowhere.txt')).status).toBe(2)
  expect(run('capture', 'ledger', join(root, 'new.txt'), '--date', 'today').status).toBe(2)
})
