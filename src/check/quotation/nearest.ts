import { distance } from 'fastest-levenshtein'
import type { PreparedText } from './prepare.ts'

/** The passage that comes nearest to a quotation that is not in the text, and in which words it differs. */
export interface Nearest {
  passage: string
  /** Such as `"12" → "17"`: what the quotation says, what the text says. */
  differences: string
}

/** Below this share of common words a passage is another one. */
const leastCommon = 0.5

/** Finds the passage that shares the most words with a quotation; `undefined` where none is near. */
export function nearestPassage(quotation: string, prepared: PreparedText): Nearest | undefined {
  const wanted = toWords(quotation.replaceAll(/\[[^[\]]*\]/g, ' '))
  const words = wordsOf(prepared)
  const window = bestWindow(
    words.map(({ key }) => key),
    wanted.map(({ key }) => key),
  )
  if (window === undefined) return undefined
  const margin = 2
  const near = words.slice(Math.max(0, window - margin), window + wanted.length + margin)
  const { pairs, changes } = align(wanted, near)
  const [first, last] = [near[pairs[0] ?? 0], near[pairs.at(-1) ?? 0]]
  if (!first || !last || pairs.length < wanted.length * leastCommon) return undefined
  const passage = prepared.text.slice(first.start, last.end).replaceAll(/\s+/g, ' ')
  return { passage, differences: changes.join(', ') }
}

const known = new WeakMap<PreparedText, Word[]>()

/** The words of a text without those of its noise; they are parted once. */
function wordsOf(prepared: PreparedText): Word[] {
  const { text, noise } = prepared
  const words = known.get(prepared) ?? toWords(text).filter(({ start }) => !noise.some(([from, to]) => start >= from && start < to))
  known.set(prepared, words)
  return words
}

interface Word {
  /** As it is compared. */
  key: string
  written: string
  start: number
  end: number
}

function toWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’.,][\p{L}\p{N}\p{M}]+)*/gu)].map(({ 0: written, index }) => ({
    key: written.normalize('NFC').replaceAll('’', "'"),
    written,
    start: index,
    end: index + written.length,
  }))
}

/** Where the window of as many words as are wanted begins that has most of them, whatever their order. */
function bestWindow(words: readonly string[], wanted: readonly string[]): number | undefined {
  const missing = new Map<string, number>()
  for (const word of wanted) missing.set(word, (missing.get(word) ?? 0) + 1)
  let [common, best, at] = [0, 0, undefined as number | undefined]
  for (const [index, word] of words.entries()) {
    const left = missing.get(word)
    if (left !== undefined) {
      missing.set(word, left - 1)
      if (left > 0) common++
    }
    const gone = words[index - wanted.length]
    const had = gone === undefined ? undefined : missing.get(gone)
    if (gone !== undefined && had !== undefined) {
      missing.set(gone, had + 1)
      if (had >= 0) common--
    }
    if (common > best) [best, at] = [common, Math.max(0, index - wanted.length + 1)]
  }
  return best >= wanted.length * leastCommon ? at : undefined
}

/** What a word costs that only one side has: less than another word in its place and the right one behind it. */
const leftOut = 0.6
const notThere = 0.8

/** The cheapest way from the quotation's words to the passage's (Wagner and Fischer), with like words rather changed than exchanged. */
function align(from: readonly Word[], to: readonly Word[]): { pairs: number[]; changes: string[] } {
  const costs = from.map(() => Array.from({ length: to.length + 1 }, () => 0))
  costs.push(Array.from({ length: to.length + 1 }, () => 0))
  const cost = (row: number, column: number) => costs[row]?.[column] ?? 0
  for (let row = from.length; row >= 0; row--) {
    for (let column = to.length; column >= 0; column--) {
      const rest = row === from.length ? 0 : notThere + cost(row + 1, column)
      const skip = column === to.length ? rest : (row === 0 || row === from.length ? 0 : leftOut) + cost(row, column + 1)
      const pair = row < from.length && column < to.length ? exchange(from[row], to[column]) + cost(row + 1, column + 1) : rest
      const line = costs[row]
      if (line) line[column] = row === from.length ? 0 : column === to.length ? rest : Math.min(rest, skip, pair)
    }
  }
  return trace(from, to, cost)
}

function exchange(a: Word | undefined, b: Word | undefined): number {
  if (!a || !b || a.key === b.key) return 0
  if (a.key.toLowerCase() === b.key.toLowerCase()) return 0.25
  return 0.4 + (0.35 * distance(a.key, b.key)) / Math.max(a.key.length, b.key.length)
}

function trace(from: readonly Word[], to: readonly Word[], cost: (row: number, column: number) => number) {
  const pairs: number[] = []
  const changes: string[] = []
  let [row, column] = [0, 0]
  while (row < from.length) {
    const [own, theirs] = [from[row], to[column]]
    const isPair = theirs !== undefined && Math.abs(cost(row, column) - exchange(own, theirs) - cost(row + 1, column + 1)) < 1e-9
    if (isPair) {
      pairs.push(column)
      if (own?.key !== theirs.key) changes.push(`"${own?.written}" → "${theirs.written}"`)
      row++
      column++
    } else if (Math.abs(cost(row, column) - notThere - cost(row + 1, column)) < 1e-9) {
      changes.push(`"${own?.written}" is not there`)
      row++
    } else {
      if (row > 0) changes.push(`"${theirs?.written}" is left out`)
      column++
    }
  }
  return { pairs, changes }
}
