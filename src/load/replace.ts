import { isMap } from './map.ts'

/** Stands for nothing: what is replaced by it is gone. */
export const dropped = Symbol('dropped')

/** A copy with something else, or nothing, at a path. One bare value stands for a list of one. */
export function replaceAt(value: unknown, [step, ...rest]: readonly PropertyKey[], replacement: unknown): unknown {
  if (step === undefined) return replacement
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === step ? replaceAt(item, rest, replacement) : item)).filter((item) => item !== dropped)
  }
  if (!isMap(value) || (step === 0 && !Object.hasOwn(value, step))) return step === 0 ? replaceAt(value, rest, replacement) : value
  const entry: [PropertyKey, unknown] = [step, replaceAt(value[step as string], rest, replacement)]
  const others = Object.entries(value).filter(([key]) => key !== step)
  return Object.fromEntries(entry[1] === dropped ? others : [...others, entry])
}

/** What is at a path; `undefined` where nothing is. */
export function valueAt(value: unknown, [step, ...rest]: readonly PropertyKey[]): unknown {
  if (step === undefined || value === undefined || value === null) return step === undefined ? value : undefined
  if (Array.isArray(value)) return typeof step === 'number' ? valueAt(value[step], rest) : undefined
  if (isMap(value) && Object.hasOwn(value, step)) return valueAt(value[step as string], rest)
  return step === 0 ? valueAt(value, rest) : undefined
}
