import type { JudgedApproval } from '../model/approval.ts'
import type { BriefFacts } from '../model/brief-facts.ts'
import type { BriefContent } from '../model/content.ts'
import type { InputFile } from '../model/corpus.ts'
import type { FrozenBrief } from '../model/frozen.ts'
import type { Message, Subject } from '../model/message.ts'
import type { Meter } from '../model/meter.ts'
import type { Memory } from '../load/memory.ts'
import type { Project } from '../load/project.ts'
import type { Press } from '../paginate/press.ts'

export type Stage = 'load' | 'check' | 'compose' | 'cite' | 'render' | 'paginate' | 'publish'

export interface BuildOptions {
  /** The project's folder. */
  root: string
  /** Where the briefs' folders go; `output` in the project's root. */
  out?: string
  /** Names of the briefs; all when left out. */
  briefs?: readonly string[]
  /** Builds only a share of the briefs, and none of the pages about all: `{ part: 2, of: 8 }` is the second of eight. */
  shard?: Shard
  /** Builds everything anew, whatever is known of the last build. */
  force?: boolean
  /** A press that was started before; it is closed at the end. */
  press?: Press
  /** Has the briefs built by workers on other machines. */
  queue?: QueueOptions
  /** What runs before have read; for who builds more than once. */
  memory?: Memory
  /** Is handed the page of each brief for screens as soon as it is written, before it is checked and printed; fonts are whole in it. */
  page?: (brief: string, html: string) => void
  /** Is told of every stage that is done, with what it counted. */
  progress?: (stage: Stage, brief: string | undefined, counted: string) => void
  /** Is told of every brief that is done, whatever became of it. */
  finished?: (brief: BuiltBrief) => void
}

/** Where workers are found. */
export interface QueueOptions {
  /** `redis://` or `rediss://`: a server of Redis or Valkey. */
  url: string
  /** For how many seconds a build waits while no worker does anything; 60 when left out. */
  wait?: number
  /** Is told what goes on beside the stages: a worker that does not fit, a server that is away. */
  say?: (line: string) => void
}

/** A share of the briefs of a run: `part` counts from 1. */
export interface Shard {
  part: number
  of: number
}

export interface BuiltBrief {
  name: string
  folder: string
  /** `unchanged`: all that decides it is as it was at its last build, whose files stay; `stopped`: by errors, the last good files stay. */
  state: 'built' | 'unchanged' | 'stopped'
  /** Its files, relative to the folder; empty where errors stopped the brief. */
  files: string[]
  pages: number | undefined
  words: number
  footnotes: number
  /** How long it came out, beside its limits. */
  meters: Meter[]
  /** What `leaveOut` took out of it, as a reader would name it. */
  leftOut: string[]
}

export interface BuildReport {
  messages: Message[]
  briefs: BuiltBrief[]
  /** Every file that was read for the project and its briefs. */
  inputs: InputFile[]
  approvals: JudgedApproval[]
  /** The pages about all briefs, by absolute path. */
  pages: string[]
  /** Where the machine was at fault; the brief in hand is stopped, the others are built. */
  faults: { message: string; hint: string }[]
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
  content: () => BriefContent
  /** What it says and rests on; worked out when it is asked for. */
  frozen: () => FrozenBrief
  facts: BriefFacts
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
