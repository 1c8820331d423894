import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** The folder that Dossier lies in: the nearest above its code that holds a `package.json`, whichever way the code was put together. */
export const ownFolder = nearest(here)

/** The folder of its code: `src/` or `dist/`. */
export const programFolder = join(ownFolder, here.slice(ownFolder.length).split(/[\\/]/).find(Boolean) ?? '')

function nearest(folder: string): string {
  const parent = dirname(folder)
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : nearest(parent)
}
