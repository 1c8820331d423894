import type { Command } from 'commander'
import type { CommonOptions } from './options.ts'

/** What `dossier new brief` is told. */
export interface NewBriefOptions extends CommonOptions {
  from?: string
}

/** Adds `dossier new brief <name> [--from BRIEF]` and `dossier new project <dir>`. */
export function addNew(program: Command, finish: (status: number) => void): void {
  const parent = program.command('new').description('begin a brief, or a project').exitOverride()
  parent
    .command('brief')
    .argument('<name>', 'of its folder in templates/')
    .description('begin a brief that builds at once')
    .option('--from <brief>', 'take over everything from another brief but what the new one says itself')
    .exitOverride()
    .action(async (name: string, _: unknown, self: Command) => {
      const { runNewBrief } = await import('./new-brief.ts')
      finish(await runNewBrief(name, self.optsWithGlobals<NewBriefOptions>()))
    })
  parent
    .command('project')
    .argument('<dir>', 'a folder that is empty or does not exist')
    .description('begin a project of your own that builds at once')
    .exitOverride()
    .action(async (folder: string) => {
      const { runNewProject } = await import('./new-project.ts')
      finish(await runNewProject(folder))
    })
}
