import { parseAnswer } from '../model/answer.ts'
import { type Corpus, subjectOf } from '../model/corpus.ts'
import { error, type Message, type Subject } from '../model/message.ts'
import type { Note } from '../model/note.ts'
import type { QuestionMatter } from '../model/question.ts'
import { nearest } from '../model/suggest.ts'
import { checkReference } from './reference.ts'

const forms: Record<QuestionMatter['type'], string> = {
  number: 'write 17, at least 12, more than 100, about 90, almost 400 or 12-17',
  date: 'write it as EDTF, such as 2011-12-16, 2017-01~ or 2012-04/2012-05',
  text: 'write a text',
}

/** Every question that a note answers exists, and the answer fits its type. */
export function checkAnswers(corpus: Corpus): Message[] {
  return [...corpus.notes.values()].flatMap((note) =>
    Object.entries(note.matter.answers).flatMap(([id, raw]) => checkAnswer(corpus, note, id, raw)),
  )
}

function checkAnswer(corpus: Corpus, { id, placeOf }: Note, question: string, raw: string | number): Message[] {
  const about: Subject[] = [`note:${id}`, `question:${question}`]
  const type = corpus.questions.get(question)?.matter.type
  if (type === undefined) {
    // the name is the key itself
    const meant = nearest(question, corpus.questions.keys())
    const key = { placeOf: () => placeOf(['answers', question]), about: meant ? [...about, subjectOf('questions', meant)] : about }
    return checkReference(corpus, 'questions', question, [], key)
  }
  if (parseAnswer(raw, type) !== undefined) return []
  return [
    error(
      placeOf(['answers', question]),
      'valid-answer',
      `"${raw}" does not answer "${question}", which asks for a ${type}`,
      forms[type],
      about,
    ),
  ]
}
