import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { removeLeftovers, temporaryEnd } from './leftovers.ts'
import { asFault } from './publish-fault.ts'
import { writeWhole } from './publish.ts'

/**
 * Writes the pages about all briefs beside their folders, each whole or not at all; one that would not change is left as it is.
 *
 * A file of that name that Dossier has not made, its users' own, is left alone. Only for who has the folder's lock.
 *
 * @returns the names of the files that were left alone.
 * @throws EnvironmentFault where the folder cannot be written.
 */
export async function publishSite(out: string, pages: ReadonlyMap<string, string>): Promise<string[]> {
  const foreign: string[] = []
  await removeLeftovers(out, { recursive: false })
  for (const [name, html] of pages) {
    const path = join(out, name)
    const present = await readFile(path, 'utf8').catch(nothingThere)
    if (present === html) continue
    if (present !== undefined && !present.includes(ourMark)) {
      foreign.push(name)
      continue
    }
    const temporary = path + temporaryEnd()
    try {
      await writeWhole(temporary, html)
      await rename(temporary, path)
    } catch (cause) {
      await rm(temporary, { force: true })
      throw asFault(out, cause)
    }
  }
  return foreign
}

/** What every page of ours says in its head. */
const ourMark = '<meta name="generator" content="Dossier">'

/** A file that is no text of ours, such as a folder, counts as another's. */
function nothingThere(cause: NodeJS.ErrnoException): string | undefined {
  return cause.code === 'ENOENT' ? undefined : ''
}
