import { checkBrief } from '../check/brief/check-brief.ts'
import { contextOf } from '../check/brief/context.ts'
import { factsOf } from '../check/brief/facts.ts'
import { checkLength, checkSentences } from '../check/limits.ts'
import { checkParts } from '../check/parts.ts'
import { checkTwin } from '../check/twin.ts'
import type { Project } from '../load/project.ts'
import { type JudgedApproval, judgeApprovals, lapsedMessages } from '../model/approval.ts'
import type { BriefFacts } from '../model/brief-facts.ts'
import { hasErrors, type Message, type Noticed, type Subject } from '../model/message.ts'
import { type ReadChapter, readSentences } from '../review/read-sentences.ts'
import type { ReadBrief } from './each-brief.ts'
import type { PreparedBrief } from './prepare-brief.ts'
import { prepareTwin } from './prepare-twin.ts'
import type { BuildOptions } from './reports.ts'

/** A brief as far as it comes without a browser, with everything that is to be said of it. */
export interface JudgedBrief extends PreparedBrief {
  folder: string
  approvals: JudgedApproval[]
  /** What it says to the questions of the corpus, and whom it names. */
  facts: BriefFacts
  /** Its sentences as its readers meet them. */
  read: ReadChapter[]
  /** Everything that concerns this brief, its share of the corpus's messages included. */
  noticed: Message[]
  /** What it had to say itself. */
  own: Message[]
}

/** Holds a finished page against its evidence, its limits, its twin and its approvals. */
export async function judgeBrief(
  project: Project,
  { folder, approvals, inputs, noticed: ofFiles }: ReadBrief,
  { value: prepared, messages }: Noticed<PreparedBrief>,
  ofCorpus: readonly Message[],
  { progress }: BuildOptions,
): Promise<JudgedBrief> {
  const { corpus, brief, chapters, cited, printed, rendered, slack, uses, answers } = prepared
  const { twin, inputs: ofTwin, messages: noTwin } = await prepareTwin(project, corpus, brief)
  const context = contextOf(corpus, brief, chapters, cited)
  const read = readSentences({ brief, chapters, cited, html: rendered.html })
  const [, ...behindTitle] = read
  const found = [
    ...checkBrief(context),
    ...checkLength(brief, { words: rendered.words }, slack),
    ...checkSentences(brief, chapters),
    ...noTwin,
    ...checkTwin(brief, cited, twin),
    ...checkParts(brief, printed, rendered.ids),
  ]
  progress?.('check', brief.name, `${found.length} messages`)
  const own = [...messages, ...found]
  const noticed = [...ofFiles, ...own, ...ofCorpus.filter((message) => concerns(message, uses))]
  const isJudged = approvals.length > 0 && !hasErrors(noticed)
  const judged = isJudged ? judgeApprovals({ name: brief.name, folder, ...prepared.content() }, approvals) : []
  const lapsed = lapsedMessages(judged)
  return {
    ...prepared,
    inputs: [...prepared.inputs, ...ofTwin, ...inputs],
    folder,
    facts: factsOf(context, { said: behindTitle.flatMap(({ sentences }) => sentences), printed: answers, uses }),
    read,
    approvals: judged,
    noticed: [...noticed, ...lapsed],
    own: [...own, ...lapsed],
  }
}

/** Whether a message of the corpus touches what a brief uses. What has no subject touches everything. */
function concerns(message: Message, uses: ReadonlySet<Subject>): boolean {
  return message.about === undefined || message.about.some((subject) => uses.has(subject))
}
