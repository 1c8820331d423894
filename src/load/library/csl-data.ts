import { error, type Message, type Noticed } from '../../model/message.ts'
import type { Place, PlaceOf } from '../../model/place.ts'
import { parseYaml } from '../yaml.ts'
import type { RawEntry } from './entry.ts'

interface Data {
  value: unknown
  placeOf: PlaceOf
}

/** Reads a library in CSL-JSON: a list of items. */
export function readCslJson(path: string, text: string): Noticed<RawEntry[]> {
  const json = parseJson(path, text)
  const { value, messages } = readItems(json)
  return { value, messages: [...json.messages, ...messages] }
}

/** Reads a library in CSL-YAML: a list of items, or one under `references:` as Pandoc has it. */
export function readCslYaml(path: string, text: string): Noticed<RawEntry[]> {
  const { value: yaml, messages } = parseYaml(text, { file: path, line: 1, column: 1 })
  if (messages.length > 0) return { value: [], messages: unreadable(messages) }
  return readItems(yaml)
}

/** JSON is YAML, so faults and places inside an entry come from the YAML reader; which is asked only then, as it is a hundred times slower. */
function parseJson(path: string, text: string): Data & { messages: Message[] } {
  const start: Place = { file: path, line: 1, column: 1 }
  try {
    const value: unknown = JSON.parse(text)
    let yaml: Data | undefined
    const placeOf: PlaceOf = (at) => (yaml ??= parseYaml(text, start).value).placeOf(at)
    const { places, repeated } = scanItems(path, text)
    const itemPlace: PlaceOf = (at) => (at.length === 1 && typeof at[0] === 'number' && places[at[0]]) || placeOf(at)
    return { value, placeOf: itemPlace, messages: repeated }
  } catch {
    const { value, messages } = parseYaml(text, start)
    return messages.length === 0
      ? { ...value, messages: [notJson(path, text)] }
      : { value: undefined, placeOf: () => start, messages: unreadable(messages) }
  }
}

/** What is wrong with a text that YAML takes and JSON does not. */
function notJson(file: string, text: string): Message {
  if (text.trim() === '')
    return error({ file, line: 1, column: 1 }, 'valid-library', 'the file is empty', 'write [ ] into it, or delete it')
  let line = 1
  let lineStart = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])|\n/gu)) {
    if (token === ',') {
      const place = { file, line, column: index - lineStart + 1 }
      return error(place, 'valid-library', 'a comma stands before the closing bracket', 'delete it')
    }
    if (token === '\n') {
      line++
      lineStart = index + 1
    }
  }
  const hint = 'put keys and texts in double quotes and take comments out, or name the file .yaml'
  return error({ file, line: 1, column: 1 }, 'valid-library', 'this is not JSON', hint)
}

function unreadable(messages: readonly Message[]): Message[] {
  return messages.map((message) => ({ ...message, rule: 'valid-library', message: `the library cannot be read: ${message.message}` }))
}

/** Where the items of a JSON list begin, and where a key stands a second time: the parser would keep the last without a word. */
function scanItems(file: string, text: string): { places: Place[]; repeated: Message[] } {
  const places: Place[] = []
  const repeated: Message[] = []
  const keys: Set<string>[] = []
  let line = 1
  let lineStart = 0
  for (const { 0: token, 1: colon, index } of text.matchAll(/"(?:[^"\\]|\\.)*"(?=\s*(:)?)|[[\]{}\n]/gu)) {
    const place = { file, line, column: index - lineStart + 1 }
    if (token === '\n') {
      line++
      lineStart = index + 1
    } else if (token === '[' || token === '{') {
      if (keys.push(new Set()) === 2) places.push(place)
    } else if (token === ']' || token === '}') keys.pop()
    else if (colon !== undefined) {
      if (keys.at(-1)?.has(token))
        repeated.push(error(place, 'valid-library', `the key ${token} is here a second time`, 'keep one of them'))
      keys.at(-1)?.add(token)
    }
  }
  return { places, repeated }
}

function readItems({ value, placeOf }: Data): Noticed<RawEntry[]> {
  const prefix =
    isMap(value) && Array.isArray(value['references']) ? ['references'] : isMap(value) && Array.isArray(value['items']) ? ['items'] : []
  const list = prefix[0] && isMap(value) ? value[prefix[0]] : value
  if (list === undefined || list === null) return { value: [], messages: [] }
  if (!Array.isArray(list)) {
    const message = error(
      placeOf([]),
      'valid-library',
      'a library is a list of entries',
      'begin each entry with "- id:"; in JSON put all in [ ]',
    )
    return { value: [], messages: [message] }
  }
  const read = list.map((item: unknown, index) => readItem(item, (path) => placeOf([...prefix, index, ...path])))
  return { value: read.flatMap((entry) => entry.value), messages: read.flatMap((entry) => entry.messages) }
}

function readItem(item: unknown, placeOf: PlaceOf): Noticed<RawEntry[]> {
  const place = placeOf([])
  if (!isMap(item))
    return { value: [], messages: [error(place, 'valid-entry', 'an entry is a map of fields', 'write id:, type:, title: …')] }
  const key = keyOf(item)
  if (key === '') return { value: [], messages: [error(place, 'valid-entry', 'this entry has no key', 'add an id')] }
  return { value: [{ key, fields: item, place, placeOf }], messages: [] }
}

/** Zotero writes an address as `id` and what people type as `citation-key`. */
function keyOf({ id, 'citation-key': citationKey }: Record<string, unknown>): string {
  const isAddress = typeof id === 'string' && /^https?:\/\/(?:www\.)?zotero\.org\//u.test(id)
  const key = (isAddress || id === undefined || id === null) && citationKey ? citationKey : id
  return typeof key === 'string' || typeof key === 'number' ? String(key).trim() : ''
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
