import type { BibEntry } from '@citation-js/core'
import { error, type Message, type Noticed, type Subject, warning } from '../../model/message.ts'
import type { Place } from '../../model/place.ts'
import { didYouMean } from '../../model/suggest.ts'
import { type Chunk, countLines, splitBibtex, type WrittenField, writtenFields } from './bibtex-text.ts'
import { convertEntries } from './bibtex-fields.ts'
import { bibtexFields, bibtexStrings, bibtexTypes } from './bibtex-names.ts'
import { citationJs } from './citation-js.ts'
import type { RawEntry } from './entry.ts'
import { types } from './fields.ts'

/** Reads a library in BibTeX or BibLaTeX. Entries begin at the beginning of a line. */
export function readBibtex(path: string, text: string): Noticed<RawEntry[]> {
  const chunks = splitBibtex(text)
  const read = readChunks(path, text, chunks)
  const messages = [...read.messages]
  const waiting = chunks.filter(({ key }) => key !== '')
  const known = new Set([
    ...bibtexStrings,
    ...chunks.filter(({ type }) => type === 'string').flatMap(({ text: chunk }) => stringNames(chunk)),
  ])
  const converted = convertEntries(read.value)
  const entries = read.value.map((entry, index): RawEntry => {
    // of two entries with one key each has its own chunk
    const [chunk] = waiting.splice(
      Math.max(
        0,
        waiting.findIndex(({ key }) => key === entry.label),
      ),
      1,
    )
    const place: Place = { file: path, line: chunk?.line ?? 1, column: 1 }
    const fields = chunk ? writtenFields(chunk, path) : []
    messages.push(...checkFields(entry, fields, known, place))
    const placeOf = ([field]: readonly (string | number)[]) => placeOfField(String(field), fields) ?? place
    return { key: entry.label, fields: converted[index] ?? {}, place, placeOf }
  })
  return { value: entries, messages }
}

/** The whole file at once where it is well-formed, else entry by entry. */
function readChunks(path: string, text: string, chunks: readonly Chunk[]): Noticed<BibEntry[]> {
  if (chunks.length === 0) return { value: [], messages: text.trim() === '' || /^\s*%/u.test(text) ? [] : [noEntries(path)] }
  try {
    return { value: parse(text), messages: [] }
  } catch {
    const strings = chunks.filter(({ type }) => type === 'string').map((chunk) => chunk.text.trim())
    const read = chunks
      .filter(({ key, type }) => key !== '' || !['string', 'comment', 'preamble'].includes(type))
      .map((chunk) => readChunk(path, chunk, strings.join('\n')))
    return { value: read.flatMap(({ value }) => value), messages: read.flatMap(({ messages }) => messages) }
  }
}

function readChunk(file: string, chunk: Chunk, strings: string): Noticed<BibEntry[]> {
  try {
    return { value: parse(`${strings}\n${chunk.text}`), messages: [] }
  } catch (fault) {
    const [, expected, got, line, column] = /expected "?(\w+)"?, got "?(\w+)"? at line (\d+) col (\d+)/u.exec(String(fault)) ?? []
    const at = line ? chunk.line + Number(line) - countLines(strings) - 2 : chunk.line
    const place = { file, line: at, column: Number(column ?? 1) }
    const name = chunk.key ? `the entry "${chunk.key}"` : 'this entry'
    const said = expected ? `: expected ${tokens[expected] ?? expected}, found ${tokens[got ?? ''] ?? got}` : ''
    const hint = 'fields are written name = {value} and end with a comma; braces balance'
    return { value: [], messages: [error(place, 'valid-entry', `${name} cannot be read${said}`, hint, aboutSource(chunk.key))] }
  }
}

const tokens: Readonly<Record<string, string>> = {
  comma: 'a comma',
  dataEntryType: 'a type',
  EOF: 'the end of the entry',
  equals: '"="',
  identifier: 'the name of a field',
  label: 'a key',
  lbrace: '"{"',
  number: 'a number',
  quote: 'a quotation mark',
  rbrace: '"}"',
}

function parse(text: string): BibEntry[] {
  const options = { forceType: '@biblatex/text', target: '@biblatex/entries+list', generateGraph: false } as const
  return citationJs().plugins.input.chain(text, options) as BibEntry[]
}

function noEntries(file: string): Message {
  return error(
    { file, line: 1, column: 1 },
    'valid-library',
    'the library cannot be read: it has no entries',
    'begin each entry with @type{key,',
  )
}

/** What citation-js would pass over in silence. */
function checkFields({ type, label }: BibEntry, fields: readonly WrittenField[], strings: ReadonlySet<string>, place: Place): Message[] {
  const about = aboutSource(label)
  const messages = fields.flatMap((field, index) => checkField(field, fields.slice(0, index), strings, label, about))
  if (bibtexTypes.has(type) || types.has(type)) return messages
  const hint = didYouMean(type, bibtexTypes) || 'it is taken as document; write a type of BibLaTeX or CSL'
  return [...messages, warning(place, 'valid-entry', `the entry "${label}" has the type "${type}", which is not known`, hint, about)]
}

function checkField(
  { name, place, bare }: WrittenField,
  before: readonly WrittenField[],
  strings: ReadonlySet<string>,
  key: string,
  about: Subject[],
): Message[] {
  const messages: Message[] = []
  if (before.some((other) => other.name === name))
    messages.push(error(place, 'valid-entry', `"${name}" of "${key}" is here a second time`, 'keep one of them', about))
  if (bare && !strings.has(bare.toLowerCase())) {
    const hint = didYouMean(bare, strings) || 'put the text in braces, or define it by @string'
    messages.push(error(place, 'valid-entry', `"${name}" of "${key}" uses "${bare}", which no @string defines`, hint, about))
  }
  if (!bibtexFields.has(name) && !/[:+]|^(?:bdsk|mendeley|jabref|zotero|x)-/u.test(name)) {
    messages.push(
      warning(
        place,
        'valid-entry',
        `"${name}" of "${key}" is no field of BibLaTeX`,
        didYouMean(name, bibtexFields) || 'it is not printed',
        about,
      ),
    )
  }
  return messages
}

function stringNames(chunk: string): string[] {
  return [...chunk.matchAll(/([A-Za-z][\w:+-]*)\s*=/gu)].map(([, name = '']) => name.toLowerCase())
}

function aboutSource(key: string): Subject[] {
  return key === '' ? [] : [`source:${key}`]
}

/** Fields of BibLaTeX by the field of CSL that a fault would be found in. */
const sourceOf: Readonly<Record<string, readonly string[]>> = {
  accessed: ['urldate'],
  'event-date': ['eventdate'],
  issued: ['date', 'year'],
  'original-date': ['origdate'],
}

function placeOfField(field: string, fields: readonly WrittenField[]): Place | undefined {
  return fields.find(({ name }) => name === field.toLowerCase() || sourceOf[field]?.includes(name))?.place
}
