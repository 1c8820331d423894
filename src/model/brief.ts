import { z } from 'zod'
import { Access } from './access.ts'
import { EdtfDate } from './date.ts'
import type { Image } from './image.ts'
import type { IssuedVersion } from './issued.ts'
import { LanguageTag } from './language.ts'
import type { Place, PlaceOf } from './place.ts'
import { PageMatter } from './page-matter.ts'
import { list, optional } from './schema.ts'

export const Limits = z
  .strictObject({
    words: z.number().int().positive(),
    pages: z.number().int().positive(),
    seconds: z.number().int().positive(),
    /** How fast it is spoken, for `seconds`. */
    wordsPerMinute: z.number().int().min(30).max(400),
    maxSentenceWords: z.number().int().positive(),
    count: z.enum(['body', 'body+notes', 'all']),
  })
  .partial()
export type Limits = z.infer<typeof Limits>

/** A chapter by its file's name, with how soon it may be lost where the brief is too long: priority 1 is lost last. */
const ChapterEntry = z.union([
  z.string().transform((name) => ({ name, priority: undefined })),
  z.strictObject({ name: z.string(), priority: optional(z.number().int().min(1)) }),
])

/** `brief.yaml`: who the brief is for, its limits, style and chapters. */
export const BriefMatter = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string().nullish(),
  audience: z.string().nullish(),
  /** BCP 47. */
  lang: LanguageTag.default('en-GB'),
  /** Everything the brief says is as of this day. */
  cutoff: EdtfDate.nullish(),
  version: z.coerce.string().nullish(),
  date: EdtfDate.nullish(),
  authors: list(z.string()),
  publisher: z.string().nullish(),
  /** A picture for the title page, in the brief's folder or in `_base`. */
  logo: z.string().nullish(),
  /** Name of a CSL style (`notes`, `notes-short`, `author-date`) or path of one. */
  style: z.string().default('notes'),
  notes: z.enum(['page', 'end', 'none']).default('page'),
  /** Of a brief without notes the brief that says the same with them. */
  twin: z.string().nullish(),
  clearance: Access.default('public'),
  /** Keys of sources that the readers are not told: their notes say that a source is withheld. */
  withhold: list(z.string()),
  formats: z
    .array(z.enum(['html', 'pdf', 'text']))
    .min(1)
    .default(['html', 'pdf']),
  page: PageMatter.prefault({}),
  /** `archive`: prepared for PDF/A-3u, with the entries of the sources it cites attached. */
  pdf: z.strictObject({ archive: z.boolean().default(false) }).prefault({}),
  /** `numbered`: each paragraph of a chapter has a number, through the whole brief. */
  paragraphs: z.enum(['plain', 'numbered']).default('plain'),
  limits: Limits.default({}),
  evidence: z
    .strictObject({ minLevel: z.number().int().min(0).max(4).default(0), conflicts: z.enum(['show', 'range']).default('show') })
    .default({ minLevel: 0, conflicts: 'show' }),
  require: list(z.string()),
  forbid: list(z.string()),
  /** File names of the chapters in order, without `.md.hbs`; empty means all, sorted by name. */
  chapters: list(ChapterEntry),
  /** Chapters and blocks with this priority, or a later one, are left out. */
  leaveOut: z.number().int().min(1).nullish(),
  typography: z.strictObject({ acronyms: z.enum(['capitals', 'small-caps']).default('capitals') }).default({ acronyms: 'capitals' }),
  extends: z.string().nullish(),
  params: z.record(z.string(), z.unknown()).default({}),
  matrix: z.record(z.string(), z.array(z.union([z.string(), z.number()])).min(1)).nullish(),
})
export type BriefMatter = z.infer<typeof BriefMatter>

/** A text file of a brief or of a `_base`, as it was read. */
export interface TextFile {
  /** Relative to the project's root; `dossier:…` for Dossier's own. */
  path: string
  text: string
}

/** The citation style of a brief with everything it needs: an independent style, whatever the user named. */
export interface CitationStyle {
  /** Where the independent style was read. */
  path: string
  xml: string
  /** `note` prints citations as footnotes, `in-text` in the text. */
  class: 'note' | 'in-text'
  /** CSL locale files by language tag, as the style and the brief may ask for them. */
  locales: Map<string, string>
}

/** The words of the interface in the brief's language: `contents`, `note`, `table`, … (`_base/locales/<lang>.yaml`). */
export type Strings = Record<string, string>

/** One brief, with all that its `extends` chain and the `_base` folders lend it. */
export interface Brief {
  /** Name of its folder in `output/`. */
  name: string
  matter: BriefMatter
  /** Where `brief.yaml` begins. */
  place: Place
  /** Place of a key of `brief.yaml`, such as `['limits', 'words']`; the file's beginning where it is not written. */
  placeOf: PlaceOf
  chapters: (TextFile & { name: string; priority?: number })[]
  partials: Map<string, TextFile>
  page: TextFile
  logo?: Image | undefined
  /** Style sheets in cascade order. */
  styleSheets: TextFile[]
  style: CitationStyle
  strings: Strings
  /** Its versions that were handed out, the oldest first. */
  issued?: readonly IssuedVersion[]
}
