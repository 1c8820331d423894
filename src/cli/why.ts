import { relative, resolve, sep } from 'node:path'
import { leadingTo, type Meant, meantBy } from '../impact/rests-on.ts'
import { loadBrief } from '../load/brief.ts'
import type { Brief } from '../model/brief.ts'
import type { SaidFootnote } from '../model/frozen.ts'
import { didYouMean } from '../model/suggest.ts'
import { readProject } from '../pipeline/read-project.ts'
import { lastBuilds } from './built-briefs.ts'
import type { CommonOptions } from './options.ts'
import { ExitStatus } from './status.ts'

/** How a brief rests on what was asked for. */
interface Reason {
  brief: string
  /** `footnotes` lead to it, its `text` names it, or it is made from the `file`. */
  by: 'footnotes' | 'text' | 'file'
  footnotes: Pick<SaidFootnote, 'number' | 'page'>[]
  notes: string[]
}

/** `dossier why <name>`: by the manifests of the last builds and the corpus as it is. */
export async function runWhy(name: string, options: CommonOptions): Promise<number> {
  const { root, json } = options
  const { value: project } = await readProject({ root })
  const { corpus } = project
  const path = pathIn(root, name)
  const meant = meantBy(corpus, name) ?? meantBy(corpus, path)
  const builds = await lastBuilds(options)
  const reasons: Reason[] = []
  for (const { manifest, frozen } of builds) {
    const { brief } = frozen
    if (meant) reasons.push(...reasonsOf(meant, brief, leadingTo(frozen, meant), manifest.facts.names))
    else if (manifest.inputs.some((input) => input.path === path) && (await takes(project, frozen.folder, brief, path)))
      reasons.push({ brief, by: 'file', footnotes: [], notes: [] })
  }
  const isFile = builds.some(({ manifest }) => manifest.inputs.some((input) => input.path === path))
  if (!meant && !isFile) {
    const known = [...corpus.notes.keys(), ...corpus.sources.keys(), ...corpus.questions.keys(), ...corpus.entities.keys()]
    const hint =
      builds.length === 0 ? 'nothing is built yet; run dossier build' : didYouMean(name, known) || 'name a file, a note or a source'
    console.error(`dossier: no brief was made from "${name}", and the corpus does not know it; ${hint}`)
    return ExitStatus.usage
  }
  const what = meant ? meant.kind : 'file'
  if (json) for (const reason of reasons) console.log(JSON.stringify({ name: meant ? name : path, kind: what, ...reason }))
  else for (const line of linesOf(meant ? name : path, what, reasons, builds.length)) console.log(line)
  return ExitStatus.done
}

function pathIn(root: string, name: string): string {
  const inRoot = relative(root, resolve(root, name)).split(sep).join('/')
  const fromHere = relative(root, resolve(name)).split(sep).join('/')
  return fromHere.startsWith('../') ? inRoot : fromHere
}

function reasonsOf(
  meant: Meant,
  brief: string,
  { footnotes, sentences, notes }: ReturnType<typeof leadingTo>,
  names: Readonly<Record<string, string[]>>,
): Reason[] {
  const led = footnotes.map(({ number, page }) => ({ number, page }))
  if (led.length > 0 || sentences > 0) return [{ brief, by: 'footnotes', footnotes: led, notes }]
  return meant.entities.some((id) => (names[id]?.length ?? 0) > 0) ? [{ brief, by: 'text', footnotes: [], notes: [] }] : []
}

/** Whether a brief takes a file that it read: of all partials that lie ready only those that its templates include. */
async function takes(
  project: { root: string; briefNames: readonly string[] },
  folder: string,
  name: string,
  path: string,
): Promise<boolean> {
  const { briefs } = (await loadBrief(project, folder)).value
  const brief = briefs.find((one) => one.name === name)
  const partial = [...(brief?.partials ?? [])].find(([, file]) => file.path === path)?.[0]
  return !brief || partial === undefined || includedIn(brief).has(partial)
}

/** Names of the partials that the templates of a brief include, at any remove. */
function includedIn({ chapters, page, partials }: Brief): ReadonlySet<string> {
  const included = new Set<string>()
  const read = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/\{\{\{?[~#]*>\s*["']?([\w/.-]+)/gu)) {
      if (included.has(name)) continue
      included.add(name)
      read(partials.get(name)?.text ?? '')
    }
  }
  for (const { text } of [...chapters, page]) read(text)
  return included
}

function linesOf(name: string, what: string, reasons: readonly Reason[], builds: number): string[] {
  const head = `${name} (${what}): ${reasons.length} of ${builds} briefs rest on it`
  return [
    head,
    ...reasons.map(({ brief, by, footnotes, notes }) => {
      if (by === 'file') return `  ${brief}: made from it`
      if (by === 'text') return `  ${brief}: names it`
      const where = footnotes.map(({ number, page }) => (page === null ? `${number}` : `${number} (p. ${page})`))
      const led = where.length > 0 ? `footnotes ${where.join(', ')}` : 'cited in the text'
      return `  ${brief}: ${led}${notes.length > 0 ? `; by ${notes.join(', ')}` : ''}`
    }),
  ]
}
