import { z } from 'zod'
import { Access } from './access.ts'
import { EdtfDate } from './date.ts'
import type { Place, PlaceOf } from './place.ts'
import { LanguageTag } from './language.ts'
import { type Id, list, optional } from './schema.ts'
import { NoteTranslations } from './translation.ts'

export const SourceKind = z.enum([
  'interview',
  'op-ed',
  'report',
  'web-index',
  'law',
  'judgment',
  'un-document',
  'press',
  'letter',
  'dataset',
])
export type SourceKind = z.infer<typeof SourceKind>

/** The header of a literature note: what is said of the source as a whole. */
export const LiteratureMatter = z.strictObject({
  source: z.string(),
  kind: optional(SourceKind),
  /** The language of the statements in this file. */
  lang: optional(LanguageTag),
  archive: optional(z.string()),
  group: list(z.string()),
  derivesFrom: list(z.strictObject({ source: z.string(), how: z.enum(['quotes', 'retells', 'reposts', 'edited-by']) })),
  completeness: optional(z.enum(['complete', 'excerpt', 'damaged'])),
  missing: list(z.string()),
  calls: optional(z.string()),
  noise: list(z.string()),
  access: optional(Access),
})
export type LiteratureMatter = z.infer<typeof LiteratureMatter>

/** The `yaml` block of one evidence note. */
export const NoteMatter = z.strictObject({
  locator: z.string().min(1),
  date: optional(EdtfDate),
  asOf: optional(EdtfDate),
  validUntil: optional(EdtfDate),
  topics: list(z.string()),
  entities: list(z.string()),
  attribution: optional(z.string()),
  voice: optional(z.enum(['author', 'interviewee', 'interviewer', 'quoted-person', 'quoted-document'])),
  speaker: optional(z.string()),
  answers: z.preprocess((value) => value ?? {}, z.record(z.string(), z.union([z.string(), z.number()]))),
  access: optional(Access),
  legal: optional(z.enum(['allegation', 'charge', 'conviction', 'acquittal'])),
  translations: NoteTranslations,
  checked: optional(z.strictObject({ by: optional(z.string()), at: optional(EdtfDate) })),
})
export type NoteMatter = z.infer<typeof NoteMatter>

/** One piece of evidence: a passage of a source, quoted and stated in our own words. */
export interface Note {
  id: Id
  /** Key of the source in the library. */
  source: string
  matter: NoteMatter
  /** The verbatim quotation; `undefined` makes the note a lead. Paragraphs are parted by a blank line. */
  quotation: string | undefined
  /** The statement in our own words: plain text, one paragraph. */
  statement: string
  /** The stricter of the note's own access and that of its source. */
  access: Access
  /** Keys whose value could not be read, which has been reported: what they would say is not known. */
  lost: ReadonlySet<string>
  /** Where the note's heading stands, where its quotation begins, and where its statement begins. */
  place: Place
  quotationPlace: Place | undefined
  statementPlace: Place
  /** Place of a key of its `yaml` block. */
  placeOf: PlaceOf
}

/** The file about one source: its header, remarks that are never printed, and the evidence notes in it. */
export interface LiteratureNote {
  matter: LiteratureMatter
  place: Place
  /** Place of a key of its header. */
  placeOf: PlaceOf
  notes: Id[]
}
