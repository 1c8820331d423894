import { loadApprovals } from './load/approvals.ts'
import { loadBrief } from './load/brief.ts'
import type { Project } from './load/project.ts'
import { type Approval, type JudgedApproval, judgeApprovals, lapsedMessages } from './model/approval.ts'
import { hasErrors, type Message, sortMessages, type Subject } from './model/message.ts'
import { startBrowser } from './paginate/shared-browser.ts'
import { finishBrief } from './pipeline/finish-brief.ts'
import { type PreparedBrief, prepareBrief } from './pipeline/prepare-brief.ts'
import { readProject } from './pipeline/read-project.ts'
import type { BuildOptions, BuildReport, BuiltBrief, CheckReport } from './pipeline/reports.ts'

/**
 * Builds the briefs of a project: the whole pipeline.
 *
 * An error in a brief, or in what it uses of the corpus, stops that brief alone and leaves its last good output.
 * @throws EnvironmentFault where the machine is at fault: no browser, a full disk.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const browser = options.browser ?? startBrowser()
  try {
    const { project, briefs, messages } = await prepareProject(options)
    const built: BuiltBrief[] = []
    for (const one of briefs) {
      const finished = await finishBrief(project, one, one.noticed, options, browser)
      messages.push(...finished.messages)
      built.push(finished.value)
    }
    return { messages: sortMessages(messages), briefs: built, approvals: briefs.flatMap(({ approvals }) => approvals) }
  } finally {
    await browser.close()
  }
}

/** All that a build does short of pages: every message of the project, sorted. Needs no browser and writes nothing. */
export async function checkProject(options: BuildOptions): Promise<CheckReport> {
  const { project, briefs, messages } = await prepareProject(options)
  return {
    project,
    messages: sortMessages(messages),
    briefs: briefs.map((one) => ({ ...one, name: one.brief.name, hasErrors: hasErrors(one.noticed) })),
    approvals: briefs.flatMap(({ approvals }) => approvals),
    uses: new Set(briefs.flatMap(({ uses }) => [...uses])),
  }
}

interface Prepared extends PreparedBrief {
  /** The folder of `templates/` that makes it. */
  folder: string
  approvals: JudgedApproval[]
  /** Everything that concerns this brief, its share of the corpus's messages included. */
  noticed: Message[]
}

/** From files to finished pages, for every brief that is asked for. */
async function prepareProject(options: BuildOptions): Promise<{ project: Project; briefs: Prepared[]; messages: Message[] }> {
  const { value: project, messages: ofCorpus } = await readProject(options)
  const messages = [...ofCorpus]
  const briefs: Prepared[] = []
  for (const folder of options.briefs ?? project.briefNames) {
    const loaded = await loadBrief(project, folder)
    const approvals = await loadApprovals(project.root, folder)
    messages.push(...loaded.messages, ...approvals.messages)
    for (const brief of loaded.value.briefs) {
      const { value: prepared, messages: own } = await prepareBrief(project, brief, options)
      const noticed = [...loaded.messages, ...own, ...ofCorpus.filter((message) => concerns(message, prepared.uses))]
      const judged = hasErrors(noticed) ? [] : judge(prepared, folder, approvals.value)
      const lapsed = lapsedMessages(judged)
      messages.push(...own, ...lapsed)
      const inputs = [...prepared.inputs, ...loaded.value.inputs]
      briefs.push({ ...prepared, inputs, folder, approvals: judged, noticed: [...noticed, ...lapsed] })
    }
  }
  return { project, briefs, messages }
}

function judge({ brief, content }: PreparedBrief, folder: string, approvals: readonly Approval[]): JudgedApproval[] {
  return approvals.length === 0 ? [] : judgeApprovals({ name: brief.name, folder, ...content() }, approvals)
}

/** Whether a message of the corpus touches what a brief uses. What has no subject touches everything. */
function concerns(message: Message, uses: ReadonlySet<Subject>): boolean {
  return message.about === undefined || message.about.some((subject) => uses.has(subject))
}
