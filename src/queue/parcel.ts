import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { gunzip, gzip } from 'node:zlib'
import type { BriefResult } from '../pipeline/build-brief.ts'

/** What a worker sends back of a brief. */
export interface Parcel {
  result: Omit<BriefResult, 'fault'>
  /** What goes into the brief's folder; nothing where errors stopped the brief. */
  files: Map<string, string | Uint8Array>
  /** Hash of everything that decided what is written. */
  basis: string
}

const cipher = 'aes-256-gcm'
const [ivLength, tagLength] = [12, 16]

/**
 * Packs a parcel so that only who has the same checkout can read it, or could have written it: the server may belong to others, and
 * briefs may be confidential.
 *
 * @param id of the job; a parcel opens only under its own
 */
export async function packParcel(parcel: Parcel, secret: string, id: string): Promise<Buffer> {
  const iv = randomBytes(ivLength)
  const seal = createCipheriv(cipher, keyOf(secret, id), iv)
  const body = Buffer.concat([seal.update(await promisify(gzip)(serialize(parcel))), seal.final()])
  return Buffer.concat([iv, seal.getAuthTag(), body])
}

/** `undefined` where it was damaged, or packed for another job or from another checkout. */
export async function openParcel(bytes: Buffer, secret: string, id: string): Promise<Parcel | undefined> {
  try {
    const seal = createDecipheriv(cipher, keyOf(secret, id), bytes.subarray(0, ivLength), { authTagLength: tagLength })
    seal.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
    const packed = Buffer.concat([seal.update(bytes.subarray(ivLength + tagLength)), seal.final()])
    return deserialize(await promisify(gunzip)(packed)) as Parcel
  } catch {
    return undefined
  }
}

function keyOf(secret: string, id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, id, 'dossier parcel', 32))
}
