import { type Level, levelOf } from '../model/level.ts'
import type { Note } from '../model/note.ts'
import type { Desk } from './desk.ts'
import { phrasing, placed, type Splice } from './splice-value.ts'

/** A note as templates see it: every field is there, those without a value are empty. */
export interface NoteFields {
  id: string
  source: string
  kind: string | undefined
  statement: Splice
  quotation: Splice | undefined
  locator: string
  date: string | undefined
  asOf: string | undefined
  validUntil: string | undefined
  topics: string[]
  entities: string[]
  attribution: string | undefined
  voice: string | undefined
  speaker: string | undefined
  legal: string | undefined
  readonly level: Level
}

/** The fields of a note; withheld people are not among them. */
export function noteFields(desk: Desk, note: Note): NoteFields {
  const { locator, date, asOf, validUntil, topics, entities, attribution, voice, speaker, legal } = note.matter
  const isShown = (id: string) => desk.corpus.entities.get(id)?.matter.protection !== 'withheld'
  return {
    id: note.id,
    source: note.source,
    kind: desk.corpus.sources.get(note.source)?.literature?.matter.kind,
    statement: statementOf(note),
    quotation:
      note.quotation === undefined
        ? undefined
        : phrasing([placed({ type: 'text', value: note.quotation }, note.quotationPlace ?? note.place)], [note]),
    locator,
    date,
    asOf,
    validUntil,
    topics,
    entities: entities.filter(isShown),
    attribution,
    voice,
    speaker: speaker !== undefined && isShown(speaker) ? speaker : undefined,
    legal,
    // Computed only for templates that ask, since it looks at every other note.
    get level() {
      return levelOf(desk.corpus, note)
    },
  }
}

/** The statement with its attribution, as it is always printed. */
export function statementOf(note: Note): Splice {
  return phrasing([placed({ type: 'text', value: attributed(note.statement, note.matter.attribution) }, note.statementPlace)], [note])
}

/** `17 were killed.` becomes `17 were killed, according to official figures.`, unless the statement says so itself. */
function attributed(statement: string, attribution: string | undefined): string {
  if (attribution === undefined || statement.toLowerCase().includes(attribution.toLowerCase())) return statement
  const end = /[.!?…]*[”’"'»)]*$/u.exec(statement)?.index ?? statement.length
  return `${statement.slice(0, end)}, ${attribution}${statement.slice(end) || '.'}`
}
