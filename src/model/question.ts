import { z } from 'zod'
import type { Place, PlaceOf } from './place.ts'
import { QuestionTranslations } from './translation.ts'

const reason = z.string().min(1)

/** What the editors decided on a question whose sources disagree; each with its reason. */
export const Decision = z.union([
  z.strictObject({ range: z.literal(true), reason }),
  z.strictObject({ stages: z.literal(true), reason }),
  z.strictObject({
    prefer: z
      .union([z.string(), z.strictObject({ note: z.string() })])
      .transform((value) => (typeof value === 'string' ? value : value.note)),
    reason,
  }),
  z.strictObject({ reconciled: z.strictObject({ explanation: z.string().min(1), source: z.string() }), reason }),
])
export type Decision = z.infer<typeof Decision>

/** One entry of `questions.yaml`: what the corpus must answer consistently. */
export const QuestionMatter = z.strictObject({
  question: z.string().min(1),
  type: z.enum(['number', 'date', 'text']),
  severity: z.enum(['critical', 'print', 'minor']).default('print'),
  /** What is counted, in the plural and the singular, for printing a number with its unit: `[people, person]`. */
  unit: z.union([z.string(), z.tuple([z.string(), z.string()])]).nullish(),
  decision: Decision.nullish(),
  translations: QuestionTranslations,
})
export type QuestionMatter = z.infer<typeof QuestionMatter>

export interface Question {
  id: string
  matter: QuestionMatter
  place: Place
  /** Place of a key of its entry. */
  placeOf: PlaceOf
}
