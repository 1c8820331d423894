import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProject } from '../../src/load/project.ts'
import { filesIn, folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'
import { lines, messagesOf } from './messages.ts'

test('a project is read whole', async () => {
  const root = await folderWith(
    smallProject({
      'sources/more.bib': '@book{atlas, title = {An Atlas}, author = {Author, A.}, date = {2001}}',
      'sources/entities.yaml': 'harbour: { kind: place, name: The Harbour, aliases: Haven }\n',
      'sources/questions.yaml': 'ships: { question: How many ships?, type: number }\n',
      'sources/recommendations.yaml': 'open-it: { to: harbour, do: Open the quay, basedOn: quay-closed }\n',
      'sources/cases.yaml': 'the-quay:\n  entity: harbour\n  stages: [{ stage: restricted, text: closed, notes: [quay-closed] }]\n',
      'sources/archive/ledger.txt': 'the quay was closed',
      'templates/_base/brief.yaml': 'title: none\n',
      'templates/empty/readme.txt': '',
    }),
  )
  const { value, messages } = await loadProject(root)
  expect(lines(messages)).toEqual([])
  expect(value.briefNames).toEqual(['report'])
  expect([...value.corpus.sources.keys()]).toEqual(['atlas', 'ledger'])
  expect(value.corpus.sources.get('ledger')).toMatchObject({ access: 'public', literature: { notes: ['quay-closed'] } })
  expect(value.corpus.sources.get('atlas')?.literature).toBeUndefined()
  expect(value.corpus.notes.get('quay-closed')).toMatchObject({ source: 'ledger' })
  expect(value.corpus.entities.get('harbour')).toMatchObject({
    id: 'harbour',
    matter: { aliases: ['Haven'], protection: 'public' },
    place: { file: 'sources/entities.yaml', line: 1, column: 1 },
  })
  expect([...value.corpus.questions.keys(), ...value.corpus.recommendations.keys(), ...value.corpus.cases.keys()]).toEqual([
    'ships',
    'open-it',
    'the-quay',
  ])
  expect(value.inputs.map(({ path }) => path).sort()).toEqual(
    (await filesIn(join(root, 'sources'))).map((path) => `sources/${path}`).filter((path) => !path.includes('archive')),
  )
  expect(value.inputs.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true)
})

test('byte-order marks and foreign line ends change nothing', async () => {
  const files = Object.entries(smallProject()).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`])
  const { value, messages } = await loadProject(await folderWith(Object.fromEntries(files)))
  expect(lines(messages)).toEqual([])
  expect(value.corpus.notes.get('quay-closed')).toMatchObject({ quotation: 'the quay was closed', place: { line: 6 } })
})

test('a folder that is no project is said to be none', async () => {
  expect(await messagesOf({})).toEqual([
    'sources:1:1: error: there is neither a sources/ nor a templates/ folder here; name the project with --root [missing-file]',
  ])
})

test('a folder that a link leads out of the project is not entered, one that leads round is entered once', async () => {
  const root = await folderWith(smallProject())
  const elsewhere = await folderWith({ 'secret.md': '---\nsource: ledger\n---\n' })
  await symlink(elsewhere, join(root, 'sources/notes/away'))
  await symlink(join(root, 'sources/notes'), join(root, 'sources/notes/round'))
  const { value, messages } = await loadProject(root)
  expect(lines(messages)).toEqual([
    'sources/notes/away:1:1: error: the file lies outside the project; copy it into the project [inside-project]',
  ])
  expect(value.inputs.map(({ path }) => path)).not.toContain('sources/notes/away/secret.md')
})

test('characters that later stages use for themselves are taken out, with an error', async () => {
  const root = await folderWith(
    smallProject({ 'sources/notes/ledger.md': '---\nsource: ledger\n---\n## a\n```yaml\nlocator: p. 1\n```\nA\uFDD0 b\n' }),
  )
  const { value, messages } = await loadProject(root)
  expect(value.corpus.notes.get('a')?.statement).toBe('A\uFFFD b')
  expect(lines(messages)).toEqual(['sources/notes/ledger.md:8:2: error: the control character U+FDD0 stands here; delete it [valid-utf8]'])
})

test('a file that is too large is not read', async () => {
  expect(await messagesOf(smallProject({ 'sources/notes/large.md': `---\nsource: ledger\n---\n${'word '.repeat(500_000)}` }))).toEqual([
    'sources/notes/large.md:1:1: error: the file has 2.5 MB, more than 2.0 MB; split it [size-limit]',
  ])
})

test('an entity whose protection is misspelt is withheld', async () => {
  const { value } = await loadProject(
    await folderWith({ 'sources/entities.yaml': 'witness: { kind: person, name: W., protection: pseudonim }\n' }),
  )
  expect(value.corpus.entities.get('witness')?.matter.protection).toBe('withheld')
})

test('YAML that repeats itself without end is refused', async () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
  ]
  const [line, ...others] = await messagesOf({ 'sources/entities.yaml': `${bomb.join('\n')}\n` })
  expect(others).toEqual([])
  expect(line).toMatch(/^sources\/entities\.yaml:2:8: error: .*alias.*\[valid-yaml\]$/)
})

test('a key of a prototype is a key like any other', async () => {
  expect(
    await messagesOf({
      'sources/entities.yaml': '__proto__: { kind: term, name: A }\nconstructor: { kind: term, name: B, toString: x }\n',
    }),
  ).toEqual([
    expect.stringMatching(
      /^sources\/entities\.yaml:2:37: error: the key "toString" is not known; the keys here are kind, name, .*\[known-field\]$/,
    ),
  ])
})

test('every key that the format names is known', async () => {
  const header =
    'source: ledger # key in the library\nkind: report\narchive: archive/ledger.txt\ngroup: [office]\nderivesFrom: [{ source: atlas, how: retells }]\ncompleteness: excerpt\nmissing: [annex]\ncalls: "[#]"\nnoise: [Leave a Reply, "strike A … B."]\naccess: public'
  const yaml =
    'locator: p. 12\ndate: 2011-12-16   # EDTF\nasOf: 2014-04\nvalidUntil:        # when it stopped being true\ntopics: [quay]\nentities: [harbour]\nattribution: according to the office\nvoice: author\nspeaker:\nanswers: { ships: 17, boats: more than 100 }\naccess: public\nlegal:\nchecked: { by: , at: }'
  const files = smallProject({
    'sources/more.yaml': '- id: atlas\n  type: book\n  title: An Atlas\n',
    'sources/notes/ledger.md': `---\n${header}\n---\nRemarks.\n\n## quay-closed\n\`\`\`yaml\n${yaml}\n\`\`\`\n> the quay was closed\n\nThe quay was closed.\n`,
    'sources/entities.yaml':
      'harbour: { kind: place, name: The Harbour, short: Harbour, aliases: [], typos:, ambiguous: [], protection: public, description:, role: }\n',
    'sources/questions.yaml':
      'ships:\n  question: How many ships?\n  type: number                      # number | date | text\n  severity: critical\n  unit: [ships, ship]\n  decision: { prefer: { note: quay-closed }, reason: nearest }\nboats: { question: How many boats?, type: number, decision: { stages: true, reason: x } }\n',
  })
  expect(await messagesOf(files)).toEqual([])
})

test('a mistake in a list of one that is written without brackets is told once', async () => {
  expect(
    await messagesOf(
      smallProject({ 'sources/notes/ledger.md': '---\nsource: ledger\nderivesFrom: { sorce: ledger, how: retells }\n---\n' }),
    ),
  ).toEqual(['sources/notes/ledger.md:3:16: error: the key "sorce" is not known; did you mean "source"? [known-field]'])
})
