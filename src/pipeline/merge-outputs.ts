import { readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { namesIn } from '../load/location.ts'
import { loadProject } from '../load/project.ts'
import type { Message } from '../model/message.ts'
import { tidy } from '../publish/leftovers.ts'
import { type OutputFiles, publish } from '../publish/publish.ts'
import { readOutputs, recallManifest } from '../publish/recall.ts'
import { buildSite } from './build-site.ts'
import type { BuildOptions } from './reports.ts'

/** What came of putting output folders together. */
export interface Merged {
  messages: Message[]
  /** Names of the briefs that were taken over. */
  taken: string[]
  /** What was not taken over, and why. */
  refused: string[]
  /** How many briefs lie in the output folder now. */
  briefs: number
}

/**
 * Takes the briefs in some folders over into the output folder, each byte for byte and only where it is as its manifest says, and writes
 * the pages about all briefs: what one machine would have built alone.
 *
 * @param folders absolute paths of output folders, of the same project in other places
 * @throws EnvironmentFault where the output folder cannot be written.
 */
export async function mergeOutputs(options: Pick<BuildOptions, 'root' | 'out'>, folders: readonly string[]): Promise<Merged> {
  const root = resolve(options.root)
  const out = resolve(options.out ?? join(root, 'output'))
  const taken: string[] = []
  const refused: string[] = []
  for (const folder of folders) {
    for (const name of await namesIn({ path: '', absolute: folder, root: folder })) {
      const files = await wholeBrief(folder, name, relative(root, join(out, name)))
      if (typeof files === 'string') refused.push(`${join(folder, name)} is not taken over: ${files}`)
      if (files === undefined || typeof files === 'string') continue
      await publish({ root, folder: join(out, name) }, files)
      taken.push(name)
    }
  }
  const { value: project, messages } = await loadProject(root)
  const names = await namesIn({ path: 'output', absolute: out, root })
  for (const name of names) await tidy(join(out, name))
  const site = await buildSite(project, out, { names, folders: [] })
  if (site.fault) throw site.fault
  return { messages: [...messages, ...site.messages], taken, refused, briefs: site.briefs }
}

/** The files of a brief; nothing where there is none, and the reason where it is not whole or was made for another place. */
async function wholeBrief(folder: string, name: string, way: string): Promise<OutputFiles | string | undefined> {
  const manifest = await recallManifest(join(folder, name))
  if (manifest?.brief !== name) {
    const isBrief = await readFile(join(folder, name, 'manifest.json')).then(
      () => true,
      () => false,
    )
    return isBrief ? 'its manifest is damaged' : undefined
  }
  const start = `${way.split(sep).join('/')}/`
  const isElsewhere = manifest.outputs.find(({ path }) => !path.startsWith(start))
  if (isElsewhere) return `it was built for ${isElsewhere.path}, which is not below ${start}`
  const outputs = await readOutputs(join(folder, name), manifest, start)
  if (outputs === undefined) return 'its files are not as its manifest says'
  return new Map([...outputs, ['manifest.json', await readFile(join(folder, name, 'manifest.json'))]])
}
