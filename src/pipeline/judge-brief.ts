import type { Project } from '../load/project.ts'
import { type JudgedApproval, judgeApprovals, lapsedMessages } from '../model/approval.ts'
import { hasErrors, type Message, type Subject } from '../model/message.ts'
import type { ReadBrief } from './each-brief.ts'
import { type PreparedBrief, prepareBrief } from './prepare-brief.ts'
import type { BuildOptions } from './reports.ts'

/** A brief as far as it comes without a browser, with everything that is to be said of it. */
export interface JudgedBrief extends PreparedBrief {
  folder: string
  approvals: JudgedApproval[]
  /** Everything that concerns this brief, its share of the corpus's messages included. */
  noticed: Message[]
  /** What it had to say itself. */
  own: Message[]
}

/** From a brief's files to its finished page, held against the evidence, its limits and its approvals. */
export async function judgeBrief(
  project: Project,
  { brief, folder, approvals, inputs, noticed: ofFiles }: ReadBrief,
  ofCorpus: readonly Message[],
  options: BuildOptions,
): Promise<JudgedBrief> {
  const { value: prepared, messages: own } = await prepareBrief(project, brief, options)
  const noticed = [...ofFiles, ...own, ...ofCorpus.filter((message) => concerns(message, prepared.uses))]
  const hold = approvals.length > 0 && !hasErrors(noticed)
  const judged = hold ? judgeApprovals({ name: brief.name, folder, ...prepared.content() }, approvals) : []
  const lapsed = lapsedMessages(judged)
  return {
    ...prepared,
    inputs: [...prepared.inputs, ...inputs],
    folder,
    approvals: judged,
    noticed: [...noticed, ...lapsed],
    own: [...own, ...lapsed],
  }
}

/** Whether a message of the corpus touches what a brief uses. What has no subject touches everything. */
function concerns(message: Message, uses: ReadonlySet<Subject>): boolean {
  return message.about === undefined || message.about.some((subject) => uses.has(subject))
}
