import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { InputFile } from '../model/corpus.ts'

/**
 * Hashes every file below a folder, hidden ones left out, by path. What cannot be read is listed with an empty hash, and a folder that
 * a link leads back to is entered once.
 */
export function hashFilesBelow(folder: string, seen = new Set<string>()): InputFile[] {
  const real = realPath(folder)
  if (real === undefined || seen.has(real)) return []
  seen.add(real)
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name)
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
    return isFolder ? hashFilesBelow(path, seen) : [{ path, sha256: hashFile(path) }]
  })
}

/** SHA-256 of a file's bytes; empty where there is no such file. */
export function hashFile(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return ''
  }
}

function namesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith('.'))
    return names.sort()
  } catch {
    return []
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
