import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** One saved file: an editor is done with it at once. Milliseconds. */
const briefly = 20
/** Files that came, went or are empty, or many at once: more is probably on its way. */
const longer = 150
/** No checkout of a working copy takes longer; a lock that stays was left behind. */
const longestLock = 5000
/** A watcher tells of one file no more often than this, so what was written in the meantime has to be looked for. */
const untold = 100

/** Collects the paths of changed files, and calls back once for all of them when nothing more is being written. */
export interface Settling {
  /** Tells of a changed file, by its absolute path. */
  note: (path: string) => void
  close: () => void
}

/** Waits until the changed files have kept their size and time for a moment, and Git is not at work in the folder. */
export function settle(root: string, onSettled: (paths: string[]) => void): Settling {
  const changed = new Set<string>()
  const closing = new AbortController()
  let isLooking = false
  let lockedSince: number | undefined
  let wake = (): void => {}
  /** Ends before its time where another file is told of. */
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const untilQuiet = async (): Promise<States> => {
    let seen: States = new Map()
    let since = performance.now()
    while (!closing.signal.aborted) {
      const now = await statesOf(changed)
      lockedSince = (await isGitAtWork(root)) ? (lockedSince ?? performance.now()) : undefined
      const isLocked = lockedSince !== undefined && performance.now() - lockedSince < longestLock
      if (isLocked || now.size < changed.size || differing(seen, now).length > 0) since = performance.now()
      const left = since + (isLocked || isUnfinished(now) ? longer : briefly) - performance.now()
      if (left <= 0) return now
      seen = now
      await pause(left)
    }
    return seen
  }

  const look = async (): Promise<void> => {
    while (changed.size > 0 && !closing.signal.aborted) {
      const settled = await untilQuiet()
      if (closing.signal.aborted) return
      changed.clear()
      onSettled([...settled.keys()].sort())
      await pause(untold)
      for (const path of differing(settled, await statesOf(settled.keys()))) changed.add(path)
    }
    isLooking = false
  }
  return {
    note: (path) => {
      changed.add(path)
      wake()
      if (isLooking) return
      isLooking = true
      void look()
    },
    close: () => {
      closing.abort()
      wake()
    },
  }
}

/** Size and time of files by their paths, as a text; empty for what is empty or gone. */
type States = ReadonlyMap<string, string>

async function statesOf(paths: Iterable<string>): Promise<States> {
  return new Map(await Promise.all([...paths].map(async (path) => [path, await stateOf(path)] as const)))
}

async function stateOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) return 'folder'
  return found && found.size > 0 ? `${found.size} ${found.mtimeMs} ${found.ino}` : ''
}

function differing(before: States, now: States): string[] {
  return [...now].filter(([path, state]) => before.get(path) !== state).map(([path]) => path)
}

function isUnfinished(states: States): boolean {
  return states.size > 3 || [...states.values()].includes('')
}

/** While Git changes a working copy, its index is locked. */
async function isGitAtWork(folder: string): Promise<boolean> {
  if (await stat(join(folder, '.git', 'index.lock')).catch(() => undefined)) return true
  const parent = dirname(folder)
  const isTop = parent === folder || (await stat(join(folder, '.git')).catch(() => undefined)) !== undefined
  return isTop ? false : isGitAtWork(parent)
}
