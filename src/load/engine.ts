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

/** A hash over the code, put in by the bundler; code that is not bundled is looked at. */
declare const dossierBuild: string | undefined

function readHash(): string {
  const code = typeof dossierBuild === 'string' ? [] : hashFilesBelow(programFolder)
  const files = [...code, ...hashFilesBelow(join(ownFolder, 'templates/_base'))]
  const build = code.length > 0 ? '' : dossierBuild!
  return hashOf(
    process.version,
    build,
    installedHash(ownFolder),
    ...files.map(({ path, sha256 }) => `${path.slice(ownFolder.length)} ${sha256}`),
  )
}

/** Of the list that npm keeps of what is installed; it stands in the nearest `node_modules`. */
function installedHash(folder: string): string {
  const hash = hashFile(join(folder, 'node_modules/.package-lock.json'))
  const parent = dirname(folder)
  return hash !== '' || parent === folder ? hash : installedHash(parent)
}
