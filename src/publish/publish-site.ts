import { randomBytes } from 'node:crypto'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asFault, writeWhole } from './publish.ts'

/**
 * Writes the pages about all briefs beside their folders, each whole or not at all; one that would not change is left as it is.
 *
 * @throws EnvironmentFault where the folder cannot be written.
 */
export async function publishSite(out: string, pages: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, html] of pages) {
    const path = join(out, name)
    if ((await readFile(path, 'utf8').catch(() => undefined)) === html) continue
    const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
    try {
      await writeWhole(temporary, html)
      await rename(temporary, path)
    } catch (cause) {
      await rm(temporary, { force: true })
      throw asFault(out, cause)
    }
  }
}
