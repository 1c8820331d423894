import { z } from 'zod'
import type { CslName } from '../../model/csl.ts'

const text = z.union([z.string(), z.number()]).transform(String)
const flag = z.union([z.boolean(), z.number(), z.string()])

/** A person or a body. A body has `literal`; a person at least one part of a name. */
const Name = z
  .strictObject({
    family: text.optional(),
    given: text.optional(),
    literal: text.optional(),
    suffix: text.optional(),
    'dropping-particle': text.optional(),
    'non-dropping-particle': text.optional(),
    'comma-suffix': flag.optional(),
    'static-ordering': flag.optional(),
    'parse-names': flag.optional(),
    isInstitution: flag.optional(),
  })
  .refine(({ family, given, literal }) => Boolean(family || given || literal), { error: 'the name is empty' })

/** Names, of which one may stand without a list. Empty ones are faults, like text in place of a name. */
export const Names = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(Name).transform((names) => names.map(tidy)),
)

/** A name that has only a given part would be printed as nothing by some styles. */
function tidy(name: z.infer<typeof Name>): CslName {
  const { family, given, literal } = name
  if (literal && !family) return { literal }
  const kept = Object.fromEntries(Object.entries(name).filter(([part, value]) => value !== '' && value !== undefined && part !== 'literal'))
  return family ? kept : { literal: given ?? '' }
}
