import { join } from 'node:path'
import { EnvironmentFault } from '../model/fault.ts'
import { writeWhole } from '../publish/publish.ts'

/**
 * Writes files that must not be there yet, and says which.
 *
 * @param files by path, relative to the folder
 * @throws EnvironmentFault where one is there, or cannot be written.
 */
export async function writeNew(folder: string, files: ReadonlyMap<string, string>, json: boolean | undefined): Promise<void> {
  for (const [path, text] of files) {
    try {
      await writeWhole(join(folder, path), text)
    } catch (cause) {
      const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST'
      const hint = isThere ? 'nothing that is there is written over' : 'make room, or mend the rights of the folder'
      throw new EnvironmentFault(`${join(folder, path)} ${isThere ? 'is there already' : 'cannot be written'}`, hint, { cause })
    }
    console.log(json ? JSON.stringify({ written: path }) : `  ${path}`)
  }
}
