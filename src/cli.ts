import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { addApprove } from './cli/approve.ts'
import { addCapture } from './cli/capture.ts'
import { addMerge } from './cli/merge.ts'
import { addNew } from './cli/new.ts'
import type { CommonOptions } from './cli/options.ts'
import { exitOnSignal } from './cli/signals.ts'
import { ExitStatus } from './cli/status.ts'
import { addWatch } from './cli/watch.ts'
import { addVersions } from './cli/versions.ts'
import { addWorker, asSeconds, queueOption } from './cli/worker.ts'
import { EnvironmentFault } from './model/fault.ts'

const program = new Command('dossier')
  .description('Footnoted briefing papers from a corpus of evidence.')
  .addOption(new Option('--root <dir>', "the project's folder").default(process.cwd(), 'this folder').argParser(existingFolder))
  .option('--out <dir>', "where the briefs' folders go (default: output/ in the project)")
  .option('--json', 'one JSON object a line on standard output')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()

// What a command needs is loaded when it is called, so that help and mistakes in the call are answered at once.
program
  .command('build [brief...]')
  .description('build every brief, or those named, as far as something has changed')
  .option('--force', 'build all anew')
  .addOption(
    new Option('--shard <part/of>', 'build only a share of the briefs, such as 2/8: dossier merge puts the shares together').argParser(
      asShard,
    ),
  )
  .addOption(queueOption('have the briefs built by `dossier worker`s that are found there'))
  .addOption(new Option('--wait <seconds>', 'with --queue: how long to wait for a worker (default: 60)').argParser(asSeconds))
  .exitOverride()
  .action(async (briefs: string[], _: unknown, self: Command) =>
    finish(await (await import('./cli/build.ts')).runBuild(briefs, self.optsWithGlobals())),
  )
command('check [brief...]', 'find every mistake, short of rendering', async (briefs, options) =>
  (await import('./cli/check.ts')).runCheck(briefs, options),
)

addApprove(program, finish)
addCapture(program, finish)
addMerge(program, finish)
addNew(program, finish)
addWatch(program, finish)
addVersions(program, finish)
addWorker(program, finish)

program
  .command('fingerprint [source...]')
  .description('let the quotations of a source be checked without its text')
  .addOption(new Option('--key-file <file>', 'take a secret key into every hash, for confidential texts').env('DOSSIER_KEY_FILE'))
  .option('--annotations', 'print the anchors of the notes as W3C Web Annotations instead')
  .exitOverride()
  .action(async (sources: string[], _: unknown, self: Command) =>
    finish(await (await import('./cli/fingerprint.ts')).runFingerprint(sources, self.optsWithGlobals())),
  )

function command(usage: string, description: string, run: (briefs: string[], options: CommonOptions) => Promise<number>): void {
  program
    .command(usage)
    .description(description)
    .exitOverride()
    .action(async (briefs: string[], _: unknown, self: Command) => finish(await run(briefs, self.optsWithGlobals<CommonOptions>())))
}

exitOnSignal()
void program.parseAsync().catch((fault: unknown) => finish(explain(fault)))

function finish(status: number): void {
  process.exitCode = status
}

/** Turns what was thrown into an exit status; a stack trace is only for a bug of ours. */
function explain(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? ExitStatus.done : ExitStatus.usage
  if (fault instanceof EnvironmentFault) {
    console.error(`dossier: ${fault.message}\n${fault.hint}`)
    return ExitStatus.environment
  }
  console.error('dossier: a bug in Dossier itself; please report it with the lines below')
  console.error(fault)
  return ExitStatus.environment
}

function asShard(text: string): { part: number; of: number } {
  const [part = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).slice(1).map(Number)
  if (part < 1 || part > of) throw new InvalidArgumentError('Write a part of a whole, such as 2/8.')
  return { part, of }
}

function existingFolder(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new InvalidArgumentError('There is no such folder.')
  return resolve(path)
}
