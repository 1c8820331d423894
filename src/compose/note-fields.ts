import { type Level, levelOf } from '../model/level.ts'
import { languageOf } from '../model/localise.ts'
import type { Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import type { Desk } from './desk.ts'
import { requireTranslation, warnOfScript } from './require-translation.ts'
import { phrasing, placed, type Splice } from './splice-value.ts'

/** A note as templates see it: every field is there, those without a value are empty. */
export interface NoteFields {
  id: string
  source: string
  kind: string | undefined
  readonly statement: Splice
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
export function noteFields(desk: Desk, note: Note, place: Place): NoteFields {
  const { locator, date, asOf, validUntil, topics, entities, attribution, voice, speaker, legal } = note.matter
  const isShown = (id: string) => desk.corpus.entities.get(id)?.matter.protection !== 'withheld'
  return {
    id: note.id,
    source: note.source,
    kind: desk.corpus.sources.get(note.source)?.literature?.matter.kind,
    // only where it is printed must there be a translation
    get statement() {
      return statementOf(desk, note, place)
    },
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
export function statementOf(desk: Desk, note: Note, place: Place): Splice {
  requireTranslation(desk, `note:${note.id}`, ['statement', 'attribution'], place)
  if (languageOf(desk.corpus) === undefined) warnOfScript(desk, note, place)
  return phrasing([placed({ type: 'text', value: statementText(note) }, note.statementPlace)], [note])
}

/** The words of it. */
export function statementText({ statement, matter }: Note): string {
  return attributed(statement, matter.attribution)
}

/** `17 were killed.` becomes `17 were killed, according to official figures.`, unless the statement says so itself. */
function attributed(statement: string, attribution: string | undefined): string {
  if (attribution === undefined || statement.toLowerCase().includes(attribution.toLowerCase())) return statement
  const end = /[.!?…]*[”’"'»)]*$/u.exec(statement)?.index ?? statement.length
  return `${statement.slice(0, end)}, ${attribution}${statement.slice(end) || '.'}`
}
