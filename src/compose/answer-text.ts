import { type Answer, agree, type GivenAnswer, type QuestionState } from '../model/answer.ts'
import { answerText, between, nominal } from '../model/answer-words.ts'
import { formatList, type Locale } from '../model/format.ts'
import type { NumberAnswer } from '../model/number-answer.ts'
import { phrase } from '../model/phrase.ts'
import type { Question } from '../model/question.ts'

export { answerText }

/**
 * What the brief says to a question: as an editor decided, or as all sources agree, or every answer where they do not.
 * `answers` is not empty.
 */
export function decidedText(
  question: Question,
  state: QuestionState,
  answers: readonly GivenAnswer[],
  asRange: boolean,
  locale: Locale,
): string {
  const { decision } = question.matter
  if (decision && 'reconciled' in decision) return decision.reconciled.explanation
  if (decision && 'range' in decision) return rangeText(question, answers, locale)
  if (decision && 'stages' in decision) return stagesText(question, answers, locale)
  if (decision && 'prefer' in decision) {
    const preferred = answers.find(({ note }) => note.id === decision.prefer) ?? narrowest(answers)
    return withUnit(question, answerText(preferred, locale), preferred.answer, locale)
  }
  if (state === 'agreed') {
    const best = narrowest(answers)
    return withUnit(question, answerText(best, locale), best.answer, locale)
  }
  if (asRange && question.matter.type !== 'text') return rangeText(question, answers, locale)
  return phrase(locale.strings, 'sources-disagree', { values: listText(question, answers, locale) })
}

/** “between 12 and 17 people”: from the lowest to the highest that any source says; texts have no order and are listed. */
function rangeText(question: Question, answers: readonly GivenAnswer[], locale: Locale): string {
  const sorted = sortAnswers(answers)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last || question.matter.type === 'text') return listText(question, answers, locale)
  const low = { ...first, answer: lowEnd(first.answer) }
  const high = { ...last, answer: highEnd(last.answer) }
  const [from, to] = [answerText(low, locale), answerText(high, locale)]
  return withUnit(question, from === to ? from : between(from, to, locale), last.answer, locale)
}

/** “at least 12” is 12 where a range begins with it; a range begins and ends with its own ends. */
function lowEnd(answer: Answer): Answer {
  if (answer.type !== 'number') return answer
  if (answer.qualifier === 'range') return exactly(answer.low)
  return answer.qualifier === 'at least' ? exactly(nominal(answer)) : answer
}

function highEnd(answer: Answer): Answer {
  return answer.type === 'number' && answer.qualifier === 'range' ? exactly(answer.high) : answer
}

function exactly(value: number): NumberAnswer {
  return { type: 'number', qualifier: undefined, low: value, high: value, lowIncluded: true, highIncluded: true }
}

/** “about 90, then almost 400 workers”, in the order of the notes' dates. */
function stagesText(question: Question, answers: readonly GivenAnswer[], locale: Locale): string {
  const ordered = question.matter.type === 'date' ? sortAnswers(answers) : answers.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
  const texts = distinct(ordered.map((given) => answerText(given, locale)))
  const joined = texts.reduce((before, after) => phrase(locale.strings, 'then', { before, after }))
  return withUnit(question, joined, ordered.at(-1)?.answer, locale)
}

function dayOf({ note }: GivenAnswer): string {
  return note.matter.date ?? note.matter.asOf ?? '9999'
}

/** “12, 14 or 17 people”. */
function listText(question: Question, answers: readonly GivenAnswer[], locale: Locale): string {
  const sorted = sortAnswers(answers)
  const texts = distinct(sorted.map((given) => answerText(given, locale)))
  return withUnit(question, formatList(texts, 'or', locale.lang), sorted.at(-1)?.answer, locale)
}

/** Numbers and dates from the lowest, texts as they come. */
export function sortAnswers(answers: readonly GivenAnswer[]): GivenAnswer[] {
  return answers.toSorted(({ answer: a }, { answer: b }) => {
    if (a.type === 'number' && b.type === 'number') return nominal(a) - nominal(b) || a.low - b.low || a.high - b.high
    if (a.type === 'date' && b.type === 'date') return (a.first ?? '') < (b.first ?? '') ? -1 : Number((a.first ?? '') > (b.first ?? ''))
    return 0
  })
}

/** Of answers that agree, the one that says most: 17 rather than “at least 12”. */
export function narrowest(answers: readonly GivenAnswer[]): GivenAnswer {
  return answers.reduce((best, given) => (width(given.answer) < width(best.answer) ? given : best))
}

function width(answer: Answer): number {
  if (answer.type === 'number') return answer.high - answer.low
  if (answer.type === 'date') return Date.parse(answer.last ?? '9999') - Date.parse(answer.first ?? '0001')
  return 0
}

function withUnit({ matter }: Question, number: string, last: Answer | undefined, { strings }: Locale): string {
  const { unit } = matter
  if (!unit || matter.type !== 'number') return number
  const isOne = last?.type === 'number' && last.low === 1 && last.high === 1
  const word = typeof unit === 'string' ? unit : unit[isOne ? 1 : 0]
  return phrase(strings, 'with-unit', { number, unit: word })
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

/** Whether an answer contradicts another. */
export function contradicts(a: GivenAnswer, b: GivenAnswer): boolean {
  return !agree(a.answer, b.answer)
}
