// oxlint-disable-next-line no-restricted-imports -- hashing is a function of its input and touches nothing outside
import { createHash, type Hash } from 'node:crypto'

/** Ends a fingerprint that has begun by further texts, as often as there are other ends. */
export type Fingerprint = (...texts: readonly string[]) => string

/** A name that nobody can foresee without knowing the whole text: the first 24 hexadecimal digits of its SHA-256. */
export function fingerprint(...texts: readonly string[]): string {
  return end(createHash('sha256'), texts)
}

/** A fingerprint whose first text begins with this. */
export function begin(text: string): Fingerprint {
  const begun = createHash('sha256').update(text)
  return (...texts) => end(begun.copy(), texts)
}

function end(hash: Hash, texts: readonly string[]): string {
  for (const text of texts) hash.update(text).update('\0')
  return hash.digest('hex').slice(0, 24)
}
