import type { Place } from '../model/place.ts'
import { didYouMean, nearest } from '../model/suggest.ts'
import { Complaint } from './complaint.ts'
import type { Desk } from './desk.ts'
import { isSplice } from './splice-value.ts'

const loopData = new Set(['root', 'index', 'key', 'first', 'last'])

/**
 * Looks up `a.b.c` from a value by own fields alone. A field that does not exist is a mistake; one that is empty is not, until it
 * is printed. `lenient` lets a test ask for a parameter that nobody has set.
 */
export function readValue(desk: Desk, from: unknown, path: readonly string[], place: Place, lenient = false): unknown {
  let value = from
  path.forEach((name, index) => {
    if (index === 0 && !hasField(value, name) && Object.hasOwn(desk.globals, name)) value = desk.globals
    if (hasField(value, name)) value = value[name]
    else if (lenient && isOpen(desk, value)) value = undefined
    else throw new Complaint(place, 'unknown-value', unknown(path, index), hintOf(desk, value, name))
  })
  return value
}

/** Looks up `@index` and its like, and `@root.…`; whatever else Handlebars keeps there is not for templates. */
export function readData(data: Record<string, unknown> & { desk: Desk }, depth: number, path: readonly string[], place: Place): unknown {
  const [name = '', ...rest] = path
  let frame: Record<string, unknown> = data
  for (let level = 0; level < depth; level++) frame = (frame['_parent'] ?? {}) as Record<string, unknown>
  if (!loopData.has(name) || !(name in frame)) {
    throw new Complaint(place, 'unknown-value', `no value has the name "@${path.join('.')}"`, dataHint(name))
  }
  return readValue(data.desk, frame[name], rest, place)
}

function dataHint(name: string): string {
  if (loopData.has(name)) return 'it is known within {{#each}} and {{#notes}}'
  const meant = nearest(name, loopData)
  return meant === undefined ? '' : `did you mean "@${meant}"?`
}

function hasField(value: unknown, name: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !isSplice(value) && Object.hasOwn(value, name)
}

/** Whether anybody may put fields into it: the parameters of a brief, or those of a partial. */
function isOpen(desk: Desk, value: unknown): boolean {
  return (
    value === desk.globals.params || value === undefined || (typeof value === 'object' && value !== null && Object.hasOwn(value, 'brief'))
  )
}

function unknown(path: readonly string[], index: number): string {
  const name = `no value has the name "${path.slice(0, index + 1).join('.')}"`
  return index + 1 < path.length ? `${name}, in "${path.join('.')}"` : name
}

/** An id without its quotation marks is taken for the name of a value. */
function hintOf(desk: Desk, value: unknown, name: string): string {
  const { notes, questions, entities, sources } = desk.corpus
  if ([notes, questions, entities, sources].some((all) => all.has(name))) return `an id stands in quotation marks: "${name}"`
  return didYouMean(name, namesIn(value, desk)) || (value === desk.globals.params ? 'set it under params in brief.yaml' : '')
}

function namesIn(value: unknown, desk: Desk): string[] {
  const own = typeof value === 'object' && value !== null && !isSplice(value) && !Array.isArray(value) ? Object.keys(value) : []
  return [...own, ...Object.keys(desk.globals)]
}
