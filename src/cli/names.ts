import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '../model/suggest.ts'
import { ExitStatus } from './status.ts'

/** Says which of the named briefs do not exist; `undefined` where all do. A wrong name is wrong usage, not an error in a file. */
export function refuseUnknownBriefs(names: readonly string[], root: string): number | undefined {
  const known = briefFolders(root)
  const unknown = names.filter((name) => !known.includes(name))
  for (const name of unknown)
    console.error(`dossier: there is no brief "${name}"; ${didYouMean(name, known) || `there are: ${known.join(', ') || 'none'}`}`)
  return unknown.length > 0 ? ExitStatus.usage : undefined
}

function briefFolders(root: string): string[] {
  try {
    const folders = readdirSync(join(root, 'templates'), { withFileTypes: true })
    return folders.filter((entry) => entry.isDirectory() && entry.name !== '_base').map(({ name }) => name)
  } catch {
    return []
  }
}
