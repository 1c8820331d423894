import type { Answer, GivenAnswer } from '../model/answer.ts'
import { nominal } from '../model/answer-words.ts'
import { boundsKey } from '../model/brief-facts.ts'
import { narrowest } from './answer-text.ts'
import type { Answering } from './answers.ts'

/**
 * What the printed form of an answer means, equal for two briefs that say the same in any language: the bounds of a number, the day of a
 * date, and else the notes whose words are printed.
 */
export function answerKey({ question, state, answers }: Answering, asRange: boolean): string {
  const { decision, type } = question.matter
  const ids = answers.map(({ note }) => note.id).sort()
  if (decision && 'reconciled' in decision) return `reconciled:${question.id}`
  if (decision && 'prefer' in decision) return keyOf(answers.find(({ note }) => note.id === decision.prefer) ?? narrowest(answers), type)
  if (state === 'agreed' && !decision) return keyOf(narrowest(answers), type)
  const isRange = (decision && 'range' in decision) || (!decision && asRange)
  return isRange && type === 'number' ? rangeKey(answers) : `notes:${ids.join(' ')}`
}

function keyOf({ note, answer, raw }: GivenAnswer, type: Answer['type']): string {
  if (answer.type === 'number') return boundsKey(answer)
  return type === 'date' ? String(raw).trim() : `notes:${note.id}`
}

function rangeKey(answers: readonly GivenAnswer[]): string {
  const numbers = answers.flatMap(({ answer }) => (answer.type === 'number' ? [nominal(answer)] : []))
  return boundsKey({ low: Math.min(...numbers), high: Math.max(...numbers) })
}
