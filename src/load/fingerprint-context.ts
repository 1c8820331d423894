import type { FingerprintMatter } from '../model/fingerprint.ts'
import type { Span } from '../model/quotation.ts'
import { makeHashes } from './hashes.ts'
import { around } from './make-fingerprint.ts'

/**
 * The notes that stand among other words than when their source was fingerprinted, in what is now its text. Slow: some 50 ms a note.
 *
 * @param key the secret key of a keyed fingerprint; without it nothing can be told of one
 */
export async function notesElsewhere(
  matter: FingerprintMatter,
  key: Uint8Array | undefined,
  text: string,
  found: readonly { id: string; spans: readonly Span[] }[],
): Promise<Set<string>> {
  if (matter.keyed && !key) return new Set()
  const hashes = makeHashes(matter.salt, matter.keyed ? key : undefined)
  const points = [...text]
  const elsewhere = found.map(async ({ id, spans }) => {
    const known = Object.hasOwn(matter.notes, id) ? matter.notes[id]?.context : undefined
    return known !== undefined && (await hashes.context(id, ...around(points, spans))) !== known ? id : undefined
  })
  return new Set((await Promise.all(elsewhere)).filter((id) => id !== undefined))
}
