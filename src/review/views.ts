import type { SentenceKind } from '../model/sentences.ts'
import type { Claim } from './claims.ts'
import type { NoteView } from './evidence.ts'

/** A footnote beside sentences, with the evidence that it leads to; or what a sentence cites in its text. */
export interface FootnoteView {
  /** 0 for what is cited in the text. */
  number: number
  text: string
  notes: NoteView[]
  /** Sources that it cites without a note: the passage has to be looked up by hand. */
  bare: string[]
}

export interface SentenceView {
  /** Hash of the sentence and its evidence: when either changes, its ticks are gone. */
  hash: string
  number: number
  kind: SentenceKind
  /** What kind is called on the page; empty for running text. */
  label: string
  text: string
  calls: number[]
  place: string
  /** What has to be ticked. */
  claims: ('fact' | Claim)[]
  /** Why it is red; empty where it is not. */
  alarms: string[]
}

/** Sentences of a paragraph that rest on the same footnotes: up to the first that has a call, as a reader takes it. */
export interface RunView {
  sentences: SentenceView[]
  footnotes: FootnoteView[]
}

/** What a brief says that an issued version did not. */
export interface ChangesView {
  version: string
  date: string
  entries: { type: string; text: string; footnotes: number[] }[]
  /** Sentences that are gone. */
  removed: number
}

export interface ChapterView {
  id: string
  title: string
  runs: RunView[]
  red: number
}
