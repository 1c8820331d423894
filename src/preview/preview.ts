import { resolve } from 'node:path'
import { briefNamesIn } from '../load/brief-names.ts'
import type { BuildReport } from '../pipeline/reports.ts'
import { makeBoard } from './board.ts'
import { startLive } from './live.ts'
import { type PreviewServer, serve } from './server.ts'
import { makeSite } from './site.ts'

export interface PreviewOptions {
  root: string
  out?: string
  /** Built from the start; any other when somebody looks at it. */
  briefs?: readonly string[]
  /** Where to serve; 0 for any free port. */
  port?: number
  /** How a place is opened in the author's editor, such as `vscode://file/{file}:{line}:{column}`. */
  editor: string
  onReport?: (report: BuildReport, milliseconds: number) => void
  onFault?: (fault: { message: string; hint: string }) => void
}

/**
 * Serves the briefs of a project as they are written: the page and the pages follow every change of a file.
 *
 * @throws EnvironmentFault where the port is in use.
 */
export async function startPreview(options: PreviewOptions): Promise<PreviewServer> {
  const { editor, out, port, onReport, onFault } = options
  const root = resolve(options.root)
  const wanted = new Set(options.briefs)
  const board = makeBoard(root)
  const folders = () => briefNamesIn(root)
  let ask = (): void => {}
  const want = (brief: string): void => {
    if (wanted.has(brief)) return
    wanted.add(brief)
    ask()
  }
  const server = await serve(makeSite({ board, folders, want, editor }), port)
  const live = await startLive({
    ...{ root, ...(out !== undefined && { out }) },
    briefs: () => [...wanted],
    page: board.page,
    onBegin: board.begin,
    onReport: (report, milliseconds) => {
      board.report(report, milliseconds)
      onReport?.(report, milliseconds)
    },
    onFault: (fault) => {
      board.fault(fault)
      onFault?.(fault)
    },
  })
  ask = live.ask
  if (wanted.size > 0) ask()
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await live.close()
    },
  }
}
