import { join, resolve } from 'node:path'
import type { FontCuts } from '../load/cut-fonts.ts'
import { engineHash } from '../load/engine.ts'
import type { Project } from '../load/project.ts'
import { hashFilesBelow } from '../load/tree.ts'
import { hashOf } from '../model/hash.ts'
import type { Press } from '../paginate/press.ts'
import { publish } from '../publish/publish.ts'
import { toolVersions } from '../publish/tools.ts'
import type { BriefResult } from './build-brief.ts'
import type { ReadBrief } from './each-brief.ts'
import type { Finishing } from './finish-brief.ts'
import type { BuildOptions } from './reports.ts'

/** What all briefs of a run share on their way to the output folder. */
export interface OutputDesk {
  options: BuildOptions
  press: Press
  /** What was cut of fonts for the pages so far. */
  fontCuts: FontCuts
  /** Where the briefs' folders lie. */
  out: string
  /** A brief's output folder. */
  folderOf: (name: string) => string
  /** The versions of what decides how a brief comes out; a brief without PDF needs no browser. */
  toolsFor: (printed: boolean) => Promise<Record<string, string>>
  /** A hash over all that decides how every brief comes out: the program, and everything under `sources/`. */
  shared: string
  /** Takes the files of a brief: into its folder, or to who asked for them. */
  publish: typeof publish
  /** Has a brief that is to be built built by others. */
  elsewhere?: (project: Project, read: ReadBrief, finishing: Finishing) => Promise<BriefResult>
  /** Whether all that is as it was when the run began. */
  isCurrent: () => boolean
}

/** To be opened before anything is read: what changes while it is read is then not taken for built. */
export function openDesk(options: BuildOptions, press: Press): OutputDesk {
  const root = resolve(options.root)
  const out = resolve(options.out ?? join(root, 'output'))
  const hashShared = () => {
    const sources = hashFilesBelow(join(root, 'sources')).map(({ path, sha256 }) => `${path.slice(root.length)} ${sha256}`)
    return hashOf(engineHash(), process.env['SOURCE_DATE_EPOCH'] ?? '', ...sources)
  }
  const shared = hashShared()
  const known = new Map<boolean, Promise<Record<string, string>>>()
  const toolsFor = (printed: boolean): Promise<Record<string, string>> => {
    const tools = known.get(printed) ?? (printed ? press.version() : Promise.resolve(undefined)).then(toolVersions)
    known.set(printed, tools)
    return tools
  }
  return {
    options,
    press,
    fontCuts: new Map(),
    out,
    folderOf: (name) => join(out, name),
    toolsFor,
    shared,
    publish,
    isCurrent: () => hashShared() === shared,
  }
}
