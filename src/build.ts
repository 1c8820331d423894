import { join, resolve } from 'node:path'
import { checkBrief } from './check/brief/check-brief.ts'
import { check } from './check/check.ts'
import { checkLength, checkSentences } from './check/limits.ts'
import { checkQuotations } from './check/quotation/check-quotations.ts'
import { cite } from './cite/cite.ts'
import { compose } from './compose/compose.ts'
import { loadApprovals } from './load/approvals.ts'
import { loadBrief } from './load/brief.ts'
import { loadEvidence } from './load/evidence.ts'
import { type Font, loadFonts } from './load/fonts.ts'
import { loadImages } from './load/images.ts'
import { loadProject, type Project } from './load/project.ts'
import { remember } from './load/quotation-memory.ts'
import { loadReview } from './load/review.ts'
import { writeMarkdown } from './markdown/processor.ts'
import { type Approval, type JudgedApproval, judgeApprovals, lapsedMessages } from './model/approval.ts'
import type { Brief } from './model/brief.ts'
import { contentOf } from './model/content.ts'
import type { InputFile } from './model/corpus.ts'
import { type Message, type Noticed, sortMessages, type Subject } from './model/message.ts'
import { paginate } from './paginate/paginate.ts'
import { type SharedBrowser, startBrowser } from './paginate/shared-browser.ts'
import { makeManifest } from './publish/manifest.ts'
import { publish } from './publish/publish.ts'
import { toolVersions } from './publish/tools.ts'
import { render } from './render/render.ts'
import { reviewCopy } from './review/review-copy.ts'

export type Stage = 'load' | 'check' | 'compose' | 'cite' | 'render' | 'paginate' | 'publish'

export interface BuildOptions {
  /** The project's folder. */
  root: string
  /** Where the briefs' folders go; `output` in the project's root. */
  out?: string
  /** Names of the briefs; all when left out. */
  briefs?: readonly string[]
  /** A browser that was started before; it is closed at the end. */
  browser?: SharedBrowser
  /** Is told of every stage that is done, with what it counted. */
  progress?: (stage: Stage, brief: string | undefined, counted: string) => void
}

export interface BuiltBrief {
  name: string
  folder: string
  /** Files written, relative to the folder; empty where errors stopped the brief. */
  files: string[]
  pages: number | undefined
  words: number
  footnotes: number
}

export interface BuildReport {
  messages: Message[]
  briefs: BuiltBrief[]
  approvals: JudgedApproval[]
}

/** What `check` found out about a brief. */
export interface CheckedBrief {
  name: string
  /** The folder of `templates/` that makes it. */
  folder: string
  hasErrors: boolean
  /** What of the corpus it rests on. */
  uses: ReadonlySet<Subject>
  /** What an approval is bound to. */
  content: ReturnType<typeof contentOf>
}

/** What `check` found out. */
export interface CheckReport {
  project: Project
  messages: Message[]
  briefs: CheckedBrief[]
  approvals: JudgedApproval[]
  /** What of the corpus the briefs rest on. */
  uses: ReadonlySet<Subject>
}

/**
 * Builds the briefs of a project: the whole pipeline.
 *
 * An error in a brief, or in what it uses of the corpus, stops that brief alone and leaves its last good output.
 * @throws EnvironmentFault where the machine is at fault: no browser, a full disk.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const browser = options.browser ?? startBrowser()
  try {
    const { project, prepared, messages } = await prepareProject(options)
    const briefs: BuiltBrief[] = []
    for (const one of prepared) {
      const finished = await finishBrief(project, one, options, browser)
      messages.push(...finished.messages)
      briefs.push(finished.value)
    }
    return { messages: sortMessages(messages), briefs, approvals: prepared.flatMap((one) => one.approvals) }
  } finally {
    await browser.close()
  }
}

/** All that a build does short of pages: every message of the project, sorted. Needs no browser and writes nothing. */
export async function checkProject(options: BuildOptions): Promise<CheckReport> {
  const { project, prepared, messages } = await prepareProject(options)
  const briefs = prepared.map(({ brief, folder, content, uses, messages: own }) => ({
    name: brief.name,
    folder,
    content,
    uses,
    hasErrors: hasErrors(own),
  }))
  return {
    project,
    messages: sortMessages(messages),
    briefs,
    approvals: prepared.flatMap(({ approvals }) => approvals),
    uses: new Set(prepared.flatMap(({ uses }) => [...uses])),
  }
}

/** From files to HTML, for every brief that is asked for. */
async function prepareProject(options: BuildOptions) {
  const root = resolve(options.root)
  const [loaded, fonts] = await Promise.all([loadProject(root).then(loadEvidence), loadFonts()])
  const quotations = checkQuotations(loaded.value.corpus)
  const project = { ...loaded.value, corpus: { ...loaded.value.corpus, quotations: quotations.value } }
  await remember(root, project.corpus)
  const { notes, sources } = project.corpus
  options.progress?.('load', undefined, `${notes.size} notes of ${sources.size} sources`)
  const corpusMessages = [...loaded.messages, ...quotations.messages, ...check(project.corpus)]
  options.progress?.('check', undefined, `${corpusMessages.length} messages`)

  const messages = [...corpusMessages]
  const prepared: Prepared[] = []
  for (const name of options.briefs ?? project.briefNames) {
    const { value, messages: briefMessages } = await loadBrief(project, name)
    const { value: approvals, messages: approvalMessages } = await loadApprovals(root, name)
    messages.push(...briefMessages, ...approvalMessages)
    for (const brief of value.briefs) {
      const one = { ...(await prepareBrief(project, brief, fonts, options)), folder: name }
      one.inputs.push(...value.inputs)
      messages.push(...one.messages)
      one.messages.push(...briefMessages, ...corpusMessages.filter((message) => concerns(message, one.uses)))
      const judged = judge(one, approvals)
      messages.push(...lapsedMessages(judged))
      one.messages.push(...lapsedMessages(judged))
      prepared.push({ ...one, approvals: judged })
    }
  }
  return { project, prepared, messages }
}

/** Approvals are held against a brief only when it is whole. */
function judge({ brief, folder, content, messages }: Omit<Prepared, 'approvals'>, approvals: readonly Approval[]): JudgedApproval[] {
  return hasErrors(messages) ? [] : judgeApprovals({ name: brief.name, folder, ...content }, approvals)
}

/** A brief as far as it comes without a browser. */
interface Prepared {
  brief: Brief
  folder: string
  content: ReturnType<typeof contentOf>
  approvals: JudgedApproval[]
  uses: Set<Subject>
  inputs: InputFile[]
  /** Everything that concerns this brief, its share of the corpus's messages included. */
  messages: Message[]
  chapters: ReturnType<typeof compose>['value']['chapters']
  cited: ReturnType<typeof cite>['value']
  rendered: ReturnType<typeof render>['value']
}

async function prepareBrief(
  { root, corpus, inputs }: Project,
  brief: Brief,
  fonts: Font[],
  { progress }: BuildOptions,
): Promise<Omit<Prepared, 'folder' | 'approvals'>> {
  const messages: Message[] = []
  const take = <T>(stage: Stage, { value, messages: noticed }: Noticed<T>, counted: (value: T) => string): T => {
    messages.push(...noticed)
    progress?.(stage, brief.name, counted(value))
    return value
  }
  const { chapters, uses } = take('compose', compose(corpus, brief), (composed) => `${composed.chapters.length} chapters`)
  const { images, inputs: imageFiles } = take('load', await loadImages(root, chapters), (found) => `${found.images.size} images`)
  const cited = take('cite', cite(chapters, corpus, brief), ({ footnotes }) => `${footnotes.length} footnotes`)
  messages.push(...checkBrief(corpus, brief, chapters, cited))
  const rendered = take('render', render(cited, brief, { images, fonts }), ({ words }) => `${words.body} words`)
  messages.push(...checkLength(brief, { words: rendered.words }), ...checkSentences(brief, chapters))
  const content = contentOf({ brief, corpus, chapters, uses, footnoteText: rendered.footnoteText, images: imageFiles })
  return { brief, uses, inputs: [...inputs, ...imageFiles], messages, chapters, cited, rendered, content }
}

/** From HTML to the files in the output folder. Returns what is new: the messages of the stages that need the browser. */
async function finishBrief(
  project: Project,
  prepared: Prepared,
  options: BuildOptions,
  browser: SharedBrowser,
): Promise<Noticed<BuiltBrief>> {
  const { brief, chapters, cited, rendered } = prepared
  const folder = join(resolve(options.out ?? join(project.root, 'output')), brief.name)
  const built: BuiltBrief = {
    name: brief.name,
    folder,
    files: [],
    pages: undefined,
    words: rendered.words.body,
    footnotes: cited.footnotes.length,
  }
  if (hasErrors(prepared.messages)) return { value: built, messages: [] }

  const paged = brief.matter.formats.includes('pdf') ? await paginate(rendered.html, brief, await browser.get()) : undefined
  const messages = paged ? [...paged.messages, ...checkLength(brief, { pages: paged.value.pages })] : []
  options.progress?.('paginate', brief.name, paged ? `${paged.value.pages} pages` : 'no PDF')
  if (hasErrors(messages)) return { value: built, messages }

  const files = new Map<string, string | Uint8Array>()
  if (brief.matter.formats.includes('html')) files.set('brief.html', rendered.html)
  if (paged) files.set('brief.pdf', paged.value.pdf)
  for (const { name, tree } of chapters) files.set(`chapters/${name}.md`, writeMarkdown(tree))
  const { footnoteText } = rendered
  const noticed = [...prepared.messages, ...messages]
  const { html } = rendered
  files.set(
    'check.html',
    reviewCopy({ brief, corpus: project.corpus, chapters, cited, html, footnoteText, messages: noticed, files: await loadReview() }),
  )
  const manifest = makeManifest({
    root: project.root,
    folder,
    brief,
    inputs: prepared.inputs,
    files,
    tools: await toolVersions(paged ? await browser.version() : undefined),
    words: { body: rendered.words.body, all: rendered.words.all },
    footnotes: cited.footnotes,
    footnoteText,
    pages: paged?.value,
    messages: sortMessages(noticed),
  })
  files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  await publish({ root: project.root, folder }, files)
  options.progress?.('publish', brief.name, `${files.size} files`)
  return { value: { ...built, files: [...files.keys()], pages: paged?.value.pages }, messages }
}

function hasErrors(messages: readonly Message[]): boolean {
  return messages.some(({ severity }) => severity === 'error')
}

/** Whether a message of the corpus touches what a brief uses. What has no subject touches everything. */
function concerns(message: Message, uses: ReadonlySet<Subject>): boolean {
  return message.about === undefined || message.about.some((subject) => uses.has(subject))
}
