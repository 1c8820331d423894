import { z } from 'zod'
import type { Place, PlaceOf } from './place.ts'
import { list } from './schema.ts'
import { RecommendationTranslations } from './translation.ts'

/** One entry of `recommendations.yaml`: who is asked to do what, on which evidence. */
export const RecommendationMatter = z.strictObject({
  /** The addressee: an entity's id. */
  to: z.string(),
  /** One act, verb first: "Open a full, public inquiry into …". */
  do: z.string().min(1),
  /** Ids of the notes that it rests on. */
  basedOn: list(z.string()),
  /** Ids of the briefs' audiences it is meant for; empty means all. */
  audiences: list(z.string()),
  topics: list(z.string()),
  state: z.enum(['new', 'repeated', 'met']).default('new'),
  /** The note that shows when it was met. */
  met: z.string().nullish(),
  priority: z.number().int().min(1).default(2),
  standard: z.string().nullish(),
  translations: RecommendationTranslations,
})
export type RecommendationMatter = z.infer<typeof RecommendationMatter>

export interface Recommendation {
  id: string
  matter: RecommendationMatter
  place: Place
  /** Place of a key of its entry. */
  placeOf: PlaceOf
}
