import { type Command, InvalidArgumentError, Option } from 'commander'
import { availableParallelism } from 'node:os'
import type { CommonOptions } from './options.ts'
import { untilSignal } from './signals.ts'
import { ExitStatus } from './status.ts'

interface WorkerFlags extends CommonOptions {
  queue?: string
  jobs: number
}

/** `dossier worker`: builds briefs for builds on other machines. */
export function addWorker(program: Command, finish: (status: number) => void): void {
  program
    .command('worker')
    .description('build briefs for `dossier build --queue` on other machines, until Ctrl-C')
    .addOption(queueOption('where the briefs to build are found'))
    .addOption(new Option('--jobs <number>', 'how many at once').default(availableParallelism()).argParser(asCount))
    .exitOverride()
    .action(async (_: unknown, self: Command) => finish(await runWorker(self.optsWithGlobals<WorkerFlags>())))
}

/** The address may hold a password: it is better kept in the environment than in the list of processes. */
export function queueOption(description: string): Option {
  return new Option('--queue <url>', `${description}: redis://… or rediss://…`).env('DOSSIER_QUEUE').argParser(asAddress)
}

export function asSeconds(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0)) throw new InvalidArgumentError('It is not a number of seconds.')
  return seconds
}

function asCount(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It is not a number from 1.')
  return Number(text)
}

function asAddress(text: string): string {
  if (!URL.canParse(text) || !/^rediss?:\/\/./.test(text)) throw new InvalidArgumentError('It is not an address such as redis://host:6379.')
  return text
}

async function runWorker({ root, queue, jobs }: WorkerFlags): Promise<number> {
  if (queue === undefined) {
    console.error('dossier: where is the queue? name it with --queue redis://… or in DOSSIER_QUEUE')
    return ExitStatus.usage
  }
  const { startPress } = await import('../paginate/press.ts')
  const press = startPress()
  try {
    const { serve } = await import('../queue/serve.ts')
    const end = await serve({ root, url: queue, jobs, press, say: (line) => console.error(line) })
    console.error(`waiting for briefs, ${jobs} at once`)
    await untilSignal(async () => {
      console.error('ending when the briefs in hand are done')
      await end()
    })
    return ExitStatus.done
  } finally {
    await press.close()
  }
}
