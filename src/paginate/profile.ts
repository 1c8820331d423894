import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A private folder for one run of the browser: its profile and everything that it takes for the user's home. */
export interface Profile {
  folder: string
  environment: Record<string, string>
  /** Removes the folder; may be called again. */
  remove: () => void
}

const prefix = 'dossier-browser-'

/** Makes the folder, readable by this user alone, and clears away those of runs that were killed. */
export async function makeProfile(): Promise<Profile> {
  removeAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const remove = () => {
    process.off('exit', remove)
    removeFolder(folder)
  }
  process.on('exit', remove)
  const environment = {
    ...pick(process.env, ['PATH', 'TMPDIR', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP']),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
  }
  return { folder, environment, remove }
}

function removeAbandoned(): void {
  removeProfiles((owner) => !isRunning(owner))
}

/** Removes the folders of this process, when it ends. */
export function removeOwnProfiles(): void {
  removeProfiles((owner) => owner === process.pid)
}

/** A folder's name holds the process id of its run. */
function removeProfiles(isMeant: (owner: number) => boolean): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split('-', 1)[0])
    if (isMeant(owner)) removeFolder(join(tmpdir(), name))
  }
}

/** A folder that another user owns, or that a dying browser still writes to, stays; the next run tries again. */
function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // it holds nothing of the brief's, and no build should fail for it
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function pick(from: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])))
}
