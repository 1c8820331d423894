import { type GivenAnswer, answersTo, type QuestionState, questionState } from '../model/answer.ts'
import { mayRead } from '../model/access.ts'
import type { CiteItem } from '../model/chapter.ts'
import { phrase } from '../model/phrase.ts'
import type { Question } from '../model/question.ts'
import { contradicts } from './answer-text.ts'
import { citeOf } from './citing.ts'
import type { Desk } from './desk.ts'

/** A question as one brief may answer it. Its state is that of the whole corpus, its answers those that the readers may see. */
export interface Answering {
  question: Question
  state: QuestionState
  answers: GivenAnswer[]
}

export function answering(desk: Desk, question: Question): Answering {
  // what they answer is not known; an error that says so stops the brief
  for (const { id, lost } of desk.corpus.notes.values()) if (lost.has('answers')) desk.uses.add(`note:${id}`)
  const answers = answersTo(desk.corpus, question.id).filter(({ note }) => mayRead(desk.brief.matter.clearance, note.access))
  return { question, state: questionState(desk.corpus, question), answers }
}

/** The cites of every source of an answer. Where one note is preferred, it comes first and those that contradict it after “but see”. */
export function citesOf({ question, answers }: Answering, { strings }: Desk): CiteItem[] {
  const { decision } = question.matter
  const preferred = decision && 'prefer' in decision ? answers.find(({ note }) => note.id === decision.prefer) : undefined
  if (!preferred) return settleCites([...reconciling(question), ...answers.map(({ note }) => citeOf(note))])
  const others = answers.filter((given) => given !== preferred)
  const opposed = others.filter((given) => contradicts(given, preferred)).map(({ note }) => citeOf(note))
  const [first, ...more] = opposed
  const signal = phrase(strings, 'but-see')
  return settleCites([
    citeOf(preferred.note),
    ...others.filter((given) => !contradicts(given, preferred)).map(({ note }) => citeOf(note)),
    ...(first ? [{ ...first, prefix: [{ type: 'text' as const, value: signal }] }, ...more] : []),
  ])
}

/** The source by which an editor reconciled the others, unless a note of it is cited anyway. */
function reconciling({ matter }: Question): CiteItem[] {
  return matter.decision && 'reconciled' in matter.decision ? [{ key: matter.decision.reconciled.source }] : []
}

/** A bare source gives way to a passage of it. */
function settleCites(items: readonly CiteItem[]): CiteItem[] {
  return items.filter((item) => item.note !== undefined || !items.some((other) => other.key === item.key && other.note !== undefined))
}
