import type { z } from 'zod'
import type { Message, Subject } from '../model/message.ts'
import type { PlaceOf } from '../model/place.ts'
import { nearest } from '../model/suggest.ts'
import { asksForText, explainIssue } from './issue.ts'
import { replaceAt } from './replace.ts'
import { type Fallback, salvage } from './salvage.ts'
import { keysAt } from './schema-keys.ts'
import type { Yaml } from './yaml.ts'

/** What a YAML text says, and where. */
export interface Matter<T> {
  /** `undefined` where nothing of use is left. */
  value: T | undefined
  /** Place of something in `value`, whatever was taken out of it. */
  placeOf: PlaceOf
  /** The keys whose value was taken out or could not be read. */
  lost: Set<string>
  messages: Message[]
}

/**
 * Turns YAML into what its schema describes.
 *
 * Every mistake becomes a message at its place, and the rest is kept. Of a text that could not be read nothing more is said.
 */
export function readMatter<T>(yaml: Yaml, schema: z.ZodType<T>, fallback: Fallback = {}, about?: Subject[]): Matter<T> {
  const { placeOf } = yaml
  if (yaml.value === undefined)
    return { value: salvage(schema, { ...fallback }, fallback).value, placeOf, lost: new Set(keysAt(schema, [])), messages: [] }
  const first = schema.safeParse(yaml.value)
  if (first.success) return { value: first.data, placeOf, lost: new Set(), messages: [] }
  const value = withTextAsWritten(yaml, first.error.issues)
  const second = schema.safeParse(value)
  if (second.success) return { value: second.data, placeOf, lost: new Set(), messages: [] }
  const salvaged = salvage(schema, value, fallback)
  return {
    value: salvaged.value,
    placeOf: (path) => placeOf(salvaged.before(path)),
    lost: lostKeys(second.error.issues, keysAt(schema, [])),
    messages: second.error.issues.flatMap((issue) => explainIssue(issue, schema, yaml, about)),
  }
}

/** The keys that are wrong or missing, and those for which an unknown one probably stands. */
function lostKeys(issues: readonly z.core.$ZodIssue[], known: readonly string[]): Set<string> {
  const keys = issues.flatMap((issue) => {
    const isUnknown = issue.code === 'unrecognized_keys' && issue.path.length === 0
    return isUnknown ? issue.keys.map((key) => nearest(key, known) ?? key) : [String(issue.path[0] ?? '')]
  })
  return new Set(keys)
}

/** `topics: [2011]` is text, for that is what the key asks for. */
function withTextAsWritten(yaml: Yaml, issues: readonly z.core.$ZodIssue[]): unknown {
  return issues.filter(asksForText).reduce<unknown>((value, { path }) => {
    const written = yaml.writtenAt(path as (string | number)[])
    return written === undefined ? value : replaceAt(value, path, written)
  }, yaml.value)
}
