import { z } from 'zod'

/** A key that may be left empty, as in `validUntil:`. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined)

/** A list that may be left out, be empty, or be one bare value. */
export const list = <T extends z.ZodType>(item: T) => z.preprocess(toList, z.array(item))

function toList(value: unknown): unknown {
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** An id that people type: lower-case words joined by hyphens. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'is not an id; write lower-case letters, digits and single hyphens' })
export type Id = z.infer<typeof Id>
