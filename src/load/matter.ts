import type { z } from 'zod'
import type { Noticed, Subject } from '../model/message.ts'
import { asksForText, explainIssue } from './issue.ts'
import { isMap } from './map.ts'
import type { Yaml } from './yaml.ts'

/** What takes the place of a key that is missing or wrong, so that the rest stays of use. The message stays an error. */
export type Fallback = Record<string, unknown>

/**
 * Turns YAML into what its schema describes.
 *
 * Every mistake becomes a message at its place. A key that is wrong falls to its fallback or default, a wrong item leaves its list;
 * `undefined` where nothing of use is left. Of a text that could not be read nothing more is said.
 */
export function readMatter<T>(yaml: Yaml, schema: z.ZodType<T>, fallback: Fallback = {}, about?: Subject[]): Noticed<T | undefined> {
  if (yaml.value === undefined) return { value: salvage(schema, { ...fallback }, fallback), messages: [] }
  const first = schema.safeParse(yaml.value)
  if (first.success) return { value: first.data, messages: [] }
  const value = withTextAsWritten(yaml, first.error.issues)
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data, messages: [] }
  const messages = parsed.error.issues.flatMap((issue) => explainIssue(issue, schema, yaml, about))
  return { value: salvage(schema, value, fallback), messages }
}

/** `topics: [2011]` is text, for that is what the key asks for. */
function withTextAsWritten(yaml: Yaml, issues: readonly z.core.$ZodIssue[]): unknown {
  return issues.filter(asksForText).reduce<unknown>((value, { path }) => {
    const written = yaml.writtenAt(path as (string | number)[])
    return written === undefined ? value : replaceAt(value, path, written)
  }, yaml.value)
}

/** Each round mends what the last one laid open; a value is nested less deep than this. */
const rounds = 10

function salvage<T>(schema: z.ZodType<T>, value: unknown, fallback: Fallback): T | undefined {
  let left = value
  for (let round = 0; round < rounds; round += 1) {
    const parsed = schema.safeParse(left)
    if (parsed.success) return parsed.data
    // from the last to the first, so that the indexes of list items stay true
    left = parsed.error.issues.reduceRight<unknown>((mended, issue) => mend(mended, issue, fallback), left)
  }
  return undefined
}

function mend(value: unknown, issue: z.core.$ZodIssue, fallback: Fallback): unknown {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') return issue.keys.reduce((left, key) => replaceAt(left, [...path, key], dropped), value)
  const [key] = path
  if (key === undefined) return { ...fallback }
  if (path.length === 1 && typeof key === 'string' && Object.hasOwn(fallback, key)) return replaceAt(value, path, fallback[key])
  return replaceAt(value, isAt(value, path) ? path : path.slice(0, -1), dropped)
}

const dropped = Symbol('dropped')

/** A copy with something else, or nothing, at a path. One bare value stands for a list of one. */
function replaceAt(value: unknown, [step, ...rest]: readonly PropertyKey[], replacement: unknown): unknown {
  if (step === undefined) return replacement
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === step ? replaceAt(item, rest, replacement) : item)).filter((item) => item !== dropped)
  }
  if (!isMap(value)) return step === 0 ? replaceAt(value, rest, replacement) : value
  const entry: [PropertyKey, unknown] = [step, replaceAt(value[step as string], rest, replacement)]
  const others = Object.entries(value).filter(([key]) => key !== step)
  return Object.fromEntries(entry[1] === dropped ? others : [...others, entry])
}

function isAt(value: unknown, [step, ...rest]: readonly PropertyKey[]): boolean {
  if (step === undefined) return true
  if (Array.isArray(value)) return typeof step === 'number' && step in value && isAt(value[step], rest)
  if (isMap(value)) return Object.hasOwn(value, step) && isAt(value[step as string], rest)
  return step === 0 && value !== undefined && rest.length === 0
}
