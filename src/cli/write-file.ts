import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { asFault } from '../publish/publish.ts'

/**
 * Writes a file that somebody asked for, in the place of one that is there, whole or not at all.
 *
 * @throws EnvironmentFault where it cannot be written.
 */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(temporary, text)
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw asFault(path, cause)
  }
}
