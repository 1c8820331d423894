import type { PhrasingContent } from 'mdast'
import { phrase } from '../../model/phrase.ts'
import type { Question } from '../../model/question.ts'
import { answerText, sortAnswers } from '../answer-text.ts'
import { type Answering, answering } from '../answers.ts'
import { idOf } from '../arguments.ts'
import { between, captionArguments, captioned, table, text } from '../build-tree.ts'
import { citation, citeOf } from '../citing.ts'
import type { Desk } from '../desk.ts'
import { findQuestion, useNote } from '../evidence.ts'
import { groupBy } from '../group-by.ts'
import type { Call, Helper } from '../helper.ts'
import { requireTranslation } from '../require-translation.ts'
import { laterBlocks } from '../splice-value.ts'

/**
 * `{{disputed}}`: a table of the questions that the whole brief touches and on which its sources disagree, with every answer, each
 * with its footnote, and how it is printed. `{{disputed "question" …}}` takes those that are named, minor ones too.
 */
export const disputed: Helper = {
  args: [0, Infinity],
  named: [...captionArguments],
  run(desk, call) {
    const named = call.args.flat().map((id) => findQuestion(desk, idOf(id), call.place))
    return laterBlocks(() => {
      const found = (named.length > 0 ? named : touched(desk)).map((question) => answering(desk, question)).filter(isDisputed)
      if (found.length === 0) return []
      const head = ['column-question', 'column-answers', 'column-decision'].map((key) => phrase(desk.strings, key))
      return captioned('table', call, [
        table(
          head,
          found.map((one) => rowOf(one, desk, call)),
        ),
      ])
    })
  },
}

function touched({ corpus, uses }: Desk): Question[] {
  return [...corpus.questions.values()].filter(({ id, matter }) => uses.has(`question:${id}`) && matter.severity !== 'minor')
}

/** An agreed question is not disputed; neither is one of whose sides the readers may see one alone. */
function isDisputed({ state, answers }: Answering): boolean {
  return state !== 'agreed' && new Set(answers.map(({ raw }) => String(raw))).size > 1
}

function rowOf(one: Answering, desk: Desk, { place }: Call): PhrasingContent[][] {
  const { question, answers } = one
  for (const { note } of answers) useNote(desk, note)
  requireTranslation(desk, `question:${question.id}`, ['question', 'reason', 'explanation'], place)
  for (const { note } of answers) requireTranslation(desk, `note:${note.id}`, [`answers.${question.id}`], place)
  const groups = groupBy(sortAnswers(answers), (given) => [answerText(given, desk)])
  const parts = [...groups].map(([value, members]) => [
    text(value),
    citation(
      members.map(({ note }) => citeOf(note)),
      place,
    ),
  ])
  return [[text(question.matter.question)], between<PhrasingContent>(parts, () => [text('; ')]), [text(howPrinted(question, desk))]]
}

function howPrinted({ matter }: Question, { strings }: Desk): string {
  const kind = ['range', 'stages', 'prefer', 'reconciled'].find((key) => matter.decision && key in matter.decision) ?? 'open'
  const how = phrase(strings, `decision-${kind}`)
  return matter.decision ? `${how}. ${matter.decision.reason}` : how
}
