import { type Command, Option } from 'commander'
import { day } from './approve.ts'
import type { CommonOptions } from './options.ts'

/** What `dossier issue` is told. */
export interface IssueOptions extends CommonOptions {
  channel: string
  version?: string
  /** `YYYY-MM-DD`. */
  date?: string
}

/** What `dossier impact` is told. */
export interface ImpactOptions extends CommonOptions {
  since?: string
  html?: string
}

/** What `dossier redline` is told. */
export interface RedlineOptions extends CommonOptions {
  html?: string
}

/** Adds what has to do with versions that were handed out: `issue`, `verify`, `redline`, `impact` and `why`. */
export function addVersions(program: Command, finish: (status: number) => void): void {
  program
    .command('issue <brief>')
    .description('record that a version of a brief was handed out')
    .addOption(new Option('--channel <text>', 'to whom, or where').makeOptionMandatory())
    .option('--version <version>', 'which version (default: what brief.yaml says)')
    .addOption(new Option('--date <day>', 'when (default: the date of the brief, else today)').argParser(day))
    .exitOverride()
    .action(async (brief: string, _: unknown, self: Command) => {
      const { runIssue } = await import('./record-issue.ts')
      finish(await runIssue(brief, self.optsWithGlobals<IssueOptions>()))
    })
  program
    .command('verify <file>')
    .description('say whether a file is just what was issued, or what differs')
    .exitOverride()
    .action(async (file: string, _: unknown, self: Command) => {
      const { runVerify } = await import('./verify.ts')
      finish(await runVerify(file, self.optsWithGlobals<CommonOptions>()))
    })
  program
    .command('redline <brief> [from] [to]')
    .description('show what changed between two issued versions, or one and the present')
    .option('--html <file>', 'where the page goes (default: redline.html beside the brief)')
    .exitOverride()
    .action(async (brief: string, from: string | undefined, to: string | undefined, _: unknown, self: Command) => {
      const { runRedline } = await import('./redline.ts')
      finish(await runRedline(brief, [from, to], self.optsWithGlobals<RedlineOptions>()))
    })
  program
    .command('impact [name...]')
    .description('say what a change of the sources touches; with names of notes, sources or questions, what a change of these would')
    .option('--since <ref>', 'a git reference, a manifest, or an issued version (default: the last build)')
    .option('--html <file>', 'write it as a page as well')
    .exitOverride()
    .action(async (names: string[], _: unknown, self: Command) => {
      const { runImpact } = await import('./impact.ts')
      finish(await runImpact(names, self.optsWithGlobals<ImpactOptions>()))
    })
  program
    .command('why <name>')
    .description('say which briefs rest on a file, note, source, question or entity')
    .exitOverride()
    .action(async (name: string, _: unknown, self: Command) => {
      const { runWhy } = await import('./why.ts')
      finish(await runWhy(name, self.optsWithGlobals<CommonOptions>()))
    })
}
