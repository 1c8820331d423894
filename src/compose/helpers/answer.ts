import { answerKey } from '../answer-key.ts'
import { decidedText } from '../answer-text.ts'
import { type Answering, answering, citesOf } from '../answers.ts'
import { given, idOf } from '../arguments.ts'
import { citation } from '../citing.ts'
import { Complaint, Consequence } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { findQuestion, findSource, useNote } from '../evidence.ts'
import type { Call, Helper } from '../helper.ts'
import { requireTranslation } from '../require-translation.ts'
import { phrasing } from '../splice-value.ts'
import { text } from '../build-tree.ts'

/**
 * `{{answer "question"}}`: what the brief says to a question, with its unit and one footnote to every source: the value that all
 * agree on, the form that an editor decided, or, while the question is open, every answer.
 */
export const answer: Helper = {
  args: [1, 1],
  run(desk, call) {
    const question = findQuestion(desk, idOf(given(call)), call.place)
    const found = answering(desk, question)
    if (found.answers.length === 0) {
      if (isUnreadable(desk, question.id)) throw new Consequence(call.place)
      throw new Complaint(call.place, 'nothing-found', `no note answers the question "${question.id}"`, `add it to the answers of a note`)
    }
    refuseHiddenSide(desk, call, found)
    for (const { note } of found.answers) {
      useNote(desk, note)
      desk.noteUses.push({ note, how: 'answered', chapter: desk.chapter, place: call.place })
    }
    requireTranslation(desk, `question:${question.id}`, ['unit', 'explanation'], call.place)
    for (const { note } of found.answers) requireTranslation(desk, `note:${note.id}`, [`answers.${question.id}`], call.place)
    const items = citesOf(found, desk)
    for (const { key } of items) findSource(desk, key, call.place)
    const asRange = desk.brief.matter.evidence.conflicts === 'range'
    const form = decidedText(question, found.state, found.answers, asRange, desk)
    desk.answers.push({ question: question.id, form, key: answerKey(found, asRange), place: call.place })
    return phrasing([text(form), citation(items, call.place)])
  },
}

/** Whether there are answers, of which it has been reported that they cannot be read. */
function isUnreadable({ corpus }: Desk, question: string): boolean {
  return (
    corpus.unread.kinds.has('notes') ||
    [...corpus.notes.values()].some(({ matter, lost }) => lost.has('answers') || Object.hasOwn(matter.answers, question))
  )
}

/** An open question whose sides the readers may not all see would look agreed. */
function refuseHiddenSide(desk: Desk, { place }: Call, { question, state, answers }: Answering): void {
  const shown = new Set(answers.map(({ note }) => note.id))
  const hidden = [...desk.corpus.notes.values()].filter(({ id, matter }) => !shown.has(id) && Object.hasOwn(matter.answers, question.id))
  if (state !== 'open' || hidden.length === 0) return
  const ids = hidden.map(({ id }) => `"${id}"`).join(', ')
  const message = `the question "${question.id}" is open, and the readers may not see what ${ids} ${hidden.length === 1 ? 'answers' : 'answer'}`
  throw new Complaint(place, 'clearance', message, 'write a decision in sources/questions.yaml')
}
