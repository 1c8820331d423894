import { startLive } from '../preview/live.ts'
import { startPreview } from '../preview/preview.ts'
import { refuseUnknownBriefs } from './names.ts'
import type { CommonOptions } from './options.ts'
import { sayBuild } from './say-build.ts'
import { untilSignal } from './signals.ts'
import { ExitStatus } from './status.ts'
import type { PreviewFlags } from './watch.ts'

/** `dossier watch [brief…]`: builds, and builds again after every change, until it is ended by a signal. */
export async function runWatch(briefs: string[], { root, out, json = false }: CommonOptions): Promise<number> {
  const refused = refuseUnknownBriefs(briefs, root)
  if (refused !== undefined) return refused
  const live = await startLive({
    ...{ root, ...(out !== undefined && { out }) },
    briefs: () => (briefs.length > 0 ? briefs : undefined),
    onBegin: (changed) => sayChanged(changed, json),
    onReport: (report, milliseconds) => sayBuild(report, { json, isKnown: false, milliseconds }),
    onFault: sayFault,
  })
  live.ask()
  await untilSignal(live.close)
  return ExitStatus.done
}

/** `dossier preview [brief…]`: serves them until it is ended by a signal. */
export async function runPreview(briefs: string[], { root, out, json = false, port, editor }: PreviewFlags): Promise<number> {
  const refused = refuseUnknownBriefs(briefs, root)
  if (refused !== undefined) return refused
  const server = await startPreview({
    ...{ root, briefs, editor, ...(out !== undefined && { out }), ...(port !== undefined && { port }) },
    onReport: (report, milliseconds) => sayBuild(report, { json, isKnown: false, milliseconds }),
    onFault: sayFault,
  })
  console.error(`preview: ${server.url}${briefs.length === 1 ? `${briefs[0]}/` : ''} (Ctrl-C ends it)`)
  await untilSignal(server.close)
  return ExitStatus.done
}

function sayChanged(changed: readonly string[], json: boolean): void {
  if (json || changed.length === 0) return
  const more = changed.length > 3 ? ` and ${changed.length - 3} more` : ''
  console.log(`\nchanged: ${changed.slice(0, 3).join(', ')}${more}`)
}

function sayFault({ message, hint }: { message: string; hint: string }): void {
  console.error(`dossier: ${message}\n${hint}`)
}
