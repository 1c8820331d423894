import { loadApprovals } from '../load/approvals.ts'
import { loadBrief } from '../load/brief.ts'
import type { Project } from '../load/project.ts'
import type { Approval } from '../model/approval.ts'
import type { Brief } from '../model/brief.ts'
import type { InputFile } from '../model/corpus.ts'
import type { Message } from '../model/message.ts'
import type { BuildOptions } from './reports.ts'

/** A brief as it was read from its folder. */
export interface ReadBrief {
  brief: Brief
  /** The folder of `templates/` that makes it. */
  folder: string
  approvals: readonly Approval[]
  /** The files of the brief itself. */
  inputs: InputFile[]
  /** What reading them had to say. */
  noticed: Message[]
}

/**
 * Reads the briefs that are asked for, one after the other, each when it is asked for: a project may have more of them than fit into
 * memory.
 *
 * Of a shard each machine reads every n-th: briefs that are alike, such as those of one matrix, are then shared out evenly.
 *
 * @param messages takes what is noticed on the way, also of a folder that makes no brief
 */
export async function* eachBrief(
  project: Project,
  { briefs, shard }: Pick<BuildOptions, 'briefs' | 'shard'>,
  messages: Message[],
): AsyncGenerator<ReadBrief> {
  let count = 0
  for (const folder of briefs ?? project.briefNames) {
    const loaded = await loadBrief(project, folder)
    const approvals = await loadApprovals(project.root, folder)
    messages.push(...loaded.messages, ...approvals.messages)
    for (const brief of loaded.value.briefs) {
      if (shard && count++ % shard.of !== shard.part - 1) continue
      yield { brief, folder, approvals: approvals.value, inputs: loaded.value.inputs, noticed: loaded.messages }
    }
  }
}
