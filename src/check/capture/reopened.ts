import { agree, answersTo, type QuestionState, questionState } from '../../model/answer.ts'
import { breaks } from '../../model/capture.ts'
import type { Corpus } from '../../model/corpus.ts'
import { isLost } from '../../model/quotation.ts'
import type { Question } from '../../model/question.ts'
import type { NoteChange } from './compare-captures.ts'

/** A question that opens again, since a source behind one of its answers has changed. */
export interface Reopened {
  question: Question
  /** Before the change. */
  state: QuestionState
  /** Its notes that no longer hold. */
  notes: string[]
  /** Those of them whose answer no other note gives: their side is withdrawn. */
  withdrawn: string[]
}

/** The questions that notes answer which a new text has broken. */
export function reopenedQuestions(corpus: Corpus, changes: readonly NoteChange[]): Reopened[] {
  const broken = new Set(changes.flatMap(({ note, change }) => (breaks(change) ? note.id : [])))
  return [...corpus.questions.values()].flatMap((question) => {
    const answers = answersTo(corpus, question.id)
    const gone = answers.filter(({ note }) => broken.has(note.id))
    if (gone.length === 0) return []
    const holding = answers.filter(({ note: { id } }) => {
      const result = corpus.quotations?.get(id)
      return !broken.has(id) && !(result && isLost(result))
    })
    const alone = gone.filter(({ answer }) => !holding.some((other) => agree(other.answer, answer)))
    const ids = (given: typeof gone) => given.map(({ note }) => note.id)
    return [{ question, state: questionState(corpus, question), notes: ids(gone), withdrawn: ids(alone) }]
  })
}
