import { answersTo, questionState } from '../model/answer.ts'
import type { Corpus } from '../model/corpus.ts'
import type { Evidence, FrozenNote, SaidSentence } from '../model/frozen.ts'
import { hashOf } from '../model/hash.ts'
import type { Note } from '../model/note.ts'
import type { Question } from '../model/question.ts'
import type { Sentence } from '../model/sentences.ts'

/** Sentences as they are kept, by the chapters that they stand in. */
export function freezeSentences(chapters: readonly { title: string; sentences: readonly Sentence[] }[]): SaidSentence[] {
  return chapters.flatMap(({ title, sentences }) =>
    sentences.map(({ kind, block, text, facts, footnotes, notes, sources }): SaidSentence => {
      return { chapter: title, kind, block, text, ...(facts !== text && { facts }), footnotes, notes, sources }
    }),
  )
}

/** Ids and keys of what of the corpus is to be kept. */
export interface Rested {
  notes: Iterable<string>
  sources: Iterable<string>
}

/** What somebody rests on, as the corpus has it now: notes and sources by name, and the questions that these notes answer. */
export function freezeEvidence(corpus: Corpus, { notes: ids, sources: keys }: Rested): Evidence {
  const notes = sorted(ids).flatMap((id) => corpus.notes.get(id) ?? [])
  const sources = sorted(keys).flatMap((key) => corpus.sources.get(key) ?? [])
  const asked = new Set(notes.flatMap(({ matter }) => Object.keys(matter.answers)))
  const questions = sorted(asked).flatMap((id) => corpus.questions.get(id) ?? [])
  const known = knownOf(corpus)
  return {
    notes: Object.fromEntries(notes.map((note) => [note.id, (known.notes[note.id] ??= freezeNote(corpus, note))])),
    sources: Object.fromEntries(sources.map(({ key, item }) => [key, (known.sources[key] ??= short(item))])),
    questions: Object.fromEntries(
      questions.map((question) => [question.id, (known.questions[question.id] ??= freezeQuestion(corpus, question))]),
    ),
  }
}

/** What was frozen of a corpus, on which many briefs rest. */
const frozen = new WeakMap<Corpus, Evidence>()

function knownOf(corpus: Corpus): Evidence {
  const known = frozen.get(corpus) ?? { notes: bare(), sources: bare(), questions: bare() }
  frozen.set(corpus, known)
  return known
}

/** A table in which nothing stands, whatever anything is called. */
function bare<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>
}

function freezeQuestion(corpus: Corpus, question: Question): Evidence['questions'][string] {
  const { id, matter } = question
  const given = answersTo(corpus, id).map(({ note, raw }) => [note.id, `${raw}`])
  return { state: questionState(corpus, question), hash: short([{ ...matter, translations: undefined }, given]) }
}

function freezeNote({ quotations }: Corpus, { id, source, quotation, statement, access, matter }: Note): FrozenNote {
  const { state, spans } = quotations?.get(id) ?? { state: 'unchecked' as const, spans: [] }
  const { locator, date, asOf, validUntil, attribution, voice, speaker, legal, answers } = matter
  const said = { statement, quotation, locator, date, asOf, validUntil, attribution, voice, speaker, legal, access }
  const fields = [...Object.entries(said), ...Object.entries(answers).map(([question, value]) => [`answers.${question}`, `${value}`])]
  const hashed = fields.flatMap(([name, value]) => (name === undefined || !value ? [] : [[name, short(value)] as const]))
  return { source, state, spans, fields: Object.fromEntries(hashed) }
}

function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort()
}

/** Hash of a value, whatever the order of its keys and however its white space is laid out. */
function short(value: unknown): string {
  const stable = JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'string') return inner.normalize('NFC').replaceAll(/\s+/gu, ' ')
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
  return hashOf(stable ?? '').slice(0, 16)
}
