import type { Brief } from '../../model/brief.ts'
import type { CitedBrief } from '../../model/chapter.ts'
import type { Corpus } from '../../model/corpus.ts'
import type { Note } from '../../model/note.ts'
import type { Place } from '../../model/place.ts'
import type { Authored } from './authored.ts'
import type { Call, Sentence } from './read.ts'
import type { Words } from './words.ts'

/** What a check of a brief looks at. */
export interface Context {
  corpus: Corpus
  brief: Brief
  cited: CitedBrief
  sentences: readonly Sentence[]
  authored: Authored
  /** Notes by the line of their statement. */
  statements: ReadonlyMap<string, Note>
  /** Words of the brief's language; without them nothing is asked of its wording. */
  words: Words | undefined
}

/** Stands for what is left out of a text, so that offsets stay. */
const blank = '\uFFFC'

const quoted = /“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"|(?<![\p{L}\p{N}])‘[^‘’]*(?:’(?=\p{L})[^‘’]*)*’(?!\p{L})/gu

/** A text with its quotations blank: what they say is the source's. */
export function withoutQuotations(text: string): string {
  return text.replaceAll(quoted, (match) => blank.repeat(match.length))
}

/** The quotations of a text, without their marks. */
export function quotationsIn(text: string): string[] {
  return [...text.matchAll(quoted)].map(([match]) => match.slice(1, -1).trim())
}

/** What the authors of the brief wrote of a sentence: no evidence, no quotation, no term that is being explained; offsets stay. */
export function ownText(sentence: Sentence, authored: Authored): string {
  const own = owns.get(sentence) ?? readOwn(sentence, authored)
  owns.set(sentence, own)
  return own
}

/** Every check asks for it. */
const owns = new WeakMap<Sentence, string>()

function readOwn({ text, pieces }: Sentence, authored: Authored): string {
  let own = ''
  for (const { start, end, place, isTerm } of pieces) {
    own += blank.repeat(Math.max(0, start - own.length))
    own += authored.has(place.file) && !isTerm ? text.slice(start, end) : blank.repeat(end - start)
  }
  const marks = withoutQuotations(text)
  return [...own.padEnd(text.length, blank).split('')].map((character, index) => (marks[index] === blank ? blank : character)).join('')
}

/** The notes that a sentence states, printed by a helper. */
export function statedNotes({ pieces }: Sentence, { statements }: Context): Note[] {
  return [...new Set(pieces.flatMap(({ place }) => statements.get(lineKey(place)) ?? []))]
}

/** Notes by the line on which their statement stands. */
export function statementLines(corpus: Corpus): ReadonlyMap<string, Note> {
  const lines = known.get(corpus) ?? new Map([...corpus.notes.values()].map((note) => [lineKey(note.statementPlace), note]))
  known.set(corpus, lines)
  return lines
}

/** All briefs in a language share them. */
const known = new WeakMap<Corpus, ReadonlyMap<string, Note>>()

function lineKey({ file, line }: Place): string {
  return `${line}:${file}`
}

/** The notes that these calls cite, each once. */
export function notesOf(calls: readonly Call[], corpus: Corpus): Note[] {
  const ids = new Set(calls.flatMap(({ cites }) => cites.flatMap(({ note }) => note ?? [])))
  return [...ids].flatMap((id) => corpus.notes.get(id) ?? [])
}
