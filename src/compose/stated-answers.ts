import { parseAnswer } from '../model/answer.ts'
import { answerText } from '../model/answer-words.ts'
import type { Fact } from '../model/brief-facts.ts'
import type { Desk } from './desk.ts'

/** What the statements of notes say to questions, with the source whose word it is: “at least 12 (ledger)”. No key: it is not the brief's own. */
export function statedAnswers(desk: Desk): Fact[] {
  const stated = desk.noteUses.filter(({ how }) => how === 'stated')
  const facts = stated.flatMap(({ note, place }) =>
    Object.entries(note.matter.answers).flatMap(([question, raw]): Fact[] => {
      const matter = desk.corpus.questions.get(question)?.matter
      const answer = matter && parseAnswer(raw, matter.type)
      return answer ? [{ question, form: `${answerText({ raw, answer }, desk)} (${note.source})`, key: '', place }] : []
    }),
  )
  return [...new Map(facts.map((fact) => [`${fact.question} ${fact.form}`, fact])).values()]
}
