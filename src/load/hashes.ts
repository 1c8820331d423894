import { createHash, createHmac, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { fold } from '../model/folded.ts'
import type { LiteratureMatter } from '../model/note.ts'

/** The hashes of one fingerprint: each with its salt and, where there is one, the secret key. */
export interface Hashes {
  /** Of a quotation, whatever its typography. */
  folded: (quotation: string) => string
  exact: (text: string) => string
  reading: (matter: Pick<LiteratureMatter, 'calls' | 'noise'>) => string
  /** Of a text, by the hash of its bytes. */
  text: (sha256: string) => string
  /** Slow: 16 MB and some 50 ms. */
  context: (note: string, before: string, after: string) => Promise<string>
}

const slow = promisify<string, string, number, { N: number; r: number; p: number }, Buffer>(scrypt)

export function makeHashes(salt: string, key: Uint8Array | undefined): Hashes {
  const secret = key ? createHmac('sha256', key).update(salt).digest() : Buffer.from(salt, 'hex')
  // each kind of hash has a name, so that none can be taken for another
  const hash = (kind: string, text: string) => createHmac('sha256', secret).update(`${kind}\0${text}`).digest('hex')
  return {
    folded: (quotation) => {
      const { characters, gaps } = fold(quotation)
      return hash('quotation', `${characters}\0${gaps.join('')}`)
    },
    exact: (text) => hash('exact', text),
    reading: ({ calls, noise }) => hash('reading', JSON.stringify([calls ?? null, noise])),
    text: (sha256) => (key ? hash('text', sha256) : sha256),
    context: async (note, before, after) => {
      const sides = JSON.stringify([before, after])
      return (await slow(key ? hash('context', sides) : sides, `${salt} ${note}`, 32, { N: 2 ** 14, r: 8, p: 1 })).toString('hex')
    },
  }
}

/** Hash of the bytes of a key file. */
export function keyOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
