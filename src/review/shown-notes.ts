import { mayRead } from '../model/access.ts'
import { answersTo, type GivenAnswer, questionState } from '../model/answer.ts'
import { answerText } from '../model/answer-words.ts'
import type { Brief } from '../model/brief.ts'
import type { CitedBrief } from '../model/chapter.ts'
import type { Corpus } from '../model/corpus.ts'
import type { CslItem } from '../model/csl.ts'
import { levelOf } from '../model/level.ts'
import type { Note } from '../model/note.ts'
import type { Decision, Question } from '../model/question.ts'
import type { Piece, ShownNote, ShownQuestion } from '../model/shown-note.ts'
import { type FindPassage, nameBlanker, passageFinder } from './passage.ts'
import { shortCitation } from './short-citation.ts'

/** So many characters around a quotation let a reader judge it, and keep a page small that has hundreds. */
const reach = 120

/** What is needed to show notes to the readers of a brief. */
interface Showcase {
  /** As they may see it: how well a note is borne out is not told by evidence that is kept from them. */
  corpus: Corpus
  brief: Brief
  findPassage: FindPassage
  /** Blanks the names that are withheld, without telling how long they are. */
  blank: (text: string) => string
  /** What was shown already: many footnotes lead to one note. */
  known: Map<string, ShownNote>
}

/**
 * The evidence behind each footnote of a brief, by its number, as the brief's own readers may look into it. A note beyond its
 * clearance is left out; what stands around a quotation is shown of public sources alone and of nobody who is protected, and no name that
 * is withheld anywhere.
 */
export function shownNotes(corpus: Corpus, brief: Brief, { footnotes }: CitedBrief): Map<number, ShownNote[]> {
  const readable = readableIn(corpus, brief)
  const { notes } = readable
  const showcase: Showcase = {
    corpus: readable,
    brief,
    findPassage: passageFinder(corpus, brief, reach),
    blank: shortBlanks(nameBlanker(corpus)),
    known: new Map(),
  }
  const shown = footnotes.map(({ number, notes: ids }): [number, ShownNote[]] => {
    return [number, ids.flatMap((id) => notes.get(id) ?? []).map((note) => shownOnce(showcase, note))]
  })
  return new Map(shown.filter(([, ofFootnote]) => ofFootnote.length > 0))
}

/** What was left of a corpus for readers. Most briefs of a project are for the same. */
const known = new WeakMap<Corpus, Map<string, Corpus>>()

/** The corpus without the notes that the readers of a brief may not see. */
function readableIn(corpus: Corpus, { matter: { clearance, withhold } }: Brief): Corpus {
  const made = known.get(corpus) ?? new Map<string, Corpus>()
  known.set(corpus, made)
  const readers = JSON.stringify([clearance, withhold])
  const isReadable = ({ access, source }: Note) => mayRead(clearance, access) && !withhold.includes(source)
  const readable = made.get(readers) ?? { ...corpus, notes: new Map([...corpus.notes].filter(([, note]) => isReadable(note))) }
  made.set(readers, readable)
  return readable
}

function shortBlanks(blank: (text: string) => string): (text: string) => string {
  return (text) => blank(text).replaceAll(/█+/g, '█')
}

function shownOnce(showcase: Showcase, note: Note): ShownNote {
  const shown = showcase.known.get(note.id) ?? shownNote(showcase, note)
  showcase.known.set(note.id, shown)
  return shown
}

function shownNote(showcase: Showcase, note: Note): ShownNote {
  const { corpus, blank } = showcase
  const item = corpus.sources.get(note.source)?.item
  const questions = Object.keys(note.matter.answers).flatMap((id) => corpus.questions.get(id) ?? [])
  return {
    id: note.id,
    source: blank(item ? shortCitation(item) : note.source),
    lang: typeof item?.language === 'string' ? item.language : undefined,
    locator: blank(note.matter.locator),
    address: webAddress(item, 'URL'),
    copy: webAddress(item, 'archive_location'),
    level: levelOf(corpus, note),
    isContested: questions.some((question) => questionState(corpus, question) === 'open'),
    passage: passageOf(showcase, note),
    questions: questions.flatMap((question) => differing(showcase, question, note)),
  }
}

function webAddress(item: CslItem | undefined, field: 'URL' | 'archive_location'): string | undefined {
  const value = item?.[field]
  return typeof value === 'string' && /^https?:\/\//i.test(value) ? value : undefined
}

/** What a source tells around the words of somebody who goes by a cover name is not carried further. */
function passageOf({ corpus, findPassage, blank }: Showcase, note: Note): Piece[] {
  const spoken = [...note.matter.entities, note.matter.speaker ?? '']
  const isProtected = spoken.some((id) => (corpus.entities.get(id)?.matter.protection ?? 'public') !== 'public')
  const found = note.access === 'public' && !isProtected ? findPassage(note) : undefined
  const pieces = found ?? (note.quotation === undefined ? [] : [{ text: note.quotation, isMarked: true }])
  return pieces.map(({ text, isMarked }) => ({ text: blank(text), isMarked }))
}

/** A question, where its answers are not all the same. */
function differing(showcase: Showcase, question: Question, note: Note): ShownQuestion[] {
  const { corpus, brief, blank } = showcase
  const locale = { lang: brief.matter.lang, strings: brief.strings }
  const view = (given: GivenAnswer) => {
    const source = corpus.sources.get(given.note.source)
    return {
      value: blank(answerText(given, locale)),
      source: blank(source ? shortCitation(source.item) : given.note.source),
      isOwn: given.note.id === note.id,
    }
  }
  const answers = answersTo(corpus, question.id)
    .map(view)
    .filter((one, index, all) => index === all.findIndex((other) => isSame(one, other)))
  if (new Set(answers.map(({ value }) => value)).size < 2) return []
  const isOpen = questionState(corpus, question) === 'open'
  return [{ question: blank(question.matter.question), decision: decisionKey(question.matter.decision, isOpen), answers }]
}

function isSame(a: ShownQuestion['answers'][number], b: ShownQuestion['answers'][number]): boolean {
  return a.value === b.value && a.source === b.source && a.isOwn === b.isOwn
}

function decisionKey(decision: Decision | null | undefined, isOpen: boolean): string | undefined {
  if (!decision) return isOpen ? 'decision-open' : undefined
  if ('range' in decision) return 'decision-range'
  if ('stages' in decision) return 'decision-stages'
  return 'prefer' in decision ? 'decision-prefer' : 'decision-reconciled'
}
