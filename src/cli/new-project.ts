import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { filesBelow, inDossier, type Location, namesIn } from '../load/location.ts'
import { writeNew } from './new-files.ts'
import { ExitStatus } from './status.ts'

/** `dossier new project <dir>`: a project of one source, one note and one brief, whose comments say what to write where. */
export async function runNewProject(folder: string): Promise<number> {
  const target: Location = { path: folder, absolute: resolve(folder), root: resolve(folder) }
  if ((await namesIn(target)).length > 0) {
    console.error(`dossier: the folder "${folder}" is not empty; name one that is empty or does not exist`)
    return ExitStatus.usage
  }
  const starter = inDossier('templates/_base/new/project')
  const files = new Map<string, string>()
  for (const { absolute } of await filesBelow(starter, '')) {
    const path = relative(starter.absolute, absolute).replaceAll('\\', '/')
    // npm leaves a file with its real name out of a package
    files.set(path === 'gitignore' ? '.gitignore' : path, await readFile(absolute, 'utf8'))
  }
  console.log(`${folder}:`)
  await writeNew(target.absolute, files, false)
  console.log(`next: cd ${folder} && dossier build`)
  return ExitStatus.done
}
