import type { PhrasingContent } from 'mdast'
import type { GivenAnswer } from '../../model/answer.ts'
import type { DisputedAnswer, DisputedPanel } from '../../model/chart.ts'
import { formatNumber } from '../../model/format.ts'
import { phrase } from '../../model/phrase.ts'
import type { Question } from '../../model/question.ts'
import { answerText, sortAnswers } from '../answer-text.ts'
import { type Answering, answering } from '../answers.ts'
import { listArgument } from '../arguments.ts'
import { between, text } from '../build-tree.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { findQuestion, useNote } from '../evidence.ts'
import { groupBy } from '../group-by.ts'
import type { Call } from '../helper.ts'
import { requireTranslation } from '../require-translation.ts'
import type { ChartMaker } from './maker.ts'
import { sourceLabel } from './source-label.ts'

/**
 * What sources say to a question, value under value. `question` chooses one or several; without it those that are open, or were
 * decided, and whose answers differ. Answers in words have no scale and cannot be drawn.
 */
export const disputed: ChartMaker = {
  named: ['question'],
  make(desk, call) {
    const named = listArgument(call, 'question')?.map((id) => findQuestion(desk, id, call.place))
    const found = named ? named.map((question) => drawable(question, desk, call)) : openQuestions(desk, call)
    const panels = found.map((one) => panelOf(one, desk))
    const notes = found.flatMap(({ answers }) => answers.map(({ note }) => note))
    for (const note of notes) useNote(desk, note)
    const spread = panels.map(({ question, answers }) => `${question} ${[...new Set(answers.map((answer) => answer.text))].join('; ')}`)
    const count = formatNumber(panels.length, desk.lang)
    const altWith = (answers: string) => phrase(desk.strings, 'chart-alt-disputed', { count, answers }).trim()
    return {
      chart: { kind: 'disputed', panels },
      head: ['column-question', 'column-answers'].map((key) => phrase(desk.strings, key)),
      rows: found.map((one) => rowOf(one, desk, call)),
      alt: altWith(spread.join(' ')),
      lead: altWith(''),
      title: phrase(desk.strings, 'chart-disputed'),
      notes,
    }
  },
}

function drawable(question: Question, desk: Desk, { place }: Call): Answering {
  const complain = (what: string, hint: string) => {
    throw new Complaint(place, 'nothing-found', `question "${question.id}" ${what}`, hint)
  }
  if (question.matter.type === 'text') complain('is answered in words, which have no scale', `print {{disputed "${question.id}"}}`)
  const found = answering(desk, question)
  if (found.answers.length === 0) complain('has no answer that this brief may show', 'choose another question')
  return found
}

function openQuestions(desk: Desk, { place }: Call): Answering[] {
  const scaled = [...desk.corpus.questions.values()].filter(({ matter }) => matter.type !== 'text' && matter.severity !== 'minor')
  const found = scaled.map((question) => answering(desk, question)).filter(({ state, answers }) => state === 'open' && areTwo(answers))
  if (found.length === 0) {
    throw new Complaint(place, 'nothing-found', 'no question with a number or a date is open', 'name one: question="…"')
  }
  for (const { question } of found) desk.uses.add(`question:${question.id}`)
  return found
}

function areTwo(answers: readonly GivenAnswer[]): boolean {
  return new Set(answers.map(({ raw }) => String(raw))).size > 1
}

function byValue({ answers }: Answering, desk: Desk): [string, GivenAnswer[]][] {
  return [...groupBy(sortAnswers(answers), (given) => [answerText(given, desk)])]
}

function panelOf(one: Answering, desk: Desk): DisputedPanel {
  const { question, type } = one.question.matter
  const answers = byValue(one, desk).map(([value, given]) => ({ text: value, sources: sourcesOf(given, desk), ...endsOf(given) }))
  return { question, scale: type === 'date' ? 'date' : 'number', answers }
}

function endsOf([given]: readonly GivenAnswer[]): Pick<DisputedAnswer, 'low' | 'high'> {
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : undefined)
  if (given?.answer.type === 'number') return { low: finite(given.answer.low), high: finite(given.answer.high) }
  if (given?.answer.type !== 'date') return { low: undefined, high: undefined }
  return { low: finite(Date.parse(given.answer.first ?? '')), high: finite(Date.parse(given.answer.last ?? '')) }
}

function sourcesOf(given: readonly GivenAnswer[], desk: Desk): string {
  return [...new Set(given.map(({ note }) => sourceLabel(note, desk)))].join('; ')
}

/** A question with its answers in one row, each with who says it and a footnote of its own. */
function rowOf(one: Answering, desk: Desk, { place }: Call): PhrasingContent[][] {
  requireTranslation(desk, `question:${one.question.id}`, ['question'], place)
  const parts = byValue(one, desk).map(([value, given]) => [
    text(`${value} (${sourcesOf(given, desk)})`),
    citation(
      given.map(({ note }) => citeOf(note)),
      place,
    ),
  ])
  return [[text(one.question.matter.question)], between<PhrasingContent>(parts, () => [text('; ')])]
}
