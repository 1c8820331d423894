import type { z } from 'zod'
import type { Message, Subject } from '../model/message.ts'
import type { PlaceOf } from '../model/place.ts'
import { asksForText, explainIssue } from './issue.ts'
import { replaceAt } from './replace.ts'
import { type Fallback, salvage } from './salvage.ts'
import type { Yaml } from './yaml.ts'

/** What a YAML text says, and where. */
export interface Matter<T> {
  /** `undefined` where nothing of use is left. */
  value: T | undefined
  /** Place of something in `value`, whatever was taken out of it. */
  placeOf: PlaceOf
  messages: Message[]
}

/**
 * Turns YAML into what its schema describes.
 *
 * Every mistake becomes a message at its place, and the rest is kept. Of a text that could not be read nothing more is said.
 */
export function readMatter<T>(yaml: Yaml, schema: z.ZodType<T>, fallback: Fallback = {}, about?: Subject[]): Matter<T> {
  const { placeOf } = yaml
  if (yaml.value === undefined) return { value: salvage(schema, { ...fallback }, fallback).value, placeOf, messages: [] }
  const first = schema.safeParse(yaml.value)
  if (first.success) return { value: first.data, placeOf, messages: [] }
  const value = withTextAsWritten(yaml, first.error.issues)
  const second = schema.safeParse(value)
  if (second.success) return { value: second.data, placeOf, messages: [] }
  const salvaged = salvage(schema, value, fallback)
  return {
    value: salvaged.value,
    placeOf: (path) => placeOf(salvaged.before(path)),
    messages: second.error.issues.flatMap((issue) => explainIssue(issue, schema, yaml, about)),
  }
}

/** `topics: [2011]` is text, for that is what the key asks for. */
function withTextAsWritten(yaml: Yaml, issues: readonly z.core.$ZodIssue[]): unknown {
  return issues.filter(asksForText).reduce<unknown>((value, { path }) => {
    const written = yaml.writtenAt(path as (string | number)[])
    return written === undefined ? value : replaceAt(value, path, written)
  }, yaml.value)
}
