import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOf } from '../model/hash.ts'
import { hashFile, hashFilesBelow } from './tree.ts'

/** Dossier's own folder, beside `src/` as beside `dist/`. */
const own = fileURLToPath(new URL('../../', import.meta.url))
const program = fileURLToPath(new URL('../', import.meta.url))

/**
 * A hash over the program itself: its code, its own templates, what it depends on, and Node. Whatever was made by a program with
 * another hash may differ.
 */
export function engineHash(): string {
  const files = [...hashFilesBelow(program), ...hashFilesBelow(join(own, 'templates/_base'))]
  return hashOf(process.version, installedHash(own), ...files.map(({ path, sha256 }) => `${path.slice(own.length)} ${sha256}`))
}

/** Of the list that npm keeps of what is installed; it stands in the nearest `node_modules`. */
function installedHash(folder: string): string {
  const hash = hashFile(join(folder, 'node_modules/.package-lock.json'))
  const parent = dirname(folder)
  return hash !== '' || parent === folder ? hash : installedHash(parent)
}
