import { z } from 'zod'
import { EdtfDate } from './date.ts'
import type { Place, PlaceOf } from './place.ts'
import { list } from './schema.ts'
import { CaseTranslations } from './translation.ts'

/** One stage of a case, with the notes that carry it. */
export const CaseStage = z.strictObject({
  stage: z.enum([
    'investigated',
    'detained',
    'charged',
    'tried',
    'convicted',
    'sentenced',
    'appealed',
    'acquitted',
    'released',
    'restricted',
    'expired',
    'dissolved',
    'other',
  ]),
  date: EdtfDate.nullish(),
  /** Until when a restriction holds. */
  until: EdtfDate.nullish(),
  /** What the source says of it, in our words: a phrase for a table cell. */
  text: z.string().min(1),
  notes: list(z.string()),
})
export type CaseStage = z.infer<typeof CaseStage>

/** One entry of `cases.yaml`: a person or a body through its stages. */
export const CaseMatter = z.strictObject({
  entity: z.string(),
  /** What the person is to the story, such as "President of KNPRK". */
  role: z.string().nullish(),
  stages: z.array(CaseStage).min(1),
  translations: CaseTranslations,
})
export type CaseMatter = z.infer<typeof CaseMatter>

export interface Case {
  id: string
  matter: CaseMatter
  place: Place
  /** Place of a key of its entry. */
  placeOf: PlaceOf
}
