import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** One saved file: an editor is done with it at once. Milliseconds. */
const briefly = 30
/** Files that came, went or are empty, or many at once: more is probably on its way. */
const longer = 150
/** No checkout of a working copy takes longer; a lock that stays was left behind. */
const longestLock = 5000

/** Collects the paths of changed files, and calls back once for all of them when nothing more is being written. */
export interface Settling {
  /** Tells of a changed file, by its absolute path. */
  note: (path: string) => void
  close: () => void
}

/** Waits until the changed files have kept their size and time for a moment, and Git is not at work in the folder. */
export function settle(root: string, onSettled: (paths: string[]) => void): Settling {
  const changed = new Set<string>()
  let seen = ''
  let lockedSince: number | undefined
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  const wait = (milliseconds: number) => {
    clearTimeout(timer)
    if (!isClosed) timer = setTimeout(() => void look(), milliseconds)
  }
  const look = async (): Promise<void> => {
    const paths = [...changed]
    const states = await Promise.all(paths.map(stateOf))
    const now = states.map(({ text }) => text).join('\n')
    const isLocked = await isGitAtWork(root)
    lockedSince = isLocked ? (lockedSince ?? Date.now()) : undefined
    const isQuiet = now === seen && changed.size === paths.length && (lockedSince === undefined || Date.now() - lockedSince > longestLock)
    if (!isQuiet) {
      seen = now
      return wait(isLocked || paths.length > 3 || states.some(({ isWhole }) => !isWhole) ? longer : briefly)
    }
    changed.clear()
    seen = ''
    if (!isClosed) onSettled(paths.sort())
  }
  return {
    note: (path) => {
      changed.add(path)
      wait(briefly / 2)
    },
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

async function stateOf(path: string): Promise<{ text: string; isWhole: boolean }> {
  const found = await stat(path).catch(() => undefined)
  return { text: `${path} ${found?.size} ${found?.mtimeMs}`, isWhole: found?.isDirectory() === true || (found?.size ?? 0) > 0 }
}

/** While Git changes a working copy, its index is locked. */
async function isGitAtWork(folder: string): Promise<boolean> {
  if (await stat(join(folder, '.git', 'index.lock')).catch(() => undefined)) return true
  const parent = dirname(folder)
  const isTop = parent === folder || (await stat(join(folder, '.git')).catch(() => undefined)) !== undefined
  return isTop ? false : isGitAtWork(parent)
}
