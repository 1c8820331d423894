import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { checkProject } from '../../src/build.ts'
import { runCheck } from '../../src/cli/check.ts'
import { runFingerprint } from '../../src/cli/fingerprint.ts'
import { levelOf } from '../../src/model/level.ts'
import { formatMessage } from '../../src/model/message.ts'
import { folderWith } from '../support/folder.ts'

const text = '😀 On 2 May the quay was closed.[1] A crew of 12 waited.\n\nOn 3 May the crew was not released. The quay was closed.\n'
const note = (id: string, quotation: string, more = '') =>
  `\n## ${id}\n\`\`\`yaml\nlocator: at n. 1\n${more}\`\`\`\n${quotation && `> ${quotation}\n\n`}A statement.\n`
const header = '---\nsource: ledger\narchive: archive/ledger.txt\ncalls: "[#]"\n---\n'
const notes = `${header}${note('closed', 'The quay was closed')}${note('crew', 'a crew of 12 waited.')}${note('crew-12', '[a] crew of 12')}${note('lead', '')}`
const library = JSON.stringify([{ id: 'ledger', type: 'report', title: 'The Ledger', URL: 'https://example.org/ledger' }])
const files = { 'sources/references.json': library, 'sources/archive/ledger.txt': text, 'sources/notes/ledger.md': notes }

async function check(root: string) {
  const { project, messages } = await checkProject({ root })
  const found = [...project.corpus.notes.values()].map((one) => {
    const { state, spans } = project.corpus.quotations?.get(one.id) ?? { state: undefined, spans: undefined }
    return [one.id, state, spans, levelOf(project.corpus, one)]
  })
  return { found, messages: messages.map(formatMessage) }
}

/** What a command prints on standard output, one item a line. */
async function printed(run: () => Promise<number>): Promise<string[]> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await run()
  const lines = log.mock.calls.map(([line]) => String(line))
  log.mockRestore()
  return lines
}

const expected = [
  ['closed', 'verbatim', [[93, 112]], 1],
  ['crew', 'not-found', [], 0],
  ['crew-12', 'editorial', [[35, 47]], 1],
  ['lead', 'unchecked', [], 0],
]
const complaint = 'sources/notes/ledger.md:19:3: error: the quotation is not in'

describe('a project is checked by its captured texts', () => {
  test('each note has a state, spans in code points and a level', async () => {
    const { found, messages } = await check(await folderWith(files))
    expect(found).toEqual(expected)
    expect(messages).toEqual([
      `${complaint} sources/archive/ledger.txt; the nearest passage is "A crew of 12 waited": "a" → "A" [quotation-not-found]`,
    ])
  })

  test('check --json prints a line a note', async () => {
    const root = await folderWith(files)
    const lines = await printed(() => runCheck([], { root, json: true }))
    expect(lines[1]).toBe('{"note":"closed","source":"ledger","quotation":"verbatim","spans":[[93,112]],"level":1}')
  })

  test('without text and fingerprint nothing is checked and nothing is wrong', async () => {
    const { 'sources/archive/ledger.txt': _, ...others } = files
    const { found, messages } = await check(await folderWith(others))
    expect(found.map(([, state]) => state)).toEqual(['unchecked', 'unchecked', 'unchecked', 'unchecked'])
    expect(messages).toEqual([])
  })

  test('a text outside the project is not read', async () => {
    const root = await folderWith({ ...files, 'sources/notes/ledger.md': notes.replace('archive/ledger.txt', '../../etc/passwd') })
    expect((await check(root)).messages).toEqual([
      'sources/notes/ledger.md:3:10: error: "../../etc/passwd" lies outside the project; copy the text into sources/archive/ [inside-project]',
    ])
  })

  test('a text that is not UTF-8 is refused', async () => {
    const root = await folderWith({ ...files, 'sources/archive/ledger.txt': Uint8Array.of(0x61, 0xff) })
    expect((await check(root)).messages[0]).toContain('"archive/ledger.txt" is not UTF-8')
  })
})

describe('where the text is not at hand, its fingerprint says the same', () => {
  const withFingerprint = async (options: { keyFile?: string } = {}) => {
    const root = await folderWith(files)
    await printed(() => runFingerprint([], { root, ...options }))
    return root
  }
  const removeText = (root: string) => rm(join(root, 'sources/archive'), { recursive: true })
  const path = 'sources/fingerprints/ledger.json'

  test('both ways agree', async () => {
    const root = await withFingerprint()
    expect((await check(root)).messages).toHaveLength(1)
    await removeText(root)
    const { found, messages } = await check(root)
    expect(found).toEqual(expected)
    expect(messages).toEqual([
      `${complaint} archive/ledger.txt; hold it against the text, then run dossier fingerprint ledger [quotation-not-found]`,
    ])
  })

  test('other typography is the same quotation, other words are another', async () => {
    const root = await withFingerprint()
    await removeText(root)
    const changed = notes.replace('> The quay was closed', '> The quay\u00A0was closed').replace('crew of 12\n', 'crew of 13\n')
    await writeFile(join(root, 'sources/notes/ledger.md'), changed + note('new', 'On 3 May'))
    const { found, messages } = await check(root)
    expect(found.map(([, state]) => state)).toEqual(['normalised', 'not-found', 'not-found', 'unchecked', 'unchecked'])
    expect(messages[1]).toContain('this is not the quotation that was checked against the text')
  })

  test('another locator, and another way to read the text, leave a note unchecked', async () => {
    const root = await withFingerprint()
    await removeText(root)
    await writeFile(join(root, 'sources/notes/ledger.md'), notes.replace('at n. 1', 'p. 7'))
    expect((await check(root)).found[0]?.[1]).toBe('unchecked')
    await writeFile(join(root, 'sources/notes/ledger.md'), notes.replace('calls: "[#]"', 'noise: [A crew]'))
    const { found, messages } = await check(root)
    expect(found.map(([, state]) => state)).toEqual(['unchecked', 'unchecked', 'unchecked', 'unchecked'])
    expect(messages).toEqual([
      `${path}:1:1: warning: calls or noise have changed since the fingerprint was made; run dossier fingerprint ledger [fingerprint-outdated]`,
    ])
  })

  test('a note that is new where the text is at hand makes it outdated, and a new one mends that', async () => {
    const root = await withFingerprint()
    await writeFile(join(root, 'sources/notes/ledger.md'), notes + note('new', 'On 3 May'))
    expect((await check(root)).messages[0]).toContain('[fingerprint-outdated]')
    const before = JSON.parse(await readFile(join(root, path), 'utf8')) as { notes: Record<string, unknown> }
    await printed(() => runFingerprint(['ledger'], { root }))
    const after = JSON.parse(await readFile(join(root, path), 'utf8')) as { notes: Record<string, unknown> }
    expect((await check(root)).messages).toHaveLength(1)
    expect(after.notes).toMatchObject(before.notes)
    expect(Object.keys(after.notes)).toContain('new')
  })

  test('it holds nothing of the text', async () => {
    const root = await withFingerprint()
    const written = await readFile(join(root, path), 'utf8')
    for (const word of ['quay', 'waited', 'May', 'released']) expect(written).not.toContain(word)
  })

  test('a keyed one says nothing without its key', async () => {
    const keys = await folderWith({ secret: 'correct horse' })
    const root = await withFingerprint({ keyFile: join(keys, 'secret') })
    expect(await readFile(join(root, path), 'utf8')).not.toContain((await sha256Of(root)) as string)
    await removeText(root)
    expect((await check(root)).found.map(([, state]) => state)).toEqual(['unchecked', 'unchecked', 'unchecked', 'unchecked'])
    vi.stubEnv('DOSSIER_KEY_FILE', join(keys, 'secret'))
    expect((await check(root)).found).toEqual(expected)
    vi.unstubAllEnvs()
  })

  test('a confidential source asks for a key', async () => {
    const root = await folderWith({ ...files, 'sources/notes/ledger.md': notes.replace('calls:', 'access: confidential\ncalls:') })
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await runFingerprint([], { root })).toBe(2)
    error.mockRestore()
  })

  test('a damaged one is an error at its place', async () => {
    const root = await withFingerprint()
    await removeText(root)
    const written = await readFile(join(root, path), 'utf8')
    await writeFile(join(root, path), written.replace('"verbatim"', '"perfect"'))
    expect((await check(root)).messages[0]).toMatch(/^sources\/fingerprints\/ledger\.json:13:\d+: error: .*\[valid-field\]$/)
  })
})

test('notes are exported as W3C Web Annotations', async () => {
  const root = await folderWith(files)
  const [line = ''] = await printed(() => runFingerprint(['ledger'], { root, annotations: true }))
  expect(JSON.parse(line)).toMatchObject({
    type: 'Annotation',
    body: { value: 'A statement.' },
    target: [
      {
        source: 'https://example.org/ledger',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'The quay was closed',
            prefix: 'n 3 May the crew was not released. '.slice(-32),
            suffix: '.\n',
          },
          { type: 'TextPositionSelector', start: 93, end: 112 },
        ],
      },
    ],
  })
})

describe('what is remembered of large texts', () => {
  test('is used, follows every change, and is not trusted when damaged', async () => {
    const cache = await folderWith()
    vi.stubEnv('XDG_CACHE_HOME', cache)
    const root = await folderWith({ ...files, 'sources/archive/ledger.txt': text + 'x '.repeat(1_100_000) })
    const states = async () => (await check(root)).found.map(([, state]) => state)
    const first = await states()
    expect(await states()).toEqual(first)
    await writeFile(join(root, 'sources/notes/ledger.md'), notes.replace('crew of 12\n', 'crew of 13\n'))
    expect((await states())[2]).toBe('not-found')
    const [file = ''] = await readdir(join(cache, 'dossier/quotations'))
    const remembered = join(cache, 'dossier/quotations', file)
    await writeFile(remembered, (await readFile(remembered, 'utf8')).replace('"not-found"', '"verbatim"'))
    expect((await states())[2]).toBe('not-found')
    vi.unstubAllEnvs()
  })
})

async function sha256Of(root: string): Promise<string> {
  const { project } = await checkProject({ root })
  return project.corpus.texts?.get('ledger')?.sha256 ?? ''
}
