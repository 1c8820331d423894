import type { z } from 'zod'
import { dropped, replaceAt, valueAt } from './replace.ts'

/** What takes the place of a key that is missing or wrong, so that the rest stays of use; `stages.*.text` is a key of each item. */
export type Fallback = Record<string, unknown>

type Path = readonly PropertyKey[]

export interface Salvaged<T> {
  /** `undefined` where nothing of use is left. */
  value: T | undefined
  /** Where an item of a list now stands, and where it stood before wrong items were taken out. */
  before: (path: readonly (string | number)[]) => (string | number)[]
}

/** Each round mends what the last one laid open; no value is nested as deep as this. */
const rounds = 10

/** Keeps of a value what its schema allows: a wrong key falls to its fallback or default, a wrong item leaves its list. */
export function salvage<T>(schema: z.ZodType<T>, value: unknown, fallback: Fallback): Salvaged<T> {
  const removed: Path[] = []
  const before = (path: readonly (string | number)[]) => removed.reduceRight<(string | number)[]>(putBack, [...path])
  let left = value
  for (let round = 0; round < rounds; round += 1) {
    const parsed = schema.safeParse(left)
    if (parsed.success) return { value: parsed.data, before }
    // from the last to the first, so that the indexes of list items stay true
    for (const path of wrongPaths(parsed.error.issues, left, fallback).reverse()) {
      left = path.length === 0 ? { ...fallback } : replaceAt(left, path, replacementFor(path, fallback))
      removed.push(path)
    }
  }
  return { value: schema.safeParse(fallback).data, before }
}

function replacementFor(path: Path, fallback: Fallback): unknown {
  const name = patternOf(path)
  return Object.hasOwn(fallback, name) ? fallback[name] : dropped
}

function patternOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? '*' : String(step))).join('.')
}

/** What must go: each thing that is wrong, or what holds it where it is missing; each once, and nothing within another. */
function wrongPaths(issues: readonly z.core.$ZodIssue[], value: unknown, fallback: Fallback): Path[] {
  const paths = issues.flatMap((issue): Path[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key])
    const found = issue.path.length < 2 || Object.hasOwn(fallback, patternOf(issue.path)) || valueAt(value, issue.path) !== undefined
    return [found ? issue.path : issue.path.slice(0, -1)]
  })
  const once = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()]
  return once.filter((path) => !once.some((other) => other.length < path.length && isWithin(path, other)))
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, index) => path[index] === step)
}

/** Items after one that was taken out stood one further. */
function putBack(path: (string | number)[], removed: Path): (string | number)[] {
  const last = removed.length - 1
  const [gone, now] = [removed[last], path[last]]
  const shifted = typeof gone === 'number' && typeof now === 'number' && now >= gone && isWithin(path, removed.slice(0, -1))
  return shifted ? path.with(last, now + 1) : path
}
