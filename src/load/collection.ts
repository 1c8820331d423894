import type { z } from 'zod'
import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import type { Place, PlaceOf } from '../model/place.ts'
import { readMatter } from './matter.ts'
import type { Fallback } from './salvage.ts'
import { parseYaml, partOf } from './yaml.ts'

/** One entry of a file that maps ids to matter. */
export interface Entry<T> {
  id: string
  matter: T
  place: Place
  placeOf: PlaceOf
}

/** How the entries of a file look, and what stands in where one is wrong. */
export interface Collection<T> {
  subject: 'entity' | 'question' | 'recommendation' | 'case'
  schema: z.ZodType<T>
  fallback: (id: string) => Fallback
}

/** The entries of a project by id; of two files the first one's stays. */
export function joinEntries<T>(entries: readonly Entry<T>[], subject: Collection<T>['subject']): Noticed<Map<string, Entry<T>>> {
  const joined = new Map<string, Entry<T>>()
  const messages: Message[] = []
  for (const entry of entries) {
    const first = joined.get(entry.id)?.place
    if (!first) joined.set(entry.id, entry)
    else {
      const hint = `the first is at ${first.file}:${first.line}; keep one of them`
      messages.push(error(entry.place, 'valid-yaml', `the key "${entry.id}" is here a second time`, hint, [`${subject}:${entry.id}`]))
    }
  }
  return { value: joined, messages }
}

/** Reads `entities.yaml` and its like: a map from id to entry. An entry of which nothing can be kept is left out, with its messages. */
export function readCollection<T>(file: string, text: string, { subject, schema, fallback }: Collection<T>): Noticed<Entry<T>[]> {
  const start = { file, line: 1, column: 1 }
  const { value: yaml, messages: faults } = parseYaml(text, start)
  const messages: Message[] = [...faults]
  const entries: Entry<T>[] = []
  if (yaml.value === null || yaml.value === undefined) return { value: entries, messages }
  if (typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    return {
      value: entries,
      messages: [
        ...messages,
        error(yaml.placeOf([]), 'valid-field', 'the file must be a map from ids to entries', 'write id: and its keys below'),
      ],
    }
  }
  for (const id of Object.keys(yaml.value)) {
    const part = partOf(yaml, id)
    const about: Subject[] = [`${subject}:${id}`]
    const matter = readMatter(part, schema, fallback(id), about)
    messages.push(...matter.messages)
    if (matter.value !== undefined) entries.push({ id, matter: matter.value, place: part.placeOfKey([]), placeOf: matter.placeOf })
  }
  return { value: entries, messages }
}
