import { lstat, mkdir, open, readFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Manifest } from '../model/manifest.ts'
import { removeLeftovers, temporaryEnd } from './leftovers.ts'
import { whileLocked } from './lock.ts'
import { asFault } from './publish-fault.ts'

export { asFault } from './publish-fault.ts'

/** What a build hands over: paths relative to the brief's output folder, with forward slashes. */
export type OutputFiles = ReadonlyMap<string, string | Uint8Array>

/**
 * Writes a brief's files into its output folder, each whole or not at all.
 *
 * First every file is written beside its place under a temporary name and flushed to the disk; only when all are there are they
 * renamed, the manifest last; a file that is there already as it should be is left alone. So a full disk or a crash leaves the last good build. What an earlier build wrote and this one
 * does not (its manifest lists it) is removed; what Dossier did not write is never touched. Two runs write a folder one after the other,
 * and what a run that was killed has left is cleared away.
 *
 * @param isOvertaken asked when it is this run's turn: whether another has written what is newer, which then stays
 * @returns the paths of what was written, as they are given
 * @throws EnvironmentFault where the folder cannot be written.
 */
export async function publish(
  place: { root: string; folder: string },
  files: OutputFiles,
  isOvertaken: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<string[]> {
  return whileLocked(place.folder, async () => {
    await removeLeftovers(place.folder)
    return (await isOvertaken()) ? [] : writeFiles(place, files)
  })
}

async function writeFiles({ root, folder }: { root: string; folder: string }, files: OutputFiles): Promise<string[]> {
  const suffix = temporaryEnd()
  const staged: [temporary: string, final: string, path: string][] = []
  try {
    const stale = (await writtenBefore(root, folder)).filter((path) => !files.has(path))
    for (const [path, written] of manifestLast(files)) {
      const content = typeof written === 'string' ? Buffer.from(written) : written
      const final = join(folder, path)
      await refuseFolder(final)
      if (await holds(final, content)) continue
      staged.push([final + suffix, final, path])
      await writeWhole(final + suffix, content)
    }
    for (const [temporary, final] of staged) await rename(temporary, final)
    await Promise.all(stale.map((path) => removeStale(folder, path)))
    return staged.map(([, , path]) => path)
  } catch (cause) {
    await Promise.allSettled(staged.map(([temporary]) => rm(temporary, { force: true })))
    throw asFault(folder, cause)
  }
}

function manifestLast(files: OutputFiles): [string, string | Uint8Array][] {
  return [...files].sort(([a], [b]) => Number(a === 'manifest.json') - Number(b === 'manifest.json'))
}

/** Writes a new file and flushes it to the disk; its folder need not exist. Fails where the file is there already. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Whether a file is there already with this content: it is then left alone, so that who watches it is not called for nothing. */
async function holds(path: string, content: Uint8Array): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined)
  return found?.isFile() === true && found.size === content.length && (await readFile(path)).equals(content)
}

/** A folder where a file should go would only fail at the rename, when other files are already in place. */
async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
}

/** What the manifest of the last build says it wrote, relative to the folder. A damaged manifest vouches for nothing. */
async function writtenBefore(root: string, folder: string): Promise<string[]> {
  try {
    const { outputs } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    const paths = outputs.map(({ path }) => relative(folder, resolve(root, path)).split(sep).join('/'))
    return paths.filter((path) => path !== '' && !path.startsWith('../') && !isAbsolute(path))
  } catch {
    return []
  }
}

async function removeStale(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true })
  const parent = dirname(join(folder, path))
  if (parent !== folder && (await readdir(parent)).length === 0) await rmdir(parent)
}
