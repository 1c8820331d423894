import { randomBytes } from 'node:crypto'
import type { CapturedText } from '../model/captured-text.ts'
import type { FingerprintMatter, FingerprintNote } from '../model/fingerprint.ts'
import type { Note } from '../model/note.ts'
import type { QuotationResult, Span } from '../model/quotation.ts'
import type { Source } from '../model/source.ts'
import { makeHashes } from './hashes.ts'

/** How much of what stands around a quotation is hashed, in code points on each side. */
const contextLength = 32

/** What a fingerprint is made from. */
export interface FingerprintBasis {
  source: Source
  text: CapturedText
  /** Notes of the source with what was found of their quotations. */
  found: readonly { note: Note; result: QuotationResult }[]
  /** Secret key of the keyed form. */
  key: Uint8Array | undefined
  /** The fingerprint as it was: its salt is kept, and with it all that has not changed. */
  before: FingerprintMatter | undefined
  tool: string
}

/** Makes the fingerprint of a source. The slow hashes are made only of what is new. */
export async function makeFingerprint({ source, text, found, key, before, tool }: FingerprintBasis): Promise<FingerprintMatter> {
  const kept = before?.keyed === (key !== undefined) ? before : undefined
  const salt = kept?.salt ?? randomBytes(32).toString('hex')
  const hashes = makeHashes(salt, key)
  const sha256 = hashes.text(text.sha256)
  const points = [...text.text]
  const sameText = kept !== undefined && kept.text.sha256 === sha256
  const entries = found.map(async ({ note, result }): Promise<[string, FingerprintNote]> => {
    const { state, spans, elsewhere } = result
    const fresh = {
      quotation: hashes.folded(note.quotation ?? ''),
      exact: hashes.exact(note.quotation ?? ''),
      locator: hashes.exact(note.matter.locator),
      state: state as FingerprintNote['state'],
      spans,
      ...(elsewhere !== undefined && { elsewhere }),
    }
    const old = sameText && Object.hasOwn(kept.notes, note.id) ? kept.notes[note.id] : undefined
    const same = old && JSON.stringify(old.spans) === JSON.stringify(spans) ? old.context : undefined
    const context = same ?? (spans.length > 0 ? await hashes.context(note.id, ...around(points, spans)) : undefined)
    return [note.id, { ...fresh, ...(context !== undefined && { context }) }]
  })
  return {
    format: 'dossier-fingerprint/1',
    tool,
    source: source.key,
    keyed: key !== undefined,
    salt,
    text: { sha256, characters: points.length },
    reading: hashes.reading(source.literature?.matter ?? { calls: undefined, noise: [] }),
    notes: Object.fromEntries(await Promise.all(entries)),
  }
}

/** What stands before the first span and behind the last, in one spelling of white space. */
export function around(points: readonly string[], spans: readonly Span[]): [before: string, after: string] {
  const [start, end] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0]
  const plain = (from: number, to: number) => points.slice(Math.max(0, from), to).join('').replaceAll(/\s+/gu, ' ').normalize('NFC')
  return [plain(start - contextLength, start), plain(end, end + contextLength)]
}
