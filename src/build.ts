import { availableParallelism } from 'node:os'
import { checkSameWords } from './check/same-words.ts'
import { loadRehearsal } from './load/rehearsal.ts'
import type { Project } from './load/project.ts'
import { hasErrors, type Message, sortMessages } from './model/message.ts'
import { type Press, startPress } from './paginate/press.ts'
import { type BriefResult, buildBrief } from './pipeline/build-brief.ts'
import { buildSite, type Site } from './pipeline/build-site.ts'
import { concurrently } from './pipeline/concurrently.ts'
import { eachBrief, type ReadBrief } from './pipeline/each-brief.ts'
import { frozenBrief } from './pipeline/freeze-brief.ts'
import { judgeBrief } from './pipeline/judge-brief.ts'
import { openDesk, type OutputDesk } from './pipeline/output-desk.ts'
import { prepareBrief } from './pipeline/prepare-brief.ts'
import { readProject } from './pipeline/read-project.ts'
import type { BuildOptions, BuildReport, CheckedBrief, CheckReport, QueueOptions } from './pipeline/reports.ts'
import type { Office } from './queue/office.ts'

/**
 * Builds the briefs of a project: the whole pipeline. While the browser prints one brief, the next is prepared.
 *
 * An error in a brief, or in what it uses of the corpus, stops that brief alone and leaves its last good output. A brief that would come
 * out as it did the last time is left as it is.
 * Where the machine is at fault (a browser that dies, a full disk), the brief in hand is stopped and the others go on; so they do where
 * this program is, which is then thrown at the end. Of a brief that is done nothing is kept but what there is to report.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const press = options.press ?? startPress()
  const desk = openDesk(options, press)
  void rehearse(press)
  let office: Office | undefined
  try {
    if (options.queue) office = await employ(desk, options.queue)
    const { value: project, messages: ofCorpus } = await readProject(options)
    const messages = [...ofCorpus]
    const inputs = new Map(project.inputs.map((file) => [file.path, file]))
    const bugs: unknown[] = []
    const buildOne = async (read: ReadBrief): Promise<Omit<BriefResult, 'inputs'>[]> => {
      try {
        const { inputs: own, ...result } = await buildBrief(project, read, ofCorpus, desk)
        for (const file of own) if (!inputs.has(file.path)) inputs.set(file.path, file)
        options.finished?.(result.brief)
        return [result]
      } catch (bug) {
        bugs.push(new Error(`the brief "${read.brief.name}" could not be built`, { cause: bug }))
        return []
      }
    }
    const built = (await concurrently(eachBrief(project, options, messages), office ? handedOut : inHand, buildOne)).flat()
    void press.close() // nothing is printed any more
    const run = { names: built.map(({ brief }) => brief.name), folders: options.briefs ?? project.briefNames }
    const site: Site = options.shard ? { messages: [], pages: [], briefs: 0 } : await buildSite(project, desk.out, run)
    if (bugs.length > 0) throw bugs[0]
    return {
      messages: sortMessages([...messages, ...built.flatMap((one) => one.messages), ...site.messages]),
      briefs: built.map(({ brief }) => brief),
      inputs: [...inputs.values()],
      approvals: built.flatMap(({ approvals }) => approvals),
      pages: site.pages,
      faults: faultsOf([...built, site]),
    }
  } finally {
    await office?.close()
    await press.close()
  }
}

/** What goes wrong with a rehearsal goes wrong with a brief as well, and is told there. */
async function rehearse(press: Press): Promise<void> {
  const files = await loadRehearsal().catch(() => undefined)
  if (files) press.rehearse(files)
}

/** More briefs than there are cores, since each waits for the browser now and then. */
const inHand = availableParallelism() + 2
/** So many briefs are with the workers at once. */
const handedOut = 400

/** Has the desk hand its briefs to workers; what that needs is loaded only here. */
async function employ(desk: OutputDesk, queue: QueueOptions): Promise<Office> {
  const { employWorkers } = await import('./queue/elsewhere.ts')
  return employWorkers(desk, queue)
}

/** What stops several briefs is told once. */
function faultsOf(results: readonly Pick<BriefResult, 'fault'>[]): BuildReport['faults'] {
  const faults = results.flatMap(({ fault }) => (fault ? [{ message: fault.message, hint: fault.hint }] : []))
  return faults.filter(({ message }, index) => faults.findIndex((other) => other.message === message) === index)
}

/** All that a build does short of pages: every message of the project, sorted. Needs no browser and writes nothing. */
export async function checkProject(options: BuildOptions): Promise<CheckReport> {
  const { value: project, messages: ofCorpus } = await readProject(options)
  const messages: Message[] = [...ofCorpus]
  const report: CheckReport = { project, messages, briefs: [], approvals: [], uses: new Set() }
  for await (const read of eachBrief(project, options, messages)) await checkOne(project, read, ofCorpus, options, report)
  const sayings = report.briefs.map(({ name, facts }) => ({ brief: name, facts }))
  return { ...report, messages: sortMessages([...messages, ...checkSameWords(sayings)]) }
}

async function checkOne(
  project: Project,
  read: ReadBrief,
  ofCorpus: readonly Message[],
  options: BuildOptions,
  report: CheckReport,
): Promise<void> {
  const prepared = await prepareBrief(project, read.brief, options)
  const judged = await judgeBrief(project, read, prepared, ofCorpus, options)
  const { brief, folder, uses, content, facts, noticed, own } = judged
  const checked: CheckedBrief = {
    name: brief.name,
    folder,
    uses,
    content,
    frozen: () => frozenBrief(judged),
    facts,
    hasErrors: hasErrors(noticed),
  }
  report.messages.push(...own)
  report.approvals.push(...judged.approvals)
  report.briefs.push(checked)
  report.uses = new Set([...report.uses, ...uses])
}
