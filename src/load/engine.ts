import { dirname, join } from 'node:path'
import { hashOf } from '../model/hash.ts'
import { ownFolder, programFolder } from '../own-folder.ts'
import { hashFile, hashFilesBelow } from './tree.ts'

/**
 * A hash over the program itself: its code, its own templates, what it depends on, and Node. Whatever was made by a program with
 * another hash may differ.
 */
export function engineHash(): string {
  return (known ??= readHash())
}

/** The program that runs is the one that was there when it began. */
let known: string | undefined

function readHash(): string {
  const files = [...hashFilesBelow(programFolder), ...hashFilesBelow(join(ownFolder, 'templates/_base'))]
  return hashOf(process.version, installedHash(ownFolder), ...files.map(({ path, sha256 }) => `${path.slice(ownFolder.length)} ${sha256}`))
}

/** Of the list that npm keeps of what is installed; it stands in the nearest `node_modules`. */
function installedHash(folder: string): string {
  const hash = hashFile(join(folder, 'node_modules/.package-lock.json'))
  const parent = dirname(folder)
  return hash !== '' || parent === folder ? hash : installedHash(parent)
}
