import { resolve } from 'node:path'
import { cutFonts } from '../load/cut-fonts.ts'
import { checkLength } from '../check/limits.ts'
import type { Project } from '../load/project.ts'
import { changesSince } from '../impact/changes.ts'
import { loadReview } from '../load/review.ts'
import { hashFile } from '../load/tree.ts'
import { writeMarkdown } from '../markdown/processor.ts'
import type { Manifest } from '../model/manifest.ts'
import { hasErrors, type Message, type Noticed, sortMessages } from '../model/message.ts'
import { metersOf } from '../model/meter.ts'
import { nameOfPart } from '../model/optional-part.ts'
import { makeManifest } from '../publish/manifest.ts'
import { isStillThere, recallManifest, writtenManifest } from '../publish/recall.ts'
import { plainTextOf } from '../render/text.ts'
import { reviewCopy } from '../review/review-copy.ts'
import type { PagesInHand } from './begin-pages.ts'
import { freezeBrief } from './freeze-brief.ts'
import type { JudgedBrief } from './judge-brief.ts'
import type { OutputDesk } from './output-desk.ts'
import type { PreparedBrief } from './prepare-brief.ts'
import type { BuiltBrief } from './reports.ts'
import { saidIn } from './with-changes.ts'

/** What is known of a brief when it comes to be finished. */
export interface Finishing {
  desk: OutputDesk
  folder: string
  tools: Record<string, string>
  /** The manifest of its last build, where that may be trusted. */
  last: Manifest | undefined
  /** The manifest that lay there when this run came to the brief, trusted or not. */
  before: Manifest | undefined
  /** Hash of everything that decides what is written. */
  basis: string
}

/**
 * paginate, review and publish: from the finished page to the files in the output folder. An error in what has been said of the brief so
 * far stops it.
 *
 * @returns the brief as it was built, and what the stages that need the browser had to say
 */
export async function finishBrief(
  project: Project,
  judged: JudgedBrief,
  pages: PagesInHand,
  finishing: Finishing,
): Promise<Noticed<BuiltBrief>> {
  const { desk, folder, tools, last, basis } = finishing
  const { brief, cited, rendered, slack, noticed } = judged
  const stopped = stoppedBrief(judged, folder)
  if (hasErrors(noticed)) {
    await pages.paged.catch(() => undefined) // what was begun comes to its end
    return { value: stopped, messages: [] }
  }
  const drafts = await draftFiles(judged, desk)
  const paged = await pages.paged
  const messages = paged ? [...paged.messages, ...checkLength(brief, { pages: paged.value.pages }, slack)] : []
  desk.options.progress?.('paginate', brief.name, paged ? `${paged.value.pages} pages` : 'no PDF')
  const meters = metersOf(brief, { words: rendered.words, ...(paged && { pages: paged.value.pages }) })
  if (hasErrors(messages)) return { value: { ...stopped, meters }, messages }

  const all = sortMessages([...noticed, ...messages])
  const files = drafts(paged?.value.pdf, all)
  const manifest = makeManifest({
    ...judged,
    ...rendered,
    ...cited,
    root: project.root,
    folder,
    files,
    tools,
    pages: paged?.value,
    leftOut: stopped.leftOut,
    source: judged.folder,
    frozen: freezeBrief(judged),
    messages: all,
    print: paged?.messages.length ? null : pages.print,
    basis,
  })
  files.set('manifest.json', Buffer.from(writtenManifest(manifest)))
  const written = await desk.publish({ root: project.root, folder }, files, () => isOvertaken(project, judged, finishing))
  const isNew = last === undefined || written.some((path) => path !== 'manifest.json')
  desk.options.progress?.('publish', brief.name, `${written.length} of ${files.size} files`)
  return {
    value: { ...stopped, state: isNew ? 'built' : 'unchanged', files: [...files.keys()], pages: paged?.value.pages, meters },
    messages,
  }
}

/** Whether another run has written this brief in the meantime, and from newer files than this one. */
export async function isOvertaken(
  { root }: Project,
  { inputs }: Pick<JudgedBrief, 'inputs'>,
  { desk, folder, before }: Finishing,
): Promise<boolean> {
  if (before && (await isStillThere(folder, before))) return false
  const there = await recallManifest(folder)
  if (there === undefined || there.seal === before?.seal) return false
  const isOld = inputs.some(({ path, sha256 }) => !path.startsWith('dossier:') && hashFile(resolve(root, path)) !== sha256)
  return isOld || !desk.isCurrent()
}

/** A brief that has no new files. */
export function stoppedBrief({ brief, cited, rendered: { words }, slack }: PreparedBrief, folder: string): BuiltBrief {
  return {
    name: brief.name,
    folder,
    state: 'stopped',
    files: [],
    pages: undefined,
    words: words.body,
    footnotes: cited.footnotes.length,
    meters: metersOf(brief, { words }),
    leftOut: slack.optional.filter((part) => part.isLeftOut).map(nameOfPart),
  }
}

/**
 * What goes into the brief's folder, but for the manifest of it. It is written while the browser prints; only where the print gave cause
 * for complaint is the fact-checker's copy written again. All of it is bytes, since it is hashed, compared and written as such.
 */
async function draftFiles(
  { brief, corpus, chapters, cited, noticed, read, rendered: { drawn, footnoteText }, screen }: JudgedBrief,
  { fontCuts }: OutputDesk,
): Promise<(pdf: Uint8Array | undefined, messages: readonly Message[]) => Map<string, Uint8Array>> {
  const files = await loadReview()
  const changes = changesSince(brief, saidIn(cited, read))
  const copy = (messages: readonly Message[]) =>
    Buffer.from(reviewCopy({ brief, corpus, cited, read, footnoteText, messages, changes, files }))
  const text = brief.matter.formats.includes('text') ? Buffer.from(plainTextOf(drawn)) : undefined
  const markdown = chapters.map(({ name, tree }): [string, Uint8Array] => [`chapters/${name}.md`, Buffer.from(writeMarkdown(tree))])
  const soFar = sortMessages(noticed)
  const drafted = copy(soFar)
  const whole = screen()
  const page = whole && Buffer.from(await cutFonts(whole.html, whole.faces, fontCuts))
  return (pdf, messages) =>
    new Map<string, Uint8Array>([
      ...(page === undefined ? [] : [['brief.html', page] as const]),
      ...(pdf ? [['brief.pdf', pdf] as const] : []),
      ...(text === undefined ? [] : [['brief.txt', text] as const]),
      ...markdown,
      ['check.html', messages.length === soFar.length ? drafted : copy(messages)],
    ])
}
