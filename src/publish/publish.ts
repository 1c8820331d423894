import { randomBytes } from 'node:crypto'
import { lstat, mkdir, open, readFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { EnvironmentFault } from '../model/fault.ts'
import type { Manifest } from '../model/manifest.ts'

/** What a build hands over: paths relative to the brief's output folder, with forward slashes. */
export type OutputFiles = ReadonlyMap<string, string | Uint8Array>

/**
 * Writes a brief's files into its output folder, each whole or not at all.
 *
 * First every file is written beside its place under a temporary name and flushed to the disk; only when all are there are they
 * renamed, the manifest last; a file that is there already as it should be is left alone. So a full disk or a crash leaves the last good build. What an earlier build wrote and this one
 * does not (its manifest lists it) is removed; what Dossier did not write is never touched.
 *
 * @returns the paths of what was written, as they are given
 * @throws EnvironmentFault where the folder cannot be written.
 */
export async function publish({ root, folder }: { root: string; folder: string }, files: OutputFiles): Promise<string[]> {
  const suffix = `.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  const staged: [temporary: string, final: string, path: string][] = []
  try {
    const stale = (await writtenBefore(root, folder)).filter((path) => !files.has(path))
    for (const [path, content] of manifestLast(files)) {
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
async function holds(path: string, content: string | Uint8Array): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined)
  return found?.isFile() === true && (await readFile(path)).equals(Buffer.from(content))
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

/** What hinders writing, as the machine's fault; anything else is a bug and stays what it is. */
export function asFault(folder: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EROFS: 'the file system is read-only',
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    EISDIR: 'a folder stands where a file should go',
    ENOTDIR: 'a file stands where a folder should be',
    EDQUOT: 'the quota is used up',
  }
  if (code === undefined || reasons[code] === undefined) return cause
  return new EnvironmentFault(
    `cannot write ${folder}: ${reasons[code]}`,
    'make room or name another folder with --out; the last good build is untouched',
    { cause },
  )
}
