import { answersTo } from '../model/answer.ts'
import type { Corpus } from '../model/corpus.ts'
import { error, type Message } from '../model/message.ts'
import type { Question } from '../model/question.ts'
import { checkReference, type Referrer } from './reference.ts'

/** What a decision rests on exists: the source of an explanation, the note that is preferred, which must be one of the answers. */
export function checkDecisions(corpus: Corpus): Message[] {
  return [...corpus.questions.values()].flatMap((question) => checkDecision(corpus, question))
}

function checkDecision(corpus: Corpus, { id, matter: { decision }, placeOf }: Question): Message[] {
  const question: Referrer = { placeOf, about: [`question:${id}`] }
  if (!decision) return []
  if ('reconciled' in decision)
    return checkReference(corpus, 'sources', decision.reconciled.source, ['decision', 'reconciled', 'source'], question)
  if (!('prefer' in decision)) return []
  const path = ['decision', 'prefer', 'note']
  if (!corpus.notes.has(decision.prefer)) return checkReference(corpus, 'notes', decision.prefer, path, question)
  if (Object.hasOwn(corpus.notes.get(decision.prefer)?.matter.answers ?? {}, id)) return []
  const answering = answersTo(corpus, id).map(({ note }) => note.id)
  const hint = answering.length > 0 ? `the notes that do are ${answering.join(', ')}` : 'no note does'
  return [error(placeOf(path), 'valid-field', `the note "${decision.prefer}" does not answer this question`, hint, question.about)]
}
