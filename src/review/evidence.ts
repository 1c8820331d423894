import { mayRead } from '../model/access.ts'
import { answersTo, questionState } from '../model/answer.ts'
import type { Brief } from '../model/brief.ts'
import type { Corpus } from '../model/corpus.ts'
import { levelOf } from '../model/level.ts'
import type { Note } from '../model/note.ts'
import type { Decision, Question } from '../model/question.ts'
import type { Message } from '../model/message.ts'
import type { Piece } from '../model/shown-note.ts'
import { alarmsOf, cautionsOf } from './concerns.ts'
import type { FindPassage } from './passage.ts'
import { shortCitation } from './short-citation.ts'

/** A question that a note answers, with every answer that the brief's readers may see. */
export interface QuestionView {
  id: string
  question: string
  state: 'open' | 'agreed' | 'decided'
  decision: string
  answers: { note: string; value: string; source: string; isOwn: boolean }[]
  /** Whether a note of the same footnote shows its answers already. */
  isRepeated: boolean
}

/** One note as the checker sees it beside the sentence. Texts that are missing are empty, so that a template can ask for them. */
export interface NoteView {
  id: string
  file: string
  source: string
  citation: string
  url: string
  locator: string
  /** What came of looking the quotation up: `verbatim`, `normalised`, …, `unchecked` where nothing did, `lead` without a quotation. */
  state: string
  quotation: string
  /** Empty where the captured text is not at hand. */
  passage: Piece[]
  statement: string
  level: number
  levelName: string
  facts: { name: string; value: string }[]
  questions: QuestionView[]
  /** What makes the note red. */
  alarms: string[]
  /** What to mind when reading the sentence: no mistake in itself. */
  cautions: string[]
}

const levelNames = ['lead', 'single source', 'repeated', 'corroborated', 'documented'] as const

/** What is needed to show notes. */
export interface EvidenceDesk {
  corpus: Corpus
  brief: Brief
  findPassage: FindPassage
  /** What was noticed about the brief and what it uses. */
  messages: readonly Message[]
}

/** The notes of a footnote; what several of them answer is set out at the first. */
export function noteViews(desk: EvidenceDesk, notes: readonly Note[]): NoteView[] {
  const shown = new Set<string>()
  return notes.map((note) => {
    const view = noteView(desk, note)
    const questions = view.questions.map((question) => ({ ...question, isRepeated: shown.has(question.id) }))
    for (const { id } of questions) shown.add(id)
    return { ...view, questions }
  })
}

/** A note with all that a checker asks of it. */
function noteView(desk: EvidenceDesk, note: Note): NoteView {
  const { corpus, findPassage } = desk
  const source = corpus.sources.get(note.source)
  const level = levelOf(corpus, note)
  const state = note.quotation === undefined ? 'lead' : (corpus.quotations?.get(note.id)?.state ?? 'unchecked')
  const questions = Object.keys(note.matter.answers).flatMap((id) => questionView(desk, note, corpus.questions.get(id)))
  const url = source?.item['URL']
  return {
    id: note.id,
    file: `${note.place.file}:${note.place.line}`,
    source: note.source,
    citation: source ? shortCitation(source.item) : note.source,
    url: typeof url === 'string' && /^https?:/i.test(url) ? url : '',
    locator: note.matter.locator,
    state,
    quotation: note.quotation ?? '',
    passage: findPassage(note) ?? [],
    statement: note.statement,
    level,
    levelName: `${levelNames[level]}${questions.some((question) => question.state === 'open') ? ', contested' : ''}`,
    facts: factsOf(note),
    questions,
    alarms: alarmsOf(desk, { note, level, state, questions }),
    cautions: cautionsOf(desk, note, state),
  }
}

function factsOf({ matter, access }: Note): NoteView['facts'] {
  const { checked } = matter
  const by = [checked?.by, checked?.at].filter((part) => part).join(', ')
  const pairs: [string, string | undefined][] = [
    ['happened', matter.date],
    ['as of', matter.asOf],
    ['valid until', matter.validUntil],
    ['voice', matter.voice],
    ['access', access],
    ['held against the source', by || 'not yet'],
  ]
  return pairs.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}

function questionView({ corpus, brief }: EvidenceDesk, note: Note, question: Question | undefined): QuestionView[] {
  if (!question) return []
  const visible = answersTo(corpus, question.id).filter((given) => mayRead(brief.matter.clearance, given.note.access))
  const { decision } = question.matter
  return [
    {
      id: question.id,
      question: question.matter.question,
      state: questionState(corpus, question),
      decision: decision ? decisionText(decision, new Set(visible.map((given) => given.note.id))) : '',
      answers: visible.map((given) => ({
        note: given.note.id,
        value: `${given.raw}`,
        source: given.note.source,
        isOwn: given.note === note,
      })),
      isRepeated: false,
    },
  ]
}

/** What the editors decided. A note that the brief may not see is not named. */
function decisionText(decision: Decision, visible: ReadonlySet<string>): string {
  if ('range' in decision) return `the range is printed: ${decision.reason}`
  if ('stages' in decision) return `the answers are stages: ${decision.reason}`
  if ('prefer' in decision) return `${visible.has(decision.prefer) ? decision.prefer : 'another note'} is preferred: ${decision.reason}`
  return `${decision.reconciled.explanation}: ${decision.reason}`
}
