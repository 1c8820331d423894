import type { LateRun, MissingRun } from './late-runs.ts'
import type { Gap } from './page-text.ts'

/**
 * Accounts for runs that are painted from right to left. Their letters stand in the PDF in the order of painting, line by line, so
 * they are counted, letter by letter, without regard to their order.
 */
export function drawFromPool(runs: readonly LateRun[], gaps: Gap[]): MissingRun[] {
  if (runs.length === 0) return []
  const bound = takeAll(gaps.filter(({ isFree }) => !isFree))
  const free = takeAll(gaps.filter(({ isFree }) => isFree))
  const lacking = runs.flatMap(({ owner, letters, pieces, isHidden }) => {
    const without = [...letters.normalize('NFKD')].filter((letter) => !draw(bound, letter) && !draw(free, letter))
    return without.length === 0 || isHidden ? [] : [{ owner, letters, words: pieces.join('').replaceAll('\u00ad', '').trim() }]
  })
  const rest = [...bound].map(([letter, count]) => letter.repeat(count)).join('')
  gaps.push({ letters: rest, after: undefined, isFree: false })
  return lacking
}

function takeAll(gaps: Gap[]): Map<string, number> {
  const pool = new Map<string, number>()
  for (const gap of gaps) {
    for (const letter of gap.letters.normalize('NFKD')) pool.set(letter, (pool.get(letter) ?? 0) + 1)
    gap.letters = ''
  }
  return pool
}

function draw(pool: Map<string, number>, letter: string): boolean {
  const count = pool.get(letter) ?? 0
  if (count === 0) return false
  pool.set(letter, count - 1)
  return true
}
