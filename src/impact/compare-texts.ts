import type { FrozenBrief, SaidFootnote, SaidSentence } from '../model/frozen.ts'
import { align } from './align.ts'

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
