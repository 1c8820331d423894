import { checkProject } from '../build.ts'
import { answersTo, questionState } from '../model/answer.ts'
import type { Corpus } from '../model/corpus.ts'
import { levelOf } from '../model/level.ts'
import { hasErrors, type Subject } from '../model/message.ts'
import { printApprovals } from './approvals.ts'
import { countMessages, printMessages } from './messages.ts'
import { refuseUnknownBriefs } from './names.ts'
import type { CommonOptions } from './options.ts'
import { ExitStatus } from './status.ts'

/** `dossier check [brief…]` */
export async function runCheck(briefs: string[], { root, json }: CommonOptions): Promise<number> {
  const refused = refuseUnknownBriefs(briefs, root)
  if (refused !== undefined) return refused
  const { project, messages, approvals, uses } = await checkProject({ root, ...(briefs.length > 0 && { briefs }) })
  printMessages(messages, json)
  if (json) {
    printNotes(project.corpus)
    printQuestions(project.corpus)
  } else {
    printApprovals(approvals)
    const unused = briefs.length === 0 ? countUnused(project.corpus, uses) : ''
    console.log([countMessages(messages) || 'no errors, no warnings', countUnchecked(project.corpus), unused].filter(Boolean).join('; '))
  }
  return hasErrors(messages) ? ExitStatus.errors : ExitStatus.done
}

/** One line per note: `{note,source,quotation,spans,level}`. */
function printNotes(corpus: Corpus): void {
  for (const note of corpus.notes.values()) {
    const { state, spans } = corpus.quotations?.get(note.id) ?? { state: 'unchecked', spans: [] }
    console.log(JSON.stringify({ note: note.id, source: note.source, quotation: state, spans, level: levelOf(corpus, note) }))
  }
}

/** Notes and sources that no brief rests on; empty where all are used, or where there is no brief. */
function countUnused({ notes, sources }: Corpus, uses: ReadonlySet<Subject>): string {
  if (uses.size === 0) return ''
  const rest = [
    { all: [...notes.keys()].map((id): Subject => `note:${id}`), noun: 'notes' },
    { all: [...sources.keys()].map((key): Subject => `source:${key}`), noun: 'sources' },
  ].flatMap(({ all, noun }) => {
    const unused = all.filter((subject) => !uses.has(subject)).length
    return unused === 0 ? [] : [`${unused} of ${all.length} ${noun}`]
  })
  return rest.length === 0 ? '' : `no brief uses ${rest.join(' and ')}`
}

/** Quotations whose text ought to be at hand, and neither it nor a fingerprint is; empty where there is none. */
function countUnchecked({ notes, sources, quotations }: Corpus): string {
  const unchecked = [...notes.values()].filter(({ id, source, quotation }) => {
    const isCaptured = sources.get(source)?.literature?.matter.archive !== undefined
    return isCaptured && quotation !== undefined && quotations?.get(id)?.state === 'unchecked'
  })
  return unchecked.length === 0 ? '' : `${unchecked.length} quotation${unchecked.length === 1 ? '' : 's'} unchecked`
}

/** One line per question: `{question,state,answers}`. */
function printQuestions(corpus: Corpus): void {
  for (const question of corpus.questions.values()) {
    const answers = answersTo(corpus, question.id).map(({ note, raw }) => ({ note: note.id, value: raw }))
    console.log(JSON.stringify({ question: question.id, state: questionState(corpus, question), answers }))
  }
}
