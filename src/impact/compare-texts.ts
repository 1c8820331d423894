import { diffArrays } from 'diff'
import type { FrozenBrief, SaidFootnote, SaidSentence } from '../model/frozen.ts'

/**
 * A sentence of one version held against another. `sources`: its words are the same, but its footnotes say something else.
 */
export type SentencePair =
  | { type: 'same' | 'changed' | 'sources'; before: SaidSentence; now: SaidSentence }
  | { type: 'added'; before?: undefined; now: SaidSentence }
  | { type: 'removed'; before: SaidSentence; now?: undefined }

/** A footnote of one version held against another, by what it says. */
export type FootnotePair =
  | { type: 'same' | 'changed'; before: SaidFootnote; now: SaidFootnote }
  | { type: 'added'; before?: undefined; now: SaidFootnote }
  | { type: 'removed'; before: SaidFootnote; now?: undefined }

type Said = Pick<FrozenBrief, 'sentences' | 'footnotes'>

/**
 * Every sentence of two versions of a brief, paired, in the order of the new one; what was removed stands where it stood. Numbers of
 * footnotes, sections and figures count for nothing, and a sentence that only stands elsewhere is the same.
 */
export function compareSentences(before: Said, now: Said): SentencePair[] {
  const said = { before: saysByNumber(before), now: saysByNumber(now) }
  return align(before.sentences, now.sentences, wordsOf, ({ text }) => text).map((pair): SentencePair => {
    if (!pair.before) return { type: 'added', now: pair.now }
    if (!pair.now) return { type: 'removed', before: pair.before }
    const isReworded = wordsOf(pair.before) !== wordsOf(pair.now)
    const isSourced = sourcesOf(pair.before, said.before) !== sourcesOf(pair.now, said.now)
    return { type: isReworded ? 'changed' : isSourced ? 'sources' : 'same', before: pair.before, now: pair.now }
  })
}

/** Every footnote of two versions, paired by what it says, whatever its number. */
export function compareFootnotes(before: Said, now: Said): FootnotePair[] {
  const says = (footnote: SaidFootnote) => footnote.says
  return align(before.footnotes, now.footnotes, says, says).map((pair): FootnotePair => {
    if (!pair.before) return { type: 'added', now: pair.now }
    if (!pair.now) return { type: 'removed', before: pair.before }
    return { type: pair.before.says === pair.now.says ? 'same' : 'changed', before: pair.before, now: pair.now }
  })
}

function wordsOf({ kind, text, facts = text }: SaidSentence): string {
  return `${kind === 'heading' ? '#' : ''}${facts}`
}

function saysByNumber({ footnotes }: Said): ReadonlyMap<number, string> {
  return new Map(footnotes.map(({ number, says }) => [number, says]))
}

/** What the footnotes of a sentence say; in a style without footnotes, what it cites in its text. */
function sourcesOf({ footnotes, notes, sources }: SaidSentence, says: ReadonlyMap<number, string>): string {
  return JSON.stringify(footnotes.length > 0 ? footnotes.map((number) => says.get(number)) : [notes, sources])
}

type Pair<T> = { before: T; now: T } | { before: T; now?: undefined } | { before?: undefined; now: T }

/**
 * Pairs two lists: first what is equal and in order (the longest common subsequence, by Myers), then what is equal but has moved, then
 * what is alike enough to be one thing reworded.
 */
function align<T>(before: readonly T[], now: readonly T[], keyOf: (one: T) => string, textOf: (one: T) => string): Pair<T>[] {
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
  const words = new Map<T, ReadonlySet<string>>()
  const wordsIn = (one: T) => {
    const known =
      words.get(one) ??
      new Set(
        textOf(one)
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [],
      )
    words.set(one, known)
    return known
  }
  return join(matched, (a, b) => likeness(wordsIn(a), wordsIn(b)))
}

/** Two texts are one, reworded, when they share this much of their words. */
const leastLikeness = 0.5

/** Joins what was removed with what was added where both are alike, the likest first. */
function join<T>(rows: readonly Pair<T>[], alike: (before: T, now: T) => number): Pair<T>[] {
  const gone = rows.filter((row): row is { before: T } => row.now === undefined)
  const come = rows.filter((row): row is { now: T } => row.before === undefined)
  const scored = gone.flatMap((removed) => come.map((added) => ({ removed, added, score: alike(removed.before, added.now) })))
  const likely = scored.filter(({ score }) => score >= leastLikeness).sort((a, b) => b.score - a.score)
  const joined = new Map<Pair<T>, Pair<T>>()
  const taken = new Set<Pair<T>>()
  for (const { removed, added } of likely) {
    if (taken.has(removed) || joined.has(added)) continue
    taken.add(removed)
    joined.set(added, { before: removed.before, now: added.now })
  }
  return rows.filter((row) => !taken.has(row)).map((row) => joined.get(row) ?? row)
}

/** Dice's coefficient of two sets of words. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const common = [...a].filter((word) => b.has(word)).length
  return (2 * common) / (a.size + b.size)
}
