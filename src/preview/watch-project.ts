import { watch } from 'chokidar'
import { join, relative, sep } from 'node:path'
import { EnvironmentFault } from '../model/fault.ts'
import { settle } from './settle.ts'

/** Watches a project until it is closed. */
export interface ProjectWatch {
  /** Files that lie neither under `sources/` nor under `templates/` but go into a brief, such as images; absolute. */
  alsoWatch: (paths: readonly string[]) => void
  close: () => Promise<void>
}

/** What a project is written in. The root itself is watched, so that a folder that is deleted is found again when it comes back. */
const written = ['sources', 'templates']

/**
 * Calls back when something in a project has changed and is whole again; comes when the watching has begun.
 *
 * @param onChange is given the paths, relative to the root, with forward slashes
 * @param onFault is told when the system does not let us watch (any longer)
 */
export async function watchProject(
  root: string,
  onChange: (paths: string[]) => void,
  onFault: (fault: EnvironmentFault) => void,
): Promise<ProjectWatch> {
  const others = new Set<string>()
  const settling = settle(root, (paths) => onChange(paths.map((path) => relative(root, path).split(sep).join('/'))))
  const isAside = (path: string) => path !== root && !isWritten(root, path) && !others.has(path)
  const watcher = watch(root, { ignored: isAside, ignoreInitial: true, atomic: true })
  watcher.on('all', (event, path) => {
    if (event !== 'addDir' && path !== root) settling.note(path)
  })
  watcher.on('error', (cause) => onFault(faultOf(root, cause)))
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  return {
    alsoWatch: (paths) => {
      const added = paths.filter((path) => !others.has(path) && !isWritten(root, path))
      for (const path of added) others.add(path)
      if (added.length > 0) watcher.add(added)
    },
    close: async () => {
      settling.close()
      await watcher.close()
    },
  }
}

/** Hidden files are an editor's or the system's own, and no stage reads them; what ends in `~` or `.tmp` is on its way to another name. */
function isWritten(root: string, path: string): boolean {
  const [folder = '', ...rest] = relative(root, path).split(sep)
  return written.includes(folder) && rest.every((name) => !/^\.|~$|\.tmp$|\.sw[a-z]$/.test(name)) && !rest.includes('node_modules')
}

function faultOf(root: string, cause: unknown): EnvironmentFault {
  const code = (cause as NodeJS.ErrnoException).code
  const what = code === 'ENOSPC' || code === 'EMFILE' ? 'the system has no more room for watchers' : String((cause as Error).message)
  const hint = code === 'ENOSPC' ? 'raise fs.inotify.max_user_watches, then start again' : 'start again'
  return new EnvironmentFault(`${join(root, '')} cannot be watched: ${what}`, hint, { cause })
}
