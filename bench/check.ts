/**
 * How long it takes to check quotations: 10,000 notes against 500 captured texts of 100,000 characters, cold, with nothing changed,
 * and with one text changed. `npm run bench:check`
 *
 * Texts are made of words in a fixed random order; the quotations are cut out of them, and every tenth is altered by typography.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkQuotations } from '../src/check/quotation/check-quotations.ts'
import { loadEvidence } from '../src/load/evidence.ts'
import { loadProject } from '../src/load/project.ts'
import { remember } from '../src/load/quotation-memory.ts'

const sources = 500
const notesOfEach = 20
const characters = 100_000

const root = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
process.env['XDG_CACHE_HOME'] = join(root, 'cache')
try {
  await writeProject()
  await measure('cold')
  await measure('nothing changed')
  await writeFile(textPath(7), `${makeText(7).text}\n\nA paragraph was added at the end.`)
  await measure('one text changed')
} finally {
  await rm(root, { recursive: true, force: true })
}

async function measure(what: string): Promise<void> {
  const project = await timed(() => loadProject(root))
  const read = await timed(() => loadEvidence(project.value))
  const checked = await timed(() => checkQuotations(read.value.value.corpus))
  const corpus = { ...read.value.value.corpus, quotations: checked.value.value }
  const kept = await timed(() => remember(root, corpus))
  const counts = new Map<string, number>()
  for (const { state } of checked.value.value.values()) counts.set(state, (counts.get(state) ?? 0) + 1)
  const states = [...counts].map(([state, count]) => `${count} ${state}`).join(', ')
  const total = read.seconds + checked.seconds + kept.seconds
  console.log(
    `${what.padEnd(18)} ${total.toFixed(2).padStart(6)} s = read texts ${read.seconds.toFixed(2)} + look up ${checked.seconds.toFixed(2)} + ` +
      `remember ${kept.seconds.toFixed(2)} (before that, notes and library: ${project.seconds.toFixed(2)} s); ${states}`,
  )
}

async function timed<T>(run: () => T | Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = performance.now()
  const value = await run()
  return { value, seconds: (performance.now() - started) / 1000 }
}

async function writeProject(): Promise<void> {
  await mkdir(join(root, 'sources/notes'), { recursive: true })
  await mkdir(join(root, 'sources/archive'), { recursive: true })
  const library = Array.from({ length: sources }, (_, index) => ({ id: keyOf(index), type: 'report', title: `Report ${index}` }))
  await writeFile(join(root, 'sources/references.json'), JSON.stringify(library))
  for (let index = 0; index < sources; index++) {
    const { text, quotations } = makeText(index)
    await writeFile(textPath(index), text)
    await writeFile(join(root, 'sources/notes', `${keyOf(index)}.md`), makeNotes(index, quotations))
  }
}

function makeNotes(index: number, quotations: readonly string[]): string {
  const header = `---\nsource: ${keyOf(index)}\narchive: archive/${keyOf(index)}.txt\ncalls: "[#]"\nnoise: [Leave a Reply]\n---\n`
  const notes = quotations.map(
    (quotation, at) => `\n## ${keyOf(index)}-${at}\n\`\`\`yaml\nlocator: para. ${at}\n\`\`\`\n> ${quotation}\n\nStatement ${at}.\n`,
  )
  return header + notes.join('')
}

/** Text and quotations of a source, the same at every run. */
function makeText(index: number): { text: string; quotations: string[] } {
  const next = randomFrom(index + 1)
  const paragraphs: string[] = []
  let length = 0
  for (let call = 1; length < characters; call++) {
    const words = Array.from({ length: 90 }, () => makeWord(next))
    const paragraph = `${words.slice(0, 60).join(' ')} – “${words.slice(60).join(' ')}”.[${call}]`
    paragraphs.push(paragraph)
    length += paragraph.length + 2
  }
  const quotations = Array.from({ length: notesOfEach }, (_, at) => {
    const paragraph = paragraphs[Math.floor((at * paragraphs.length) / notesOfEach)] ?? ''
    const words = paragraph.split(' ').slice(52, 72).join(' ')
    return at % 10 === 0 ? words.replace('“', '"').replace('–', '—') : words
  })
  return { text: paragraphs.join('\n\n'), quotations }
}

function makeWord(next: () => number): string {
  const length = 2 + Math.floor(next() * 9)
  return Array.from({ length }, () => 'etaoinshrdlucmfwypvbgkjqxz'.charAt(Math.floor(next() * next() * 26))).join('')
}

/** Numbers from 0 to 1 (Lehmer's generator). */
function randomFrom(seed: number): () => number {
  let state = seed * 7919
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function keyOf(index: number): string {
  return `report-${index}`
}

function textPath(index: number): string {
  return join(root, 'sources/archive', `${keyOf(index)}.txt`)
}
