import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Role } from '../model/approval.ts'
import type { CommonOptions } from './options.ts'

/** What `dossier approve` is told. */
export interface ApproveOptions extends CommonOptions {
  by: string
  role: Role
  /** `YYYY-MM-DD`. */
  date: string
}

const roles: readonly Role[] = ['author', 'fact-checker', 'legal', 'security']

/** Adds `dossier approve <brief> --by NAME --role ROLE [--date DAY]`. */
export function addApprove(program: Command, finish: (status: number) => void): void {
  program
    .command('approve <brief>')
    .description('record that somebody approved a brief as it is now')
    .addOption(new Option('--by <name>', 'who approves').argParser(written).makeOptionMandatory())
    .addOption(new Option('--role <role>', 'as what').choices(roles).makeOptionMandatory())
    .addOption(new Option('--date <day>', 'when').default(today(), 'today').argParser(day))
    .exitOverride()
    .action(async (brief: string, _: unknown, self: Command) => {
      const { runApprove } = await import('./record-approval.ts')
      finish(await runApprove(brief, self.optsWithGlobals<ApproveOptions>()))
    })
}

function written(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Write a name.')
  return text.trim()
}

/** Reads a day, `YYYY-MM-DD`, from the command line. */
export function day(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  if (!isDay) throw new InvalidArgumentError('Write a day as YYYY-MM-DD.')
  return text
}

/** The day where the command is run. */
export function today(): string {
  const now = new Date()
  const pad = (part: number) => `${part}`.padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
