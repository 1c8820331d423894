// oxlint-disable-next-line no-restricted-imports -- hashing is a function of its input and touches nothing outside
import { createHash } from 'node:crypto'

/** A name that nobody can foresee without knowing the whole text: the first 24 hexadecimal digits of its SHA-256. */
export function fingerprint(...texts: string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\0')
  return hash.digest('hex').slice(0, 24)
}
