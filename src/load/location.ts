import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { ownFolder } from '../own-folder.ts'

/** A file or folder that a stage may be handed: in the user's project or in Dossier's own `templates/`. */
export interface Location {
  /** As messages and the manifest name it: relative to the project's root, `dossier:…` for Dossier's own. */
  path: string
  absolute: string
  /** The folder that it must not leave by a symbolic link. */
  root: string
}

/** A path of the project, with forward slashes, relative to its root. */
export function inProject(root: string, path: string): Location {
  return { path, absolute: join(root, path), root }
}

/** Dossier's own file under the name that messages give it. */
export function inDossier(path: string): Location {
  return { path: `dossier:${path}`, absolute: join(ownFolder, path), root: ownFolder }
}

/** Something within a folder. */
export function within(folder: Location, name: string): Location {
  return { path: `${folder.path}/${name}`, absolute: join(folder.absolute, name), root: folder.root }
}

/** Whether a file, all symbolic links followed, is where it seems to be: under its root. */
export async function isInside({ absolute, root }: Location): Promise<boolean> {
  const [real, realRoot] = [realPath(absolute), realPath(root)]
  return real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)
}

export async function isFile({ absolute }: Location): Promise<boolean> {
  return (await kindOf(absolute)) === 'file'
}

export async function isFolder({ absolute }: Location): Promise<boolean> {
  return (await kindOf(absolute)) === 'folder'
}

async function kindOf(absolute: string): Promise<'file' | 'folder' | undefined> {
  try {
    // asked at once: to ask a thread takes far longer than the answer
    const found = statSync(absolute, { throwIfNoEntry: false })
    return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : undefined
  } catch {
    return undefined
  }
}

function realPath(path: string): string {
  return realpathSync.native(path)
}

/** The entries of a folder by name, hidden ones left out; none where there is no such folder. */
export async function namesIn(folder: Location): Promise<string[]> {
  if (!(await isFolder(folder))) return []
  const names = readdirSync(folder.absolute)
  return names.filter((name) => !name.startsWith('.')).sort()
}

/**
 * All files below a folder whose names end in `extension`, by path.
 *
 * What a symbolic link leads out of the project is listed, not entered, as is a link that leads nowhere: reading it is refused with a
 * message.
 * A folder that a link leads back to is entered once.
 */
export async function filesBelow(folder: Location, extension: string, seen = new Set<string>()): Promise<Location[]> {
  if (!(await isFolder(folder))) return []
  if (!(await isInside(folder))) return [folder]
  const real = realPath(folder.absolute)
  if (seen.has(real)) return []
  seen.add(real)
  const found: Location[] = []
  for (const name of await namesIn(folder)) {
    const entry = within(folder, name)
    const isDead = (await kindOf(entry.absolute)) === undefined
    if (isDead && name.toLowerCase().endsWith(extension)) found.push(entry)
    else if (!(await isFile(entry))) found.push(...(await filesBelow(entry, extension, seen)))
    else if (name.toLowerCase().endsWith(extension)) found.push(entry)
  }
  return found
}
