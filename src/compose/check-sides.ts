import { answersTo, type GivenAnswer, questionState } from '../model/answer.ts'
import { mayRead } from '../model/access.ts'
import { error, type Message, warning } from '../model/message.ts'
import type { Question } from '../model/question.ts'
import { contradicts } from './answer-text.ts'
import type { Desk, NoteUse } from './desk.ts'

/**
 * Finds where a brief prints one side of a question on which the sources disagree, so that no disputed number stands bare:
 *
 * - open question, statement or quotation of one side: an error, unless the chapter prints the other sides too
 * - open question, a footnote alone that cites one side: a warning, unless the chapter prints, cites or answers the others too
 * - decided question of severity critical, a statement without attribution that is not what was decided: a warning, unless the chapter
 *   answers the question too
 *
 * A question of severity minor gives warnings where others give errors.
 */
export function checkSides(desk: Desk): Message[] {
  return [...desk.corpus.questions.values()].flatMap((question) => {
    if (!desk.uses.has(`question:${question.id}`)) return []
    const state = questionState(desk.corpus, question)
    if (state === 'agreed') return []
    const answers = answersTo(desk.corpus, question.id)
    const uses = desk.noteUses.filter(({ note }) => answers.some((given) => given.note === note))
    return uses.flatMap((use) =>
      state === 'open' ? openSide(desk, question, answers, use, uses) : decidedSide(question, answers, use, uses),
    )
  })
}

function openSide(desk: Desk, question: Question, answers: readonly GivenAnswer[], use: NoteUse, uses: readonly NoteUse[]): Message[] {
  const own = answers.find(({ note }) => note === use.note)
  const others = answers.filter((given) => own && contradicts(own, given))
  if (!own || use.how === 'answered' || others.length === 0) return []
  const counts = (other: NoteUse) => use.how === 'cited' || other.how === 'stated'
  const printed = new Set(uses.filter((other) => other.chapter === use.chapter && counts(other)).map(({ note }) => note))
  const missing = others.filter(({ note }) => !printed.has(note))
  const [other] = missing
  if (!other || (use.how === 'cited' && missing.length < others.length)) return []
  const says = mayRead(desk.brief.matter.clearance, other.note.access)
    ? `note "${other.note.id}" says ${quoted(other)}`
    : `note "${other.note.id}" contradicts it`
  const what = use.how === 'cited' ? 'is cited alone on' : 'is one side of'
  const message = `note "${own.note.id}" ${what} the open question "${question.id}": it says ${quoted(own)}, ${says}`
  const hint = `print {{answer "${question.id}"}}, or write a decision in sources/questions.yaml`
  if (use.how === 'cited' && uses.some(({ how, note, chapter }) => how === 'stated' && note === use.note && chapter === use.chapter))
    return []
  const isSlight = use.how === 'cited' || question.matter.severity === 'minor'
  return [(isSlight ? warning : error)(use.place, 'open-question', message, hint)]
}

function decidedSide(question: Question, answers: readonly GivenAnswer[], use: NoteUse, uses: readonly NoteUse[]): Message[] {
  const { decision, severity } = question.matter
  const own = answers.find(({ note }) => note === use.note)
  const others = answers.filter((given) => own && contradicts(own, given))
  const [other] = others
  if (!own || !other || use.how !== 'stated' || severity !== 'critical' || use.note.matter.attribution !== undefined) return []
  if (decision && 'prefer' in decision && (decision.prefer === own.note.id || isBacked(own, answers, decision.prefer))) return []
  const isAnswered = uses.some(({ how, chapter }) => how === 'answered' && chapter === use.chapter)
  const isComplete = others.every(({ note }) =>
    uses.some((printed) => printed.note === note && printed.how === 'stated' && printed.chapter === use.chapter),
  )
  if (isAnswered || isComplete) return []
  const message = `note "${own.note.id}" is one side of the question "${question.id}", which was decided otherwise: it says ${quoted(own)}`
  return [warning(use.place, 'open-question', message, `print {{answer "${question.id}"}}, or give the note an attribution`)]
}

/** Whether a note says what the preferred one says. */
function isBacked(own: GivenAnswer, answers: readonly GivenAnswer[], preferred: string): boolean {
  const decided = answers.find(({ note }) => note.id === preferred)
  return decided !== undefined && !contradicts(own, decided)
}

function quoted({ raw }: GivenAnswer): string {
  return `"${String(raw).trim()}"`
}
