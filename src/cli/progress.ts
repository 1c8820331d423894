import type { Stage } from '../pipeline/reports.ts'

/** One line a stage on standard error, with the time since the line before it. */
export function progressLines(): (stage: Stage, brief: string | undefined, counted: string) => void {
  let last = performance.now()
  return (stage, brief, counted) => {
    const now = performance.now()
    console.error(
      `${(brief ?? '').padEnd(20)} ${stage.padEnd(10)} ${counted.padEnd(32)} ${Math.round(now - last)
        .toString()
        .padStart(6)} ms`,
    )
    last = now
  }
}
