import { diffArrays } from 'diff'

/** Two things of two lists that are one, or what only one list has. */
export type Pair<T> = { before: T; now: T } | { before: T; now?: undefined } | { before?: undefined; now: T }

/**
 * Pairs two lists: first what is equal and in order (the longest common subsequence, by Myers), then what is equal but has moved, then
 * what shares so many words that it must be one thing, reworded. In the order of the new list; what is gone stands where it stood.
 */
export function align<T extends object>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (one: T) => string,
  textOf: (one: T) => string,
): Pair<T>[] {
  const rows: Pair<T>[] = []
  const at = { before: 0, now: 0 }
  for (const { added, removed, count } of diffArrays(before.map(keyOf), now.map(keyOf))) {
    for (let index = 0; index < count; index++) {
      if (removed) rows.push({ before: before[at.before++] as T })
      else if (added) rows.push({ now: now[at.now++] as T })
      else rows.push({ before: before[at.before++] as T, now: now[at.now++] as T })
    }
  }
  const matched = join(rows, (a, b) => Number(keyOf(a) === keyOf(b)))
  const known = new Map<T, ReadonlySet<string>>()
  const words = (one: T) => {
    const found = known.get(one) ?? wordSet(textOf(one))
    known.set(one, found)
    return found
  }
  return settle(
    join(matched, (a, b) => likeness(words(a), words(b))),
    before,
  )
}

/** Puts what is gone behind what stood before it. */
function settle<T extends object>(rows: readonly Pair<T>[], before: readonly T[]): Pair<T>[] {
  const byBefore = new Map(rows.flatMap((row) => (row.before === undefined ? [] : [[row.before, row] as const])))
  const behind = new Map<Pair<T> | undefined, Pair<T>[]>()
  let last: Pair<T> | undefined
  for (const one of before) {
    const row = byBefore.get(one)
    if (row?.now !== undefined) last = row
    else if (row) behind.set(last, [...(behind.get(last) ?? []), row])
  }
  const staying = rows.filter(({ now }) => now !== undefined)
  return [...(behind.get(undefined) ?? []), ...staying.flatMap((row) => [row, ...(behind.get(row) ?? [])])]
}

/** Two texts are one, reworded, when they share this much of their words. */
const leastLikeness = 0.5

/** Joins what is gone with what has come where both are alike, the likest first. */
function join<T extends object>(rows: readonly Pair<T>[], alike: (before: T, now: T) => number): Pair<T>[] {
  const gone = rows.flatMap((row) => (row.now === undefined && row.before !== undefined ? [{ row, one: row.before }] : []))
  const come = rows.flatMap((row) => (row.before === undefined && row.now !== undefined ? [{ row, one: row.now }] : []))
  const scored = gone.flatMap((left) => come.map((right) => ({ left, right, score: alike(left.one, right.one) })))
  const likely = scored.filter(({ score }) => score >= leastLikeness).sort((a, b) => b.score - a.score)
  const joined = new Map<Pair<T>, { before: T; now: T }>()
  const taken = new Set<Pair<T>>()
  for (const { left, right } of likely) {
    if (taken.has(left.row) || joined.has(right.row)) continue
    taken.add(left.row)
    joined.set(right.row, { before: left.one, now: right.one })
  }
  return rows.filter((row) => !taken.has(row)).map((row) => joined.get(row) ?? row)
}

/** The words of a text, in small letters, each once. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}

/** Dice's coefficient of two sets of words: 1 where they are the same, 0 where they share none. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const common = [...a].filter((word) => b.has(word)).length
  return (2 * common) / (a.size + b.size)
}
