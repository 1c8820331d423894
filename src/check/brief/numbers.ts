import { type Answer, agree, type GivenAnswer, parseAnswer } from '../../model/answer.ts'
import { error, type Message } from '../../model/message.ts'
import type { Note } from '../../model/note.ts'
import type { NumberAnswer } from '../../model/number-answer.ts'
import type { Question } from '../../model/question.ts'
import { type Context, notesOf, ownText } from './context.ts'
import { type Count, countsIn } from './read-numbers.ts'
import type { Sentence } from './read.ts'
import type { Words } from './words.ts'

/**
 * A number typed by hand that its footnote contradicts: the sentence cites a note that answers a number question, and a number in it, of
 * the question's unit, agrees with no answer of the notes cited and stands in none of them. Where the sentence has one number alone, of
 * no other unit, and cites notes on this question alone, it is taken for the answer too.
 */
export function checkNumbers(context: Context): Message[] {
  const { words, sentences } = context
  return words ? sentences.flatMap((sentence) => checkSentence(sentence, words, context)) : []
}

export interface Asked {
  question: Question
  /** What the notes cited answer to it. */
  answers: GivenAnswer[]
}

function checkSentence(sentence: Sentence, words: Words, context: Context): Message[] {
  const { corpus, authored } = context
  const notes = notesOf(sentence.support, corpus)
  const asked = askedBy(notes, context)
  if (asked.length === 0) return []
  const counts = countsIn(ownText(sentence, authored), words)
  const known = notes.flatMap(({ statement, quotation = '' }) => countsIn(`${statement} ; ${quotation}`, words))
  return counts.flatMap((count) => {
    const about = asked.find((one) => hasUnit(count, one) || (sentence.calls.length > 0 && isTheOnlyOne(count, counts, one, asked, notes)))
    if (!about || isBorneOut(count, asked, known, notes)) return []
    const from = sentence.pieces.find(({ end }) => end > count.index)?.place ?? sentence.place
    const place = authored.find(sentence.text.slice(count.index, count.index + count.written.length), from)
    return place ? [complain(count, about, place)] : []
  })
}

/** The number questions that these notes answer, with what they answer. */
export function askedBy(notes: readonly Note[], { corpus }: Pick<Context, 'corpus'>): Asked[] {
  const ids = new Set(notes.flatMap(({ matter }) => Object.keys(matter.answers)))
  return [...ids].flatMap((id) => {
    const question = corpus.questions.get(id)
    if (question?.matter.type !== 'number' || (question.matter.decision && 'reconciled' in question.matter.decision)) return []
    const answers = notes.flatMap((note): GivenAnswer[] => {
      const raw = Object.hasOwn(note.matter.answers, id) ? note.matter.answers[id] : undefined
      const answer = raw === undefined ? undefined : parseAnswer(raw, 'number')
      return raw === undefined || answer === undefined ? [] : [{ note, raw, answer }]
    })
    return answers.length > 0 ? [{ question, answers }] : []
  })
}

/** Whether a count is of what a question counts. */
export function hasUnit({ after }: Count, { question: { matter } }: Asked): boolean {
  const units = [matter.unit ?? []].flat().map((unit) => unit.toLowerCase().split(' ').at(-1) ?? '')
  return units.some((unit) => after.slice(0, 3).includes(unit))
}

/** With a verb behind it: “19 were killed”. */
function isTheOnlyOne({ after }: Count, counts: readonly Count[], one: Asked, asked: readonly Asked[], notes: readonly Note[]): boolean {
  const isAlone = counts.length === 1 && asked.length === 1 && notes.every(({ matter }) => Object.hasOwn(matter.answers, one.question.id))
  return (
    isAlone &&
    (after.length === 0 ||
      /^(?:were|was|died|had|are|is|have|killed|injured|dead|arrested|dismissed|wounded|detained)$/u.test(after[0] ?? ''))
  )
}

/** A number agrees with an answer, is in the text of a note cited, counts these notes, or adds up the answers to one question. */
function isBorneOut({ answer, value }: Count, asked: readonly Asked[], known: readonly Count[], notes: readonly Note[]): boolean {
  const answers = asked.flatMap((one) => one.answers)
  const sums = asked.map((one) => one.answers.reduce((sum, given) => sum + (given.answer.type === 'number' ? given.answer.low : 0), 0))
  return (
    answers.some((given) => bearsOut(given.answer, answer)) ||
    known.some((one) => one.value === value && agree(one.answer, answer)) ||
    (notes.length > 1 && (value === notes.length || sums.includes(value)))
  )
}

/** What agrees bears out, but “more than 3,000” does not bear out “more than 5,000”, nor “at most 9” “at most 5”. */
function bearsOut(answer: Answer, typed: NumberAnswer): boolean {
  if (answer.type !== 'number' || !agree(answer, typed)) return false
  const claimsMore = answer.high === Infinity && typed.high === Infinity && typed.low > answer.low
  const claimsLess = answer.low === -Infinity && typed.low === -Infinity && typed.high < answer.high
  return !claimsMore && !claimsLess
}

function complain({ written }: Count, { question, answers }: Asked, place: Sentence['place']): Message {
  const said = answers.map(({ note, raw }) => `"${String(raw).trim()}" (${note.id})`).join(', ')
  const message = `"${written}" contradicts the answers cited to "${question.id}": ${said}`
  return error(place, 'contradicts-corpus', message, `print {{answer "${question.id}"}}, or correct the number`)
}
