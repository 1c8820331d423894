import { mayRead } from '../model/access.ts'
import { answersTo, questionState } from '../model/answer.ts'
import type { Brief } from '../model/brief.ts'
import type { Corpus } from '../model/corpus.ts'
import { parseDate } from '../model/date.ts'
import { levelOf } from '../model/level.ts'
import type { Note } from '../model/note.ts'
import type { Decision, Question } from '../model/question.ts'
import type { Message } from '../model/message.ts'
import type { FindPassage, Piece } from './passage.ts'
import { shortCitation } from './short-citation.ts'

/** A question that a note answers, with every answer that the brief's readers may see. */
export interface QuestionView {
  id: string
  question: string
  state: 'open' | 'agreed' | 'decided'
  decision: string
  answers: { note: string; value: string; source: string; isOwn: boolean }[]
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

/** A note with all that a checker asks of it. */
export function noteView(desk: EvidenceDesk, note: Note): NoteView {
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
    levelName: levelNames[level],
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

type Weighed = Pick<NoteView, 'state' | 'level' | 'questions'> & { note: Note }

function alarmsOf({ brief, messages }: EvidenceDesk, { note, level, state, questions }: Weighed): string[] {
  const { minLevel } = brief.matter.evidence
  const noticed = messages.filter(({ about, rule }) => about?.includes(`note:${note.id}`) && !told.has(rule))
  return [
    ...(state === 'lead' ? ['it is a lead: it has no quotation'] : []),
    ...(state === 'not-found' ? ['the quotation is not in the source'] : []),
    ...(state === 'ambiguous' ? ['the quotation is in the source more than once'] : []),
    ...(level < minLevel ? [`its level is ${level}, below ${minLevel}`] : []),
    ...questions.flatMap(({ id, state: open }) => (open === 'open' ? [`the question ${id} is open`] : [])),
    ...noticed.map(({ message }) => message),
  ]
}

/** Rules whose messages say what the states of quotations and questions say already. */
const told = new Set<string>(['quotation-not-found', 'quotation-ambiguous', 'open-question'])

function cautionsOf({ brief }: EvidenceDesk, note: Note, state: string): string[] {
  const expired = expiredOn(note, brief)
  return [
    ...(expired === undefined ? [] : [`it stopped being true (${expired}): may only be told as past`]),
    ...(note.matter.legal === undefined ? [] : [`${note.matter.legal}: the word must stand in print`]),
    ...(note.matter.attribution === undefined ? [] : [`must be printed with it: ${note.matter.attribution}`]),
    ...(state === 'editorial' ? ['what stands in brackets is ours'] : []),
  ]
}

/** The day on which a note stopped being true, where that lies before what the brief speaks of. */
function expiredOn({ matter }: Note, brief: Brief): string | undefined {
  const cutoff = brief.matter.cutoff ?? brief.matter.date
  const day = cutoff ? parseDate(cutoff)?.last : undefined
  const end = matter.validUntil ? parseDate(matter.validUntil)?.last : undefined
  return day !== undefined && end !== undefined && end < day ? matter.validUntil : undefined
}
