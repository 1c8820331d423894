// oxlint-disable-next-line no-restricted-imports -- hashing is a function of its input and touches nothing outside
import { createHash } from 'node:crypto'
import { onceEach } from './once-each.ts'

/** SHA-256 of some texts, as 64 hexadecimal digits. Where one text ends and the next begins is part of it. */
export function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}:`).update(text)
  return hash.digest('hex')
}

/** The same of one long text that is asked for again and again. */
export const hashOnce: (text: string) => string = onceEach((text) => hashOf(text))

/** SHA-256 of one text in base 64, as a content security policy names a script. */
export function policyHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
