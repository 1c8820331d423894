import type { Command } from 'commander'
import { resolve } from 'node:path'
import { hasErrors } from '../model/message.ts'
import { printMessages } from './messages.ts'
import type { CommonOptions } from './options.ts'
import { ExitStatus } from './status.ts'

/** `dossier merge [folder…]`: what other machines built by `--shard` becomes one output folder, and the pages about all briefs are written. */
export function addMerge(program: Command, finish: (status: number) => void): void {
  program
    .command('merge [folder...]')
    .description('take over the briefs in output folders of other machines, and write the pages about all briefs')
    .exitOverride()
    .action(async (folders: string[], _: unknown, self: Command) => finish(await runMerge(folders, self.optsWithGlobals<CommonOptions>())))
}

async function runMerge(folders: string[], { root, out, json = false }: CommonOptions): Promise<number> {
  const { mergeOutputs } = await import('../pipeline/merge-outputs.ts')
  const merged = await mergeOutputs(
    { root, ...(out !== undefined && { out }) },
    folders.map((folder) => resolve(folder)),
  )
  printMessages(merged.messages, json)
  for (const reason of merged.refused) console.error(`dossier: ${reason}`)
  if (!json) console.log(`${merged.taken.length} briefs taken over; ${merged.briefs} in the output folder`)
  return merged.refused.length > 0 || hasErrors(merged.messages) ? ExitStatus.errors : ExitStatus.done
}
