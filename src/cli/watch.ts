import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CommonOptions } from './options.ts'

/** What `dossier preview` is told. */
export interface PreviewFlags extends CommonOptions {
  port?: number
  editor: string
}

/** Adds `dossier watch [brief…]` and `dossier preview [brief…]`. */
export function addWatch(program: Command, finish: (status: number) => void): void {
  program
    .command('watch [brief...]')
    .description('build, and build again whenever something is saved')
    .exitOverride()
    .action(async (briefs: string[], _: unknown, self: Command) =>
      finish(await (await import('./run-watch.ts')).runWatch(briefs, self.optsWithGlobals())),
    )
  program
    .command('preview [brief...]')
    .description('show briefs in a browser on this machine as they are written')
    .addOption(new Option('--port <number>', 'where to serve (default: the first free one from 4400 on)').argParser(port))
    .addOption(
      new Option('--editor <address>', 'how a link opens a file, with {file}, {line} and {column}; "" for none')
        .env('DOSSIER_EDITOR')
        .default('vscode://file/{file}:{line}:{column}')
        .argParser(editor),
    )
    .exitOverride()
    .action(async (briefs: string[], _: unknown, self: Command) =>
      finish(await (await import('./run-watch.ts')).runPreview(briefs, self.optsWithGlobals<PreviewFlags>())),
    )
}

function port(text: string): number {
  const number = Number(text)
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('Write a number from 0 to 65535.')
  return number
}

/** A script is no editor. */
function editor(text: string): string {
  if (text !== '' && (!/^[a-z][a-z0-9+.-]*:/i.test(text) || /^(?:javascript|data|vbscript):/i.test(text) || !text.includes('{file}')))
    throw new InvalidArgumentError('Write an address such as vscode://file/{file}:{line}:{column}.')
  return text
}
