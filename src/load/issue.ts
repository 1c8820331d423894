import type { z } from 'zod'
import { error, type Message, type Subject } from '../model/message.ts'
import { didYouMean } from '../model/suggest.ts'
import { valueAt } from './replace.ts'
import { keysAt } from './schema-keys.ts'
import type { Yaml } from './yaml.ts'

type Issue = z.core.$ZodIssue
type Path = (string | number)[]
type Said = [message: string, hint: string]

/** What is wrong with a value, in the words and at the place of the user's file. */
export function explainIssue(issue: Issue, schema: z.ZodType, yaml: Yaml, about?: Subject[]): Message[] {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, schema, yaml, about))
  if (issue.code === 'invalid_union') {
    const strange = strangeKeys(issue, keysAt(schema, path))
    if (strange.length > 0) return strange.map((key) => unknownKey(key, path, schema, yaml, about))
    const branch = nearestBranch(issue)
    if (branch) return branch.flatMap((inner) => explainIssue({ ...inner, path: [...path, ...inner.path] }, schema, yaml, about))
  }
  if (path.length > 0 && !yaml.isWritten(path)) return missingKey(path, schema, yaml, about)
  return [error(yaml.placeOf(path), 'valid-field', ...say(issue, path, schema, yaml), about)]
}

/** Whether text would do where something else was found. */
export function asksForText(issue: Issue): boolean {
  if (issue.code === 'invalid_union')
    return issue.errors.some((branch) => branch.length === 1 && branch.every(isHere) && branch.every(asksForText))
  return issue.code === 'invalid_type' && issue.expected === 'string'
}

function unknownKey(key: string, path: Path, schema: z.ZodType, yaml: Yaml, about?: Subject[]): Message {
  const known = keysAt(schema, path)
  const hint = didYouMean(key, known) || (known.length > 0 ? `the keys here are ${known.join(', ')}` : '')
  return error(yaml.placeOfKey([...path, key]), 'known-field', `the key "${key}" is not known`, hint, about)
}

/** Silent where a key beside it is a misspelling of the missing one: one mistake, one message. */
function missingKey(path: Path, schema: z.ZodType, yaml: Yaml, about?: Subject[]): Message[] {
  const around = path.slice(0, -1)
  const key = String(path.at(-1))
  const known = keysAt(schema, around)
  const written = Object.keys(valueAt(yaml.value, around) ?? {})
  const misspelt = written.some((other) => !known.includes(other) && didYouMean(other, known) === didYouMean(key, [key]))
  return misspelt ? [] : [error(yaml.placeOf(around), 'valid-field', `the key "${key}" is missing`, `add ${key}:`, about)]
}

/** The keys that no form of the value knows. */
function strangeKeys({ errors }: Issue & { code: 'invalid_union' }, known: readonly string[]): string[] {
  const refused = errors.flat().flatMap((inner) => (inner.code === 'unrecognized_keys' && isHere(inner) ? inner.keys : []))
  return [...new Set(refused)].filter((key) => !known.includes(key))
}

/** Of the forms that a value may have, the one that it comes nearest to; none where several are as near. */
function nearestBranch(issue: Issue & { code: 'invalid_union' }): Issue[] | undefined {
  const [first, second] = issue.errors.toSorted((a, b) => a.length - b.length)
  return first && (second === undefined || first.length < second.length) ? first : undefined
}

const isHere = ({ path }: Issue) => path.length === 0

function say(issue: Issue, path: Path, schema: z.ZodType, yaml: Yaml): Said {
  const value = valueAt(yaml.value, path)
  const name = `"${path.findLast((step) => typeof step === 'string') ?? 'the file'}"`
  const label = path.length === 0 ? 'this' : name
  if (value === null || value === undefined) return [`${label} is empty`, '']
  switch (issue.code) {
    case 'invalid_type':
      return [`${label} must be ${nameOf[issue.expected] ?? issue.expected}, not ${kindOf(value)}`, '']
    case 'invalid_value':
      return [`${label} cannot be ${typeof value === 'object' ? kindOf(value) : show(value)}`, allowed(value, issue.values)]
    case 'too_small':
      if (issue.origin !== 'number' && issue.origin !== 'int') return [`${label} is empty`, '']
      return [`${label} must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`, '']
    case 'too_big':
      return [`${label} must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`, '']
    case 'invalid_union':
      return union(issue, label, path, schema)
    default: {
      const [what = '', hint = ''] = issue.message.split('; ', 2)
      return [`${show(value)} ${what}`, hint]
    }
  }
}

function union(issue: Issue & { code: 'invalid_union' }, label: string, path: Path, schema: z.ZodType): Said {
  const expected = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_type' && isHere(inner) ? [nameOf[inner.expected] ?? inner.expected] : []))
  if (expected.length === issue.errors.length) return [`${label} must be ${[...new Set(expected)].join(' or ')}`, '']
  const keys = keysAt(schema, path)
  return [`${label} has none of the forms that it may have`, keys.length > 0 ? `the keys here are ${keys.join(', ')}` : '']
}

function allowed(value: unknown, values: readonly unknown[]): string {
  const meant = typeof value === 'string' ? didYouMean(value, values.map(String)) : ''
  const choice = values.length === 1 ? `write ${values[0]}` : `write one of ${values.join(', ')}`
  return meant ? `${meant} (${choice})` : choice
}

const nameOf: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
}

function kindOf(value: unknown): string {
  return nameOf[Array.isArray(value) ? 'array' : typeof value] ?? 'this'
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`
}
