import { z } from 'zod'
import type { Place, PlaceOf } from './place.ts'
import { list } from './schema.ts'
import { EntityTranslations } from './translation.ts'

/** One entry of `entities.yaml`: a person, organisation, place or law, and what it is called. */
export const EntityMatter = z.strictObject({
  kind: z.enum(['person', 'organisation', 'place', 'law', 'event', 'term']),
  /** The one form in print outside quotations. */
  name: z.string(),
  /** The form after the first mention; without it the name is printed each time. */
  short: z.string().nullish(),
  /** Other spellings, former names, translations: found by search and in quotations, never printed. */
  aliases: list(z.string()),
  /** Forms of the sources that are plain mistakes: never printed anywhere outside a quotation. */
  typos: list(z.string()),
  /** Names that this one shares with another entity: each use must say which is meant. */
  ambiguous: list(z.string()),
  /** `public`: may be named. `pseudonym`: the name is the source's cover, nothing may be added to it. `withheld`: never printed. */
  protection: z.enum(['public', 'pseudonym', 'withheld']).default('public'),
  /** One line for the list of names and terms. */
  description: z.string().nullish(),
  role: z.string().nullish(),
  /** Where a place lies, for maps: latitude and longitude in degrees, `[43.34, 52.86]`. */
  at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).nullish(),
  translations: EntityTranslations,
})
export type EntityMatter = z.infer<typeof EntityMatter>

export interface Entity {
  id: string
  matter: EntityMatter
  place: Place
  /** Place of a key of its entry. */
  placeOf: PlaceOf
}
