import { type Alias, type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml'
import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { ownValue } from './map.ts'
import { tooDeepAt } from './nesting.ts'
import { locate, type Places } from './yaml-place.ts'

/** A YAML text, or a part of one, that can say where each of its values stands. */
export interface Yaml extends Places {
  /** `undefined` where the text could not be read. */
  value: unknown
}

/** Aliases may repeat what they stand for this often; more is an attack on memory. */
const maxAliases = 100

/** Reads YAML 1.2 with the core schema: dates stay text, duplicate keys are errors. `start` is where the text begins in its file. */
export function parseYaml(text: string, start: Place, about?: Subject[]): Noticed<Yaml> {
  const deep = tooDeepAt(text)
  if (deep !== undefined) {
    const message = error({ ...start, line: start.line + deep - 1 }, 'size-limit', 'this is nested deeper than 200 levels', '', about)
    return { value: emptyYaml(start), messages: [message] }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    // holds each key against all before it; `repeatedKeys` takes linear time
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file: start.file, line: start.line + Math.max(line, 1) - 1, column: Math.max(col, 1) }
  }
  const complain = (offset: number, message: string, hint: string) => error(placeAt(offset), 'valid-yaml', message, hint, about)
  const faults = [...document.errors, ...document.warnings, ...repeatedKeys(document.contents)].sort((a, b) => a.pos[0] - b.pos[0])
  const broken = faults.findIndex(({ code }) => !mendable.has(code))
  const messages = faults.slice(0, broken < 0 ? undefined : broken + 1).map((fault) => complain(fault.pos[0], ...explain(fault, text)))
  if (broken >= 0) return { value: emptyYaml(start), messages }
  const strange = keepAsWritten(document, complain)
  const value = strange.length > 0 ? { value: undefined, messages: strange } : toValue(document, complain)
  messages.push(...value.messages)
  return { value: { ...locate(document, placeAt, start), value: value.value }, messages }
}

/** The part of a YAML text under one of its keys. */
export function partOf(yaml: Yaml, key: string): Yaml {
  const { value, placeOf, placeOfKey, isWritten, writtenAt } = yaml
  return {
    value: ownValue(value, key),
    placeOf: (path) => placeOf([key, ...path]),
    placeOfKey: (path) => placeOfKey([key, ...path]),
    isWritten: (path) => isWritten([key, ...path]),
    writtenAt: (path) => writtenAt([key, ...path]),
  }
}

/** What stands for a text that is missing or cannot be read. */
export function emptyYaml(start: Place): Yaml {
  return { value: undefined, placeOf: () => start, placeOfKey: () => start, isWritten: () => false, writtenAt: () => undefined }
}

/** Faults that leave the rest of the text readable. */
const mendable = new Set<string>(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED', 'MULTIPLE_DOCS'])

const quoted = 'text with such characters is put in quotes'
const hints: Record<string, string> = {
  BAD_SCALAR_START: quoted,
  MISSING_CHAR: 'close the quotation or bracket that is open',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: `${quoted}; tags are not used here`,
}

type Fault = Pick<YAMLError, 'code' | 'message' | 'pos'>

/** Keys that a map has had before. */
function repeatedKeys(node: unknown): Fault[] {
  if (isSeq(node)) return node.items.flatMap(repeatedKeys)
  if (!isMap(node)) return []
  const seen = new Set<unknown>()
  return node.items.flatMap(({ key, value }): Fault[] => {
    const isRepeated = isScalar(key) && seen.has(key.value)
    if (isScalar(key)) seen.add(key.value)
    const [start = 0, end = 0] = (isScalar(key) && key.range) || []
    return [
      ...(isRepeated ? [{ code: 'DUPLICATE_KEY' as const, message: '', pos: [start, end] as [number, number] }] : []),
      ...repeatedKeys(value),
    ]
  })
}

function explain({ code, message, pos }: Fault, text: string): [message: string, hint: string] {
  const word = /^[^\s:]*/.exec(text.slice(pos[0]))?.[0] ?? ''
  if (code === 'DUPLICATE_KEY') return [`the key "${word}" is here a second time`, 'keep one of them']
  if (code === 'MULTIPLE_DOCS') return ['a second document begins here', 'delete the line ---']
  if (code === 'MULTILINE_IMPLICIT_KEY') return ['no ": " stands in this line', 'write key: value']
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return ['a second ": " stands in this line', quoted]
  return [message.charAt(0).toLowerCase() + message.slice(1), hints[code] ?? '']
}

/** Numbers that would lose something (`0123`, `1.10`) and all keys stay the characters that were typed. */
function keepAsWritten(document: Document.Parsed, complain: (offset: number, message: string, hint: string) => Message): Message[] {
  const messages: Message[] = []
  visit(document, {
    Scalar(_, scalar) {
      const { value, source } = scalar
      if (typeof value === 'number' && source !== undefined && String(value) !== source) scalar.value = source
    },
    Pair(_, { key }) {
      if (isScalar(key)) key.value = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
      else if (key) messages.push(complain((key as Node).range?.[0] ?? 0, 'a list or map cannot be a key', quoted))
    },
  })
  return messages
}

function toValue(document: Document.Parsed, complain: (offset: number, message: string, hint: string) => Message): Noticed<unknown> {
  try {
    return { value: document.toJS({ maxAliasCount: maxAliases }), messages: [] }
  } catch (fault) {
    const aliases: Alias[] = []
    visit(document, { Alias: (_, alias) => void aliases.push(alias) })
    const culprit = aliases.find((alias) => !alias.resolve(document)) ?? aliases[0]
    const message = fault instanceof Error ? fault.message.charAt(0).toLowerCase() + fault.message.slice(1) : 'this cannot be read'
    return { value: undefined, messages: [complain(culprit?.range?.[0] ?? 0, message, quoted)] }
  }
}
