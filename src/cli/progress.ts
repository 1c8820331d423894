import { type Params, SingleBar } from 'cli-progress'
import { countBriefs } from '../load/count-briefs.ts'
import type { BuildOptions } from '../pipeline/reports.ts'
import type { Asked } from './last-run.ts'

/** Shows on standard error how far a build has come. */
export interface Progress {
  listeners: Pick<BuildOptions, 'progress' | 'finished'>
  end: () => void
}

/** Of so many briefs a line for each stage is still read by somebody. */
const fewBriefs = 8

/** A bar where many briefs are built and somebody looks on, else a line for each stage. */
export async function showProgress({ root, briefs, shard }: Asked): Promise<Progress> {
  if (!process.stderr.isTTY) return progressLines()
  const all = await countBriefs(root, briefs)
  const count = shard ? Math.ceil((all - shard.part + 1) / shard.of) : all
  return count > fewBriefs ? progressBar(count) : progressLines()
}

/** One line a stage, with the time since the line before it. */
function progressLines(): Progress {
  let last = performance.now()
  const progress: BuildOptions['progress'] = (stage, brief, counted) => {
    const now = performance.now()
    const time = Math.round(now - last)
    console.error(`${(brief ?? '').padEnd(20)} ${stage.padEnd(10)} ${counted.padEnd(32)} ${time.toString().padStart(6)} ms`)
    last = now
  }
  return { listeners: { progress }, end: () => {} }
}

function progressBar(count: number): Progress {
  const bar = new SingleBar({ format: drawBar, stream: process.stderr, clearOnComplete: true, hideCursor: true, etaBuffer: 40 })
  let stopped = 0
  bar.start(count, 0, { stopped })
  const finished: BuildOptions['finished'] = ({ name, state }) => {
    if (state === 'stopped') stopped++
    bar.increment({ brief: name, stopped })
  }
  return { listeners: { finished }, end: () => bar.stop() }
}

const barWidth = 24

/** How long it takes is only said when some briefs have shown it. */
function drawBar(_: unknown, { value, total, eta }: Params, { brief = '', stopped }: { brief?: string; stopped: number }): string {
  const full = Math.round((value / total) * barWidth)
  const parts = [
    `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${value} of ${total} briefs`,
    stopped > 0 && `${stopped} stopped`,
    value >= fewBriefs && value < total && `${eta < 90 ? `${Math.ceil(eta)} s` : `${Math.ceil(eta / 60)} min`} to go`,
    brief,
  ]
  return parts.filter(Boolean).join(' · ')
}
