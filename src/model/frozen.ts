import type { QuestionState } from './answer.ts'
import type { Manifest } from './manifest.ts'
import type { QuotationState, Span } from './quotation.ts'
import type { SentenceKind } from './sentence-blocks.ts'

/** A sentence of a brief as it was printed, kept so that a later version can be held against it. */
export interface SaidSentence {
  /** Title of its chapter. */
  chapter: string
  kind: SentenceKind
  /** Counts the paragraphs, rows and headings of its chapter, from 0. */
  block: number
  text: string
  /** Without its cross-references, whose numbers are no facts; left out where it has none. */
  facts?: string
  footnotes: number[]
  notes: string[]
  sources: string[]
}

/** A footnote as it was printed. */
export interface SaidFootnote {
  number: number
  page: number | null
  text: string
  /** What it says wherever it stands: its own words and what it cites, without “Ibid.” or the number of another footnote. */
  says: string
  notes: string[]
  sources: string[]
}

/** A note that a brief rests on: hashes of what it says by field, so that nothing of it stands here that readers may not see. */
export interface FrozenNote {
  source: string
  state: QuotationState
  spans: Span[]
  fields: Record<string, string>
}

/** What a brief rests on, as it was. */
export interface Evidence {
  notes: Record<string, FrozenNote>
  /** Hash of the library's entry by key. */
  sources: Record<string, string>
  questions: Record<string, { state: QuestionState; hash: string }>
}

/** What a brief says and rests on, as it was at one time. */
export interface FrozenBrief {
  brief: string
  /** The folder of `templates/` that makes it. */
  folder: string
  version: string | null
  title: string
  lang: string
  sentences: SaidSentence[]
  footnotes: SaidFootnote[]
  evidence: Evidence
}

/** What of a frozen brief its manifest has nowhere else. */
export interface Frozen {
  sentences: SaidSentence[]
  /** What each footnote says wherever it stands, from the first. */
  says: string[]
  evidence: Evidence
}

/** What a brief said and rested on when it was last built; `undefined` where its manifest does not tell. */
export function frozenOf({ brief, version, about, footnotes, frozen }: Manifest): FrozenBrief | undefined {
  if (frozen === undefined) return undefined
  const { sentences, says, evidence } = frozen
  return {
    brief,
    folder: about.source,
    version,
    title: about.title,
    lang: about.lang,
    sentences,
    footnotes: footnotes.map((footnote, index) => ({ ...footnote, says: says[index] ?? footnote.text })),
    evidence,
  }
}
