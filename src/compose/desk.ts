import type { Brief, Strings } from '../model/brief.ts'
import type { Fact } from '../model/brief-facts.ts'
import type { Corpus } from '../model/corpus.ts'
import type { Message, Subject } from '../model/message.ts'
import type { Note } from '../model/note.ts'
import type { OptionalPart } from '../model/optional-part.ts'
import type { Place } from '../model/place.ts'
import { type Access, mayRead } from '../model/access.ts'

/** A note that is stated, quoted or cited, and where. */
export interface NoteUse {
  note: Note
  how: 'stated' | 'cited' | 'answered'
  chapter: string
  place: Place
}

/** A block `{{#optional}}`, with the Markdown that it printed and the values that stand in it by their index. */
export interface OptionalBlock {
  part: OptionalPart
  markdown: string
  values: readonly PrintedValue[]
}

/** What was printed and is filled into the tree once the Markdown is parsed. */
export interface PrintedValue {
  value: unknown
  place: Place
}

/**
 * The desk at which one brief is composed: the evidence that it may see, and what was used, printed and noticed so far.
 * Helpers get it besides their arguments.
 */
export interface Desk {
  corpus: Corpus
  brief: Brief
  lang: string
  strings: Strings
  /** Notes that the brief's readers may see, in the corpus's order. */
  notes: readonly Note[]
  /** What every template has at hand by name. */
  globals: { brief: Record<string, unknown>; params: Record<string, unknown>; strings: Strings }
  uses: Set<Subject>
  messages: Message[]
  noteUses: NoteUse[]
  /** Entities that were named so far, in the order of their first mention. */
  mentioned: Set<string>
  /** Name of the chapter that is being composed. */
  chapter: string
  values: PrintedValue[]
  optionalBlocks: OptionalBlock[]
  /** What `answer` printed. */
  answers: Fact[]
}

/** An empty desk for a brief. */
export function layDesk(corpus: Corpus, brief: Brief): Desk {
  const { matter, strings } = brief
  return {
    corpus,
    brief,
    lang: matter.lang,
    strings,
    notes: readable(corpus, matter.clearance),
    globals: { brief: briefFields(brief), params: matter.params, strings },
    uses: new Set(),
    messages: [],
    noteUses: [],
    mentioned: new Set(),
    chapter: '',
    values: [],
    optionalBlocks: [],
    answers: [],
  }
}

/** The briefs of a project are for few circles of readers. */
const known = new WeakMap<Corpus, Map<Access, readonly Note[]>>()

function readable(corpus: Corpus, clearance: Access): readonly Note[] {
  const ofCorpus = known.get(corpus) ?? new Map<Access, readonly Note[]>()
  known.set(corpus, ofCorpus)
  const notes = ofCorpus.get(clearance) ?? [...corpus.notes.values()].filter(({ access }) => mayRead(clearance, access))
  ofCorpus.set(clearance, notes)
  return notes
}

function briefFields({ name, matter }: Brief): Record<string, unknown> {
  const { title, subtitle, audience, lang, cutoff, version, date, authors, publisher, clearance } = matter
  return { name, title, subtitle, audience, lang, cutoff, version, date, authors, publisher, clearance }
}
