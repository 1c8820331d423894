/** What is kept between runs in the user's cache folder, each thing with its checksum: what is damaged is as good as forgotten. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** The file that keeps one thing of a kind, such as the `quotations` of a project's folder. */
export function cacheFile(kind: string, name: string): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(base, 'dossier', kind, `${checksum(name).slice(0, 32)}.json`)
}

/** What is kept in a file of the cache; `undefined` where there is nothing that can be trusted. */
export function readCache(file: string): unknown {
  try {
    const written = readFileSync(file, 'utf8')
    const end = written.indexOf('\n')
    const payload = written.slice(end + 1)
    return written.slice(0, end) === checksum(payload) ? JSON.parse(payload) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a value, whole or not at all. That it cannot be kept is no fault of the run. */
export function writeCache(file: string, value: unknown): void {
  const payload = JSON.stringify(value)
  const half = `${file}.${randomUUID()}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(half, `${checksum(payload)}\n${payload}`, { mode: 0o600 })
    renameSync(half, file)
  } catch {
    forget(half)
  }
}

/** Removes a file of the cache, as far as that can be done. */
export function forget(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // nobody may write there, so nothing was kept there either
  }
}

export function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
