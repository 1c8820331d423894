import { join, resolve } from 'node:path'
import type { Project } from '../load/project.ts'
import type { Message } from '../model/message.ts'
import type { Press } from '../paginate/press.ts'
import { basisOf, buildBrief } from '../pipeline/build-brief.ts'
import { eachBrief, type ReadBrief } from '../pipeline/each-brief.ts'
import { openDesk, type OutputDesk } from '../pipeline/output-desk.ts'
import { readProject } from '../pipeline/read-project.ts'
import type { Stage } from '../pipeline/reports.ts'
import type { OutputFiles } from '../publish/publish.ts'
import { readCheckout, secretOf } from './checkout.ts'
import type { BriefJob } from './job.ts'

/** Where briefs are built for others. */
export interface Workshop {
  /** Absolute path of the project's folder. */
  root: string
  press: Press
  /** The project as it was read last. */
  opened: { secret: string; project: Promise<Opened> } | undefined
}

interface Opened {
  project: Project
  ofCorpus: readonly Message[]
  desk: OutputDesk
  /** The briefs of the folder that was asked for last: those of a matrix are asked for one after the other. */
  folder: { name: string; briefs: Promise<ReadBrief[]> } | undefined
}

/**
 * Builds a brief through the same line as on one machine, but into a parcel.
 *
 * @param secret of the checkout: a project is read anew where it changes
 */
export async function buildForOthers(
  workshop: Workshop,
  secret: string,
  { folder, brief, out }: BriefJob,
  onStage: (stage: Stage, counted: string) => void,
) {
  const opened = await open(workshop, secret)
  const { project, ofCorpus } = opened
  const read = (await briefsOf(opened, folder)).find((one) => one.brief.name === brief)
  if (!read) throw new Error(`there is no brief ${brief} in templates/${folder}`)
  const files = new Map<string, string | Uint8Array>()
  const desk: OutputDesk = {
    ...opened.desk,
    options: { root: workshop.root, force: true, progress: (stage, _, counted) => onStage(stage, counted) },
    folderOf: (name) => join(resolve(workshop.root, out), name),
    publish: async (_, made: OutputFiles) => {
      for (const [path, content] of made) files.set(path, content)
      return [...made.keys()]
    },
  }
  const { fault, ...result } = await buildBrief(project, read, ofCorpus, desk)
  if (fault) throw fault
  return { result, files, basis: basisOf(desk, read, await desk.toolsFor(read.brief.matter.formats.includes('pdf'))) }
}

/** Reads the project, once for all briefs that are asked for while it stays the same. */
async function open(workshop: Workshop, secret: string): Promise<Opened> {
  if (workshop.opened?.secret === secret) return workshop.opened.project
  const project = readAll(workshop)
  workshop.opened = { secret, project }
  await project.catch(() => {})
  if (secretOf(readCheckout(workshop.root)) !== secret) workshop.opened = undefined // it changed while it was read
  return project
}

async function readAll({ root, press }: Workshop): Promise<Opened> {
  const desk = openDesk({ root }, press)
  const { value: project, messages: ofCorpus } = await readProject({ root })
  return { project, ofCorpus, desk, folder: undefined }
}

function briefsOf(opened: Opened, name: string): Promise<ReadBrief[]> {
  if (opened.folder?.name !== name) opened.folder = { name, briefs: readFolder(opened.project, name) }
  return opened.folder.briefs
}

async function readFolder(project: Project, name: string): Promise<ReadBrief[]> {
  const briefs: ReadBrief[] = []
  for await (const read of eachBrief(project, { briefs: [name] }, [])) briefs.push(read)
  return briefs
}
