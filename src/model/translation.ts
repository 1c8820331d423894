import { z } from 'zod'
import { optional } from './schema.ts'

const text = z.string().min(1)

/** What an entry says in other languages, by their tags (`ru`, `kk`); a bare text stands for its `main` key. */
function translations<T extends z.ZodType>(main: string, schema: T) {
  return optional(
    z.record(
      z.string(),
      z.preprocess((value) => (typeof value === 'string' ? { [main]: value } : value), schema),
    ),
  )
}

/** Of a note: its statement, its attribution, and the texts among its answers. */
export const NoteTranslations = translations(
  'statement',
  z.strictObject({ statement: text, attribution: optional(text), answers: optional(z.record(z.string(), text)) }),
)

/** Of an entity: what it is called and what is said of it. */
export const EntityTranslations = translations(
  'name',
  z.strictObject({ name: text, short: optional(text), description: optional(text), role: optional(text) }),
)

/** Of a recommendation: what is asked. */
export const RecommendationTranslations = translations('do', z.strictObject({ do: text }))

/** Of a question: how it is asked, what is counted, and the words of its decision. */
export const QuestionTranslations = translations(
  'question',
  z.strictObject({
    question: optional(text),
    unit: optional(z.union([text, z.tuple([text, text])])),
    reason: optional(text),
    explanation: optional(text),
  }),
)

/** Of a case: the role, and the text of each stage in their order. */
export const CaseTranslations = translations('role', z.strictObject({ role: optional(text), stages: optional(z.array(text)) }))
