// oxlint-disable-next-line no-restricted-imports -- hashing is a function of its input and touches nothing outside
import { createHash } from 'node:crypto'

/** SHA-256 of some texts, as 64 hexadecimal digits. Where one text ends and the next begins is part of it. */
export function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}:`).update(text)
  return hash.digest('hex')
}

const known = new Map<string, string>()
const maxKnown = 16

/** The same of one long text that is asked for again and again. */
export function hashOnce(text: string): string {
  const hash = known.get(text) ?? hashOf(text)
  if (known.size >= maxKnown) known.clear()
  known.set(text, hash)
  return hash
}

/** SHA-256 of one text in base 64, as a content security policy names a script. */
export function policyHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
