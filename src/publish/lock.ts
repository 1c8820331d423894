import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lock } from 'proper-lockfile'
import { asFault } from './publish-fault.ts'

/** The folder that stands for the lock; whoever makes it has it. */
export const lockName = '.lock'

/** A holder that has not shown itself for ten seconds is dead: it does so every third second. */
const times = { stale: 10_000, update: 3_000 }
/** For as long as any brief takes to be written on a busy machine. */
const patience = { retries: 1_000, factor: 1.2, minTimeout: 20, maxTimeout: 300 }

/**
 * Does something in a folder, which need not exist, while no other run does; it waits until they are done. The lock of one that was
 * killed is taken over.
 *
 * @throws EnvironmentFault where the folder cannot be written.
 */
export async function whileLocked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const release = await takeLock(folder).catch((cause: unknown) => {
    throw asFault(folder, cause)
  })
  try {
    return await work()
  } finally {
    await release().catch(() => {}) // a lock that somebody took over is theirs to give back
  }
}

async function takeLock(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const lockfilePath = join(folder, lockName)
  return lock(folder, { ...times, lockfilePath, realpath: false, retries: patience, onCompromised: () => {} })
}
