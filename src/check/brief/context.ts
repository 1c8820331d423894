import type { Brief } from '../../model/brief.ts'
import type { Chapter, CitedBrief } from '../../model/chapter.ts'
import type { Corpus } from '../../model/corpus.ts'
import type { Note } from '../../model/note.ts'
import type { Place } from '../../model/place.ts'
import { type Authored, readAuthored } from './authored.ts'
import { type Call, readSentences, type Sentence } from './read.ts'
import { type Words, wordsOf } from './words.ts'

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

/** Reads a composed brief sentence by sentence, once for all that is asked of it. */
export function contextOf(corpus: Corpus, brief: Brief, chapters: readonly Chapter[], cited: CitedBrief): Context {
  const { lang } = brief.matter
  return {
    corpus,
    brief,
    cited,
    sentences: chapters.flatMap((chapter) => readSentences(chapter, lang)),
    authored: readAuthored(brief),
    statements: statementLines(corpus),
    words: wordsOf(lang),
  }
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
  own = own.padEnd(text.length, blank)
  for (const { 0: quotation, index } of text.matchAll(quoted)) {
    own = own.slice(0, index) + blank.repeat(quotation.length) + own.slice(index + quotation.length)
  }
  return own
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
