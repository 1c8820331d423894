import { type Command, Option } from 'commander'
import { day, today } from './approve.ts'
import type { CommonOptions } from './options.ts'

/** What `dossier capture` is told. */
export interface CaptureOptions extends CommonOptions {
  /** `YYYY-MM-DD`: when the text was captured. */
  date: string
  dryRun?: boolean
  /** Takes a text although it is much shorter and breaks most quotations. */
  force?: boolean
}

/** Adds `dossier capture <key> <file> [--date DAY] [--dry-run] [--force]`. */
export function addCapture(program: Command, finish: (status: number) => void): void {
  program
    .command('capture <key> <file>')
    .description('take a new text of a source, and say what it does to notes, questions and briefs')
    .addOption(new Option('--date <day>', 'when it was captured').default(today(), 'today').argParser(day))
    .option('--dry-run', 'only say it, and write nothing')
    .option('--force', 'take a text that is much shorter and breaks most quotations')
    .exitOverride()
    .action(async (key: string, file: string, _: unknown, self: Command) => {
      const { runCapture } = await import('./record-capture.ts')
      finish(await runCapture(key, file, self.optsWithGlobals<CaptureOptions>()))
    })
}
