import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { briefYaml, built, messagesOf } from './project.ts'

const library = [
  { id: 'ledger', type: 'report', title: 'The Harbour Ledger', author: [{ literal: 'Harbour Office' }] },
  {
    id: 'letter',
    type: 'report',
    title: 'A Letter of the Ministry',
    author: [{ literal: 'Ministry of Ports' }],
    URL: 'https://example.org/letter',
  },
  { id: 'diary', type: 'report', title: 'A Diary of the Storm', author: [{ literal: 'A. Author' }] },
]
const note = (id: string, statement: string) => `## ${id}\n\`\`\`yaml\nlocator: p. 1\n\`\`\`\n> ${statement}\n\n${statement}\n`
const files = (lines: string[], chapter: string) => ({
  'sources/references.json': JSON.stringify(library),
  'sources/notes/ledger.md': `---\nsource: ledger\n---\n\n${note('quay-closed', 'The quay was closed.')}`,
  'sources/notes/letter.md': `---\nsource: letter\n---\n\n${note('order-given', 'The order was given.')}`,
  'sources/notes/diary.md': `---\nsource: diary\naccess: internal\n---\n\n${note('night-calm', 'The night was calm.')}`,
  'templates/report/brief.yaml': briefYaml(...lines),
  'templates/report/chapters/01-quay.md.hbs': `# The quay\n\n${chapter}\n`,
})

async function notesOf(lines: string[], chapter: string): Promise<{ notes: string[]; page: string }> {
  const { root, messages } = await built(files(lines, chapter))
  expect(messages).toEqual([])
  const manifest = JSON.parse(await readFile(join(root, 'output/report/manifest.json'), 'utf8'))
  const page = await readFile(join(root, 'output/report/brief.html'), 'utf8')
  return { notes: manifest.footnotes.map(({ text }: { text: string }) => text), page }
}

const shared = [
  'First. {{cite "quay-closed" ref="first"}} Second. {{cite "order-given"}} Third. {{cite "quay-closed"}} Fourth. {{cite "quay-closed"}}',
  '',
  'Fifth. {{cite "order-given" "quay-closed"}} Sixth.[^a] See {{ref "first"}}.',
  '',
  '[^a]: So says [@letter, p. 2].',
].join('\n')

test('a source that is withheld is in no footnote, bibliography or byte of the page; the rest is numbered and shortened over what is seen', async () => {
  const { notes, page } = await notesOf(['withhold: [letter]', 'style: notes'], shared)
  expect(notes).toEqual([
    'Harbour Office, The Harbour Ledger, undated, p. 1.',
    'Source withheld.',
    'Harbour Office, The Harbour Ledger, p. 1.',
    'Ibid.',
    'Ibid.; source withheld.',
    'So says source withheld.',
  ])
  expect(page).not.toMatch(/Ministry|A Letter|example\.org|order-given/)
  expect(page).toContain('Source withheld.')
})

test('readers who may know it get the same text with the source', async () => {
  const { notes } = await notesOf(['style: notes'], shared)
  expect(notes[1]).toContain('Ministry of Ports, A Letter of the Ministry')
})

test('what is beyond the clearance is passed over, and the notes are numbered without a gap', async () => {
  const list = '{{#notes sort="source" as |n|}}\n- {{n.statement}}{{cite n}}\n{{/notes}}'
  const open = await notesOf(['clearance: internal'], list)
  const shut = await notesOf([], list)
  expect(open.notes.map((text) => text.split(',')[0])).toEqual(['A. Author', 'Harbour Office', 'Ministry of Ports'])
  expect(shut.notes.map((text) => text.split(',')[0])).toEqual(['Harbour Office', 'Ministry of Ports'])
  expect(shut.page).toContain('id="fn-2"')
  expect(shut.page).not.toMatch(/Diary of|night was calm|night-calm|id="fn-3"/)
})

test('a source that is withheld and named all the same is an error', async () => {
  const say = (chapter: string, keys = 'letter') => messagesOf(files([`withhold: [${keys}]`], chapter))
  expect(await say('@letter says so.')).toEqual([
    'templates/report/chapters/01-quay.md.hbs:3:1: error: the sentence names the source "letter", which the brief withholds; write [@letter], and describe the source in other words [clearance]',
  ])
  expect((await say('It stands in “A letter of the Ministry”. {{cite "order-given"}}')).join()).toContain(
    'the source "letter" is withheld, and its title or address is printed here',
  )
  expect(await say('Text.', 'leter')).toEqual([
    'templates/report/brief.yaml:4:12: error: no source has the key "leter"; did you mean "letter"? [unknown-source]',
  ])
})
