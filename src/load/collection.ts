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
