import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { removeLeftovers, temporaryEnd } from './leftovers.ts'
import { asFault } from './publish-fault.ts'
import { writeWhole } from './publish.ts'

/**
 * Writes the pages about all briefs beside their folders, each whole or not at all; one that would not change is left as it is.
 *
 * Only for who has the folder's lock.
 *
 * @throws EnvironmentFault where the folder cannot be written.
 */
export async function publishSite(out: string, pages: ReadonlyMap<string, string>): Promise<void> {
  await removeLeftovers(out, { recursive: false })
  for (const [name, html] of pages) {
    const path = join(out, name)
    if ((await readFile(path, 'utf8').catch(() => undefined)) === html) continue
    const temporary = path + temporaryEnd()
    try {
      await writeWhole(temporary, html)
      await rename(temporary, path)
    } catch (cause) {
      await rm(temporary, { force: true })
      throw asFault(out, cause)
    }
  }
}
