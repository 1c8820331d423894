import { readFile } from 'node:fs/promises'
import { type Fingerprint, FingerprintMatter, type FingerprintNote } from '../model/fingerprint.ts'
import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import type { Note } from '../model/note.ts'
import type { QuotationResult } from '../model/quotation.ts'
import type { Source } from '../model/source.ts'
import { type Hashes, keyOf, makeHashes } from './hashes.ts'
import { inProject, isFile, type Location } from './location.ts'
import { readMatter } from './matter.ts'
import type { Reader } from './reader.ts'
import { parseYaml } from './yaml.ts'

/** Names the file that holds the secret key of keyed fingerprints. */
export const keyVariable = 'DOSSIER_KEY_FILE'

/** The secret key, where the environment names its file; `undefined` where it does not, or the file cannot be read. */
export async function readKey(path = process.env[keyVariable]): Promise<Uint8Array | undefined> {
  if (path === undefined || path === '') return undefined
  const bytes = await readFile(path).catch(() => undefined)
  return bytes && bytes.length > 0 ? keyOf(bytes) : undefined
}

export function fingerprintFile(root: string, key: string): Location {
  return inProject(root, `sources/fingerprints/${key}.json`)
}

/** The fingerprints of all sources that have one, held against their notes as they are now. */
export async function loadFingerprints(
  root: string,
  sources: Iterable<Source>,
  notes: ReadonlyMap<string, Note>,
  reader: Reader,
): Promise<Map<string, Fingerprint>> {
  const key = await readKey()
  const found = new Map<string, Fingerprint>()
  for (const source of sources) {
    const matter = reader.take(await readFingerprint(root, source, reader))
    if (matter) found.set(source.key, openFingerprint(matter, source, notes, key))
  }
  return found
}

/** Reads a fingerprint as it is written; `undefined` where there is none. */
export async function readFingerprint(
  root: string,
  { key, literature }: Source,
  reader: Reader,
): Promise<Noticed<FingerprintMatter | undefined>> {
  const file = fingerprintFile(root, key)
  const nothing = { value: undefined, messages: [] }
  if (!literature || !/^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u.test(key) || !(await isFile(file))) return nothing
  const read = await reader.read(file)
  if (!read) return nothing
  const about: Subject[] = [`source:${key}`, ...literature.notes.map((id) => `note:${id}` as const)]
  const place = { file: file.path, line: 1, column: 1 }
  const { yaml, matter, messages } = reader.memory.recall(file.path, `${about.join(' ')}\n${read.text}`, () => {
    const parsed = parseYaml(read.text, place, about)
    return { yaml: parsed.value, matter: readMatter(parsed.value, FingerprintMatter, {}, about), messages: parsed.messages }
  })
  const complaints: Message[] = [...messages, ...matter.messages]
  const value = complaints.length === 0 ? matter.value : undefined
  if (value && value.source !== key) {
    complaints.push(
      error(
        yaml.placeOf(['source']),
        'valid-field',
        `this is the fingerprint of "${value.source}"`,
        `run dossier fingerprint ${key}`,
        about,
      ),
    )
  }
  return { value: value?.source === key ? value : undefined, messages: complaints }
}

function openFingerprint(
  matter: FingerprintMatter,
  { key, literature }: Source,
  notes: ReadonlyMap<string, Note>,
  secret: Uint8Array | undefined,
): Fingerprint {
  const { path } = fingerprintFile('', key)
  if (matter.keyed && !secret) return { path, use: 'locked', isOf: () => true, results: new Map() }
  const hashes = makeHashes(matter.salt, matter.keyed ? secret : undefined)
  const isOf = ({ sha256 }: { sha256: string }) => hashes.text(sha256) === matter.text.sha256
  if (!literature || hashes.reading(literature.matter) !== matter.reading) return { path, use: 'outdated', isOf, results: new Map() }
  const results = new Map<string, QuotationResult | 'other'>()
  for (const id of literature.notes) {
    const note = notes.get(id)
    const known = Object.hasOwn(matter.notes, id) ? matter.notes[id] : undefined
    const result = note?.quotation !== undefined && known ? resultOf(note.quotation, note, known, hashes) : undefined
    if (result) results.set(id, result)
  }
  return { path, use: 'open', isOf, results }
}

/** What is known of a note; nothing where only its locator has changed, which may have decided. */
function resultOf(quotation: string, { matter }: Note, known: FingerprintNote, hashes: Hashes): QuotationResult | 'other' | undefined {
  if (hashes.folded(quotation) !== known.quotation) return 'other'
  if (hashes.exact(matter.locator) !== known.locator) return undefined
  const isExact = hashes.exact(quotation) === known.exact
  // other marks, same words: it is no longer what stands there letter for letter
  const state = known.state === 'verbatim' && !isExact ? 'normalised' : known.state
  return { state, spans: known.spans, ...(known.elsewhere !== undefined && { elsewhere: known.elsewhere }) }
}
