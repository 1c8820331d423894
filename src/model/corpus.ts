import type { Case } from './case.ts'
import type { Entity } from './entity.ts'
import type { Note } from './note.ts'
import type { Question } from './question.ts'
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
}
