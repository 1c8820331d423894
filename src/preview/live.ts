import { isAbsolute, join, resolve } from 'node:path'
import { build } from '../build.ts'
import { makeMemory } from '../load/memory.ts'
import { EnvironmentFault } from '../model/fault.ts'
import { startPress } from '../paginate/press.ts'
import type { BuildOptions, BuildReport } from '../pipeline/reports.ts'
import { makeRunner } from './runner.ts'
import { watchProject } from './watch-project.ts'

/** A project that is built again whenever it changes, with browser and memory kept warm. */
export interface Live {
  /** Asks for a build without a change. */
  ask: () => void
  /** Ends everything; comes when the browser is gone. */
  close: () => Promise<void>
}

export interface LiveOptions extends Pick<BuildOptions, 'root' | 'out' | 'page'> {
  /** The briefs to build at the moment; all where it gives nothing. */
  briefs: () => readonly string[] | undefined
  /** A build begins; the paths are those that changed, relative to the root. */
  onBegin?: (changed: readonly string[]) => void
  onReport: (report: BuildReport, milliseconds: number) => void
  /** The machine was at fault, or we; the next change is tried all the same. */
  onFault: (fault: { message: string; hint: string }) => void
}

/** Begins to watch a project. The first build has to be asked for. */
export async function startLive(options: LiveOptions): Promise<Live> {
  const root = resolve(options.root)
  const press = startPress()
  const memory = makeMemory()
  const changed = new Set<string>()
  const runner = makeRunner(async () => {
    options.onBegin?.([...changed])
    changed.clear()
    const started = performance.now()
    const briefs = options.briefs()
    try {
      const kept = { ...press, close: async () => {} } // it serves the next build as well
      const { page, out } = options
      const report = await build({ root, memory, press: kept, ...(out && { out }), ...(page && { page }), ...(briefs && { briefs }) })
      watch.alsoWatch(report.inputs.flatMap(({ path }) => (path.startsWith('dossier:') || isAbsolute(path) ? [] : [join(root, path)])))
      options.onReport(report, performance.now() - started)
    } catch (thrown) {
      options.onFault(asFault(thrown))
    }
  })
  const watch = await watchProject(
    root,
    (paths) => {
      for (const path of paths) changed.add(path)
      runner.ask()
    },
    options.onFault,
  )
  return {
    ask: runner.ask,
    close: async () => {
      await watch.close()
      await press.close()
      await runner.close()
    },
  }
}

/** What is thrown is told, and the watching goes on: a bug of ours must not cost the author the preview. */
function asFault(thrown: unknown): { message: string; hint: string } {
  if (thrown instanceof EnvironmentFault) return thrown
  const said = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  return { message: `a bug in Dossier itself: ${said}`, hint: 'please report it with these lines' }
}
