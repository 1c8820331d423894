import { join } from 'node:path'
import { engineHash } from '../load/engine.ts'
import { hashFile, hashFilesBelow } from '../load/tree.ts'
import { hashOf } from '../model/hash.ts'

const parts = ['program', 'sources', 'templates'] as const

/** Hashes of all that must be the same on two machines, so that they build the same bytes. */
export type Checkout = Record<(typeof parts)[number], string>

export function readCheckout(root: string): Checkout {
  const { SOURCE_DATE_EPOCH: epoch = '', DOSSIER_KEY_FILE: key = '' } = process.env
  const tree = (folder: string) =>
    hashOf(...hashFilesBelow(join(root, folder)).map(({ path, sha256 }) => `${path.slice(root.length)} ${sha256}`))
  return { program: hashOf(engineHash(), epoch, key && hashFile(key)), sources: tree('sources'), templates: tree('templates') }
}

/** What may be shown to others: who has the same checkout makes the same of it, and nobody can read the hashes of the files from it. */
export function proofOf(checkout: Checkout, build: string): Checkout {
  const { program, sources, templates } = checkout
  return { program: hashOf(build, program), sources: hashOf(build, sources), templates: hashOf(build, templates) }
}

/** What of a checkout is not as the proof says. */
export function differences(checkout: Checkout, proof: Checkout, build: string): string[] {
  const own = proofOf(checkout, build)
  return parts.filter((part) => own[part] !== proof[part])
}

/** What only who has the same checkout knows. */
export function secretOf({ program, sources, templates }: Checkout): string {
  return hashOf(program, sources, templates)
}
