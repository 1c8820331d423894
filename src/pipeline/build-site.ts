import { checkSameWords } from '../check/same-words.ts'
import { join } from 'node:path'
import { loadSite } from '../load/site.ts'
import type { Project } from '../load/project.ts'
import { type BriefEntry, entryOf } from '../model/brief-entry.ts'
import { namesIn } from '../load/location.ts'
import { EnvironmentFault } from '../model/fault.ts'
import { type Message, warning } from '../model/message.ts'
import { whileLocked } from '../publish/lock.ts'
import { publishSite } from '../publish/publish-site.ts'
import { recallManifest } from '../publish/recall.ts'
import { drawList } from '../site/list.ts'
import { drawMatrix } from '../site/matrix.ts'

/**
 * The entries of all briefs that lie in the output folder, by name: of this run and of earlier ones, as far as the project still has them.
 *
 * @param ran names of the briefs of this run
 * @param asked folders of `templates/` that were built in this run: what else they once made is gone
 */
async function allEntries(
  { root, briefNames }: Project,
  out: string,
  ran: readonly string[],
  asked: readonly string[],
): Promise<BriefEntry[]> {
  const entries: BriefEntry[] = []
  for (const name of await namesIn({ path: 'output', absolute: out, root })) {
    const manifest = await recallManifest(join(out, name))
    if (manifest?.brief !== name || !briefNames.includes(manifest.about.source)) continue
    if (ran.includes(name) || !asked.includes(manifest.about.source)) entries.push(entryOf(manifest))
  }
  return entries
}

/** What was made of all briefs together. */
export interface Site {
  /** How briefs of this run differ from others. */
  messages: Message[]
  /** The pages about all briefs, by absolute path. */
  pages: string[]
  /** How many briefs lie in the output folder. */
  briefs: number
  fault?: EnvironmentFault
}

/**
 * Holds the briefs in the output folder against each other, and writes the pages about them: `index.html` for everybody and, for use
 * inside, `inside.html` and `consistency.html`.
 *
 * @param run the briefs of this run by name, and the folders of `templates/` that made them
 * No other run does so at the same time: whoever comes last has seen what all the others have written.
 */
export async function buildSite(
  project: Project,
  out: string,
  run: { names: readonly string[]; folders: readonly string[] },
): Promise<Site> {
  if ((await namesIn({ path: 'output', absolute: out, root: project.root })).length === 0) return { messages: [], pages: [], briefs: 0 }
  try {
    return await whileLocked(out, () => buildPages(project, out, run))
  } catch (thrown) {
    if (thrown instanceof EnvironmentFault) return { messages: [], pages: [], briefs: 0, fault: thrown }
    throw thrown
  }
}

async function buildPages(project: Project, out: string, run: { names: readonly string[]; folders: readonly string[] }): Promise<Site> {
  const entries = await allEntries(project, out, run.names, run.folders)
  const differing = checkSameWords(entries.map(({ name, facts }) => ({ brief: name, facts })))
  const messages = differing.filter(({ message }) => run.names.some((name) => message.includes(`in "${name}", but`)))
  try {
    const { pages, foreign } = await writePages(project, out, entries)
    return { messages: [...messages, ...foreign.map(foreignMessage)], pages, briefs: entries.length }
  } catch (thrown) {
    if (thrown instanceof EnvironmentFault) return { messages, pages: [], briefs: entries.length, fault: thrown }
    throw thrown
  }
}

async function writePages(project: Project, out: string, entries: readonly BriefEntry[]): Promise<{ pages: string[]; foreign: string[] }> {
  if (entries.length === 0) return { pages: [], foreign: [] }
  const files = await loadSite(project, commonest(entries.map(({ lang }) => lang)))
  const pages = new Map([
    ['index.html', drawList(entries, files, false)],
    ['inside.html', drawList(entries, files, true)],
    ['consistency.html', drawMatrix(entries, project.corpus, files)],
  ])
  const foreign = await publishSite(out, pages)
  return { pages: [...pages.keys()].filter((name) => !foreign.includes(name)).map((name) => join(out, name)), foreign }
}

function foreignMessage(name: string): Message {
  return warning(
    { file: `output/${name}`, line: 1, column: 1 },
    'own-file',
    `"${name}" was not written: there is a file of this name that Dossier has not made`,
    'rename or remove it, or write the briefs to another folder with --out',
  )
}

function commonest(languages: readonly string[]): string {
  const count = (lang: string) => languages.filter((one) => one === lang).length
  return languages.reduce((best, lang) => (count(lang) > count(best) ? lang : best))
}
