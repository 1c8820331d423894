import { hasErrors } from '../model/message.ts'
import type { BuildReport, Shard } from '../pipeline/reports.ts'
import { type Asked, openRunMemory, type RunMemory } from './last-run.ts'
import { refuseUnknownBriefs } from './names.ts'
import type { CommonOptions } from './options.ts'
import type { Progress } from './progress.ts'
import { sayBuild } from './say-build.ts'
import { ExitStatus } from './status.ts'

export interface BuildFlags extends CommonOptions {
  force?: boolean
  shard?: Shard
  queue?: string
  wait?: number
}

/** `dossier build [brief…]`: where nothing has changed since the last run, what that one said is said again, and no stage is even loaded. */
export async function runBuild(briefs: string[], flags: BuildFlags): Promise<number> {
  const { root, out, json = false, force = false, shard } = flags
  const refused = refuseUnknownBriefs(briefs, root)
  if (refused !== undefined) return refused
  const started = performance.now()
  const asked = { root, briefs, ...(out !== undefined && { out }), ...(shard && { shard }) }
  const memory = openRunMemory(asked)
  const known = force ? undefined : memory.recall()
  const report = known ?? (await buildAnew(asked, flags, memory))
  sayBuild(report, { json, isKnown: known !== undefined, milliseconds: performance.now() - started })
  if (report.faults.length > 0) return ExitStatus.environment
  return hasErrors(report.messages) ? ExitStatus.errors : ExitStatus.done
}

async function buildAnew(asked: Asked, { json = false, force = false, queue, wait }: BuildFlags, memory: RunMemory): Promise<BuildReport> {
  let progress: Progress | undefined
  const { startPress } = await import('../paginate/press.ts')
  const press = startPress() // it starts while the stages are still being loaded
  try {
    const remember = memory.begin()
    const { build } = await import('../build.ts')
    const { showProgress } = await import('./progress.ts')
    const { briefs, ...where } = asked
    progress = json ? undefined : await showProgress(asked)
    const report = await build({
      ...where,
      press,
      force,
      ...(briefs.length > 0 && { briefs }),
      ...progress?.listeners,
      ...(queue !== undefined && { queue: { url: queue, say: (line) => console.error(line), ...(wait !== undefined && { wait }) } }),
    })
    if (report.faults.length === 0) remember(report)
    return report
  } finally {
    progress?.end()
    await press.close()
  }
}
