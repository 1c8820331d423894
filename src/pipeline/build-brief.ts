import { relative, resolve, sep } from 'node:path'
import { hashFile } from '../load/tree.ts'
import type { Project } from '../load/project.ts'
import type { JudgedApproval } from '../model/approval.ts'
import type { InputFile } from '../model/corpus.ts'
import { EnvironmentFault } from '../model/fault.ts'
import { hashOf } from '../model/hash.ts'
import type { Manifest } from '../model/manifest.ts'
import { hasErrors, type Message, type Noticed } from '../model/message.ts'
import { metersOf } from '../model/meter.ts'
import { tidy } from '../publish/leftovers.ts'
import { recallBuild, recallManifest } from '../publish/recall.ts'
import { beginPages } from './begin-pages.ts'
import type { ReadBrief } from './each-brief.ts'
import { finishBrief, stoppedBrief } from './finish-brief.ts'
import { judgeBrief } from './judge-brief.ts'
import type { OutputDesk } from './output-desk.ts'
import { type PreparedBrief, prepareBrief } from './prepare-brief.ts'
import type { BuiltBrief } from './reports.ts'

/** What came of a brief. */
export interface BriefResult {
  brief: BuiltBrief
  messages: Message[]
  inputs: InputFile[]
  approvals: JudgedApproval[]
  fault?: EnvironmentFault
}

/** One brief from its files to its output folder; it is left as it is where all that decides it is as it was at its last build. */
export async function buildBrief(project: Project, read: ReadBrief, ofCorpus: readonly Message[], desk: OutputDesk): Promise<BriefResult> {
  const folder = desk.folderOf(read.brief.name)
  await tidy(folder)
  const before = await recallManifest(folder)
  const last = desk.options.force || !before ? undefined : await recallBuild(project.root, folder, before)
  // what was never built is prepared while the browser still starts
  const early = last === undefined && !desk.elsewhere ? prepareBrief(project, read.brief, desk.options) : undefined
  early?.catch(() => {}) // it is awaited below
  const tools = await desk.toolsFor(read.brief.matter.formats.includes('pdf')).catch(asFault)
  const basis = basisOf(desk, read, tools)
  if (last && read.approvals.length === 0 && isUnchanged(project, read, last, basis)) return unchanged(project, read, folder, last)
  if (desk.elsewhere && !(tools instanceof EnvironmentFault)) {
    return desk.elsewhere(project, read, { desk, folder, tools, last, before, basis })
  }

  const prepared = await (early ?? prepareBrief(project, read.brief, desk.options))
  if (desk.options.page) showPage(prepared, desk.options.page)
  const pages = tools instanceof EnvironmentFault ? undefined : beginPages(prepared, { desk, folder, tools, last })
  if (pages?.room) {
    await pages.room
    desk.options.progress?.('paginate', read.brief.name, 'printed')
  }
  // while the browser prints, or the press makes a PDF of the print, the page is held against its evidence, and all that goes with it is written
  const judged = await judgeBrief(project, read, prepared, ofCorpus, desk.options)
  const finished =
    pages && !(tools instanceof EnvironmentFault)
      ? await finishBrief(project, judged, pages, { desk, folder, tools, last, before, basis }).catch(asFault)
      : (tools as EnvironmentFault)
  const result = { inputs: judged.inputs, approvals: judged.approvals }
  if (finished instanceof EnvironmentFault) {
    return { ...result, brief: stoppedBrief(judged, folder), messages: judged.own, fault: finished } // the others may come out well
  }
  return { ...result, brief: finished.value, messages: [...judged.own, ...finished.messages] }
}

/** A hash of everything that decides what is written of a brief, but for images and its twin. */
export function basisOf({ shared }: OutputDesk, { brief, inputs }: ReadBrief, tools: unknown): string {
  return hashOf(shared, brief.name, JSON.stringify(tools), ...inputs.map(({ path, sha256 }) => `${path} ${sha256}`))
}

/** Before it is judged: who writes sees what is complained of. A page with holes in it is not shown. */
function showPage({ value: { brief, screen }, messages }: Noticed<PreparedBrief>, show: (brief: string, html: string) => void): void {
  const page = hasErrors(messages) ? undefined : screen()
  if (page) show(brief.name, page.html)
}

/** What the machine is at fault for stops this brief alone; anything else that is thrown is a bug. */
function asFault(thrown: unknown): EnvironmentFault {
  if (thrown instanceof EnvironmentFault) return thrown
  throw thrown
}

/** Whether a manifest says that it was made from just these files; what of them is neither corpus nor brief, such as images, is hashed again. */
export function isUnchanged({ root, inputs }: Project, read: ReadBrief, last: Manifest, basis: string): boolean {
  if (last.basis !== basis) return false
  const known = new Set([...inputs, ...read.inputs].map(({ path }) => path))
  const others = last.inputs.filter(({ path }) => !known.has(path))
  return others.every(({ path, sha256 }) => !path.startsWith('dossier:') && hashFile(resolve(root, path)) === sha256)
}

function unchanged({ root }: Project, { brief, inputs }: ReadBrief, folder: string, last: Manifest): BriefResult {
  const { outputs, pages, words, footnotes, leftOut, messages } = last
  const lengths = { words, ...(pages !== null && { pages }) }
  const files = [...outputs.map(({ path }) => relative(folder, resolve(root, path)).split(sep).join('/')), 'manifest.json']
  const built: BuiltBrief = {
    name: brief.name,
    folder,
    state: 'unchanged',
    files,
    pages: pages ?? undefined,
    words: words.body,
    footnotes: footnotes.length,
    meters: metersOf(brief, lengths),
    leftOut,
  }
  return { brief: built, messages, inputs: [...last.inputs, ...inputs], approvals: [] }
}
