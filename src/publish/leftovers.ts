import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lockName, whileLocked } from './lock.ts'

/** What the temporary name of a file ends in, different for each time that files are written. */
export function temporaryEnd(): string {
  return `.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
}

const temporary = /\.\d+-[\da-f]{8}\.tmp$/

/** Removes what a run that was killed has left in a folder. Only who has the folder's lock may: what is temporary is then nobody's. */
export async function removeLeftovers(folder: string, options: { recursive: boolean } = { recursive: true }): Promise<void> {
  const names = await readdir(folder, options).catch(() => [])
  for (const name of names.filter((one) => temporary.test(one))) await rm(join(folder, name), { force: true })
}

/** Where a run was killed while it wrote a folder, clears away what it has left; the folder is otherwise not written to. */
export async function tidy(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  if (names.some((name) => name === lockName || temporary.test(name))) await whileLocked(folder, () => removeLeftovers(folder))
}
