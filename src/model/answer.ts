import type { Corpus } from './corpus.ts'
import { parseDate } from './date.ts'
import type { Note } from './note.ts'
import { type NumberAnswer, parseNumberAnswer } from './number-answer.ts'
import type { Question, QuestionMatter } from './question.ts'
import { isLost } from './quotation.ts'

/** The days that an answer may mean, as `YYYY-MM-DD`; an open end is `undefined`. */
export interface DateAnswer {
  type: 'date'
  first: string | undefined
  last: string | undefined
}

export interface TextAnswer {
  type: 'text'
  text: string
}

/** What a note answers to a question, as the set of values that it allows. */
export type Answer = NumberAnswer | DateAnswer | TextAnswer

/** Reads an answer as its question's type asks; `undefined` where it is none, such as `several` for a number. */
export function parseAnswer(raw: string | number, type: QuestionMatter['type']): Answer | undefined {
  const text = String(raw).normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  if (text === '') return undefined
  if (type === 'text') return { type, text }
  if (type === 'number') return parseNumberAnswer(text)
  const days = parseDate(text)
  return days && { type, ...days }
}

/** Whether some value satisfies both answers. */
export function agree(a: Answer, b: Answer): boolean {
  if (a.type === 'number' && b.type === 'number') return overlap(a, b)
  if (a.type === 'date' && b.type === 'date') return notAfter(a.first, b.last) && notAfter(b.first, a.last)
  return a.type === 'text' && b.type === 'text' && a.text === b.text
}

function overlap(a: NumberAnswer, b: NumberAnswer): boolean {
  const low = Math.max(a.low, b.low)
  const high = Math.min(a.high, b.high)
  return low < high || (low === high && contains(a, low) && contains(b, low))
}

function contains({ low, high, lowIncluded, highIncluded }: NumberAnswer, value: number): boolean {
  return (value > low || (lowIncluded && value === low)) && (value < high || (highIncluded && value === high))
}

function notAfter(first: string | undefined, last: string | undefined): boolean {
  return first === undefined || last === undefined || first <= last
}

/** What one note answers: as it was written, and as it was understood. */
export interface GivenAnswer {
  note: Note
  raw: string | number
  answer: Answer
}

/** All answers of the corpus to a question, in the order of the notes. Answers that do not fit its type are left out. */
export function answersTo(corpus: Corpus, question: string): GivenAnswer[] {
  const ofCorpus = known.get(corpus) ?? new Map<string, GivenAnswer[]>()
  known.set(corpus, ofCorpus)
  const answers = ofCorpus.get(question) ?? readAnswers(corpus, question)
  ofCorpus.set(question, answers)
  return [...answers]
}

/** Every stage asks again, and a corpus does not change once it is there. */
const known = new WeakMap<Corpus, Map<string, GivenAnswer[]>>()

function readAnswers(corpus: Corpus, question: string): GivenAnswer[] {
  const type = corpus.questions.get(question)?.matter.type
  if (type === undefined) return []
  return [...corpus.notes.values()].flatMap((note) => {
    const raw = ownValue(note.matter.answers, question)
    const answer = raw === undefined ? undefined : parseAnswer(raw, type)
    return raw === undefined || answer === undefined ? [] : [{ note, raw, answer }]
  })
}

function ownValue<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/**
 * `decided`: an editor has written what holds; `agreed`: all answers agree pairwise; `open`: some contradict each other, or
 * what was decided rested on a passage that is no longer there.
 */
export type QuestionState = 'open' | 'agreed' | 'decided'

export function questionState(corpus: Corpus, { id, matter }: Question): QuestionState {
  const given = answersTo(corpus, id)
  if (matter.decision) return given.some(({ note }) => hasLostPassage(corpus, note)) ? 'open' : 'decided'
  const answers = given.map(({ answer }) => answer)
  return answers.every((a, index) => answers.slice(index + 1).every((b) => agree(a, b))) ? 'agreed' : 'open'
}

function hasLostPassage({ quotations }: Corpus, { id }: Note): boolean {
  const result = quotations?.get(id)
  return result !== undefined && isLost(result)
}
