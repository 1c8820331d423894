import type { CapturedText } from './captured-text.ts'
import type { Case } from './case.ts'
import type { Entity } from './entity.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { Subject } from './message.ts'
import type { Note } from './note.ts'
import type { Question } from './question.ts'
import type { QuotationResult } from './quotation.ts'
import type { Recommendation } from './recommendation.ts'
import type { Source } from './source.ts'

/** A file that went into a run. */
export interface InputFile {
  /** Relative to the project's root. */
  path: string
  sha256: string
}

/** Everything under `sources/`, read and cross-linked. Maps keep the order of the files. */
export interface Corpus {
  sources: Map<string, Source>
  notes: Map<string, Note>
  entities: Map<string, Entity>
  questions: Map<string, Question>
  recommendations: Map<string, Recommendation>
  cases: Map<string, Case>
  /** By source: its captured text, and its fingerprint, where they are at hand. */
  texts?: ReadonlyMap<string, CapturedText>
  fingerprints?: ReadonlyMap<string, Fingerprint>
  /** By note: what became of its quotation. Known once the corpus has been checked. */
  quotations?: ReadonlyMap<string, QuotationResult>
  /** What has no translation into the language of a brief. Known once the corpus has been put into it. */
  untranslated?: Untranslated
  /** What of the files could not be read, which has been reported: that it is missing, or not as it should be, is no second mistake. */
  unread: Unread
}

/** By what lacks a translation the keys that are to be translated. */
export type Untranslated = ReadonlyMap<Subject, ReadonlySet<string>>

export type Kind = 'sources' | 'notes' | 'entities' | 'questions' | 'recommendations' | 'cases'

export interface Unread {
  /** Kinds of which a whole file is missing. */
  kinds: ReadonlySet<Kind>
  /** What an error of reading is about. */
  subjects: ReadonlySet<Subject>
}

/** Whether that something is missing may be the fault of a file that could not be read. */
export function isUnread({ unread }: Corpus, kind: Kind, name: string): boolean {
  return unread.kinds.has(kind) || unread.subjects.has(subjectOf(kind, name))
}

const subjects = {
  sources: 'source',
  notes: 'note',
  entities: 'entity',
  questions: 'question',
  recommendations: 'recommendation',
  cases: 'case',
} as const

export const kinds = Object.keys(subjects) as Kind[]

export function subjectOf(kind: Kind, name: string): Subject {
  return `${subjects[kind]}:${name}`
}
