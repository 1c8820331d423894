import type { Meter } from '../model/meter.ts'
import type { BuiltBrief } from '../pipeline/reports.ts'

/** Cells of a full bar. */
const width = 20
const numbers = new Intl.NumberFormat('en')

/** Prints how long each brief is beside its limits, and what was left out; with `--json` beside the messages, on standard error. */
export function printMeters(briefs: readonly BuiltBrief[], json: boolean | undefined): void {
  const print = (line: string) => (json ? console.error(line) : console.log(line))
  for (const { name, meters, leftOut } of briefs) {
    const limited = meters.filter(({ limit }) => limit !== null)
    if (limited.length > 0) print(`${name}: ${limited.map(meterLine).join('   ')}`)
    if (leftOut.length > 0) print(`${name}: left out: ${leftOut.join(', ')}`)
  }
}

/** `words 4,408 of 4,500 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓`: only a brief at its limit, or over it, has a full bar. */
export function meterLine({ unit, used, limit, count, wordsPerMinute }: Meter): string {
  const what = count && count !== 'body' ? `${unit} (${count})` : wordsPerMinute ? `${unit} (${wordsPerMinute} words a minute)` : unit
  if (limit === null) return `${what} ${numbers.format(used)}`
  const full = Math.min(width, Math.floor((used / limit) * width))
  const over = used > limit ? ` ${numbers.format(used - limit)} over` : ''
  return `${what} ${numbers.format(used)} of ${numbers.format(limit)} ${'▓'.repeat(full)}${'░'.repeat(width - full)}${over}`
}
