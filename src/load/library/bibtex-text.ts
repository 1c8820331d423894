import { type Place, placeAt } from '../../model/place.ts'

/** A stretch of a .bib file from one `@` at the beginning of a line to the next. */
export interface Chunk {
  /** `article`, `string`, `comment`, … in lower case; empty before the first. */
  type: string
  /** Empty for what is no entry. */
  key: string
  text: string
  /** Number of the chunk's first line, from 1. */
  line: number
}

/** A field of an entry as it is written. */
export interface WrittenField {
  name: string
  place: Place
  /** A word without braces or quotes: the name of an @string. */
  bare: string | undefined
}

const head = /^[ \t]*@[ \t]*([A-Za-z]+)\s*[{(]\s*([^\s,{}()="]*)/u

/** Parts a .bib file at the lines that begin with `@`, so that a fault in one entry does not take the others with it. */
export function splitBibtex(text: string): Chunk[] {
  const starts = [...text.matchAll(/^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]/gmu)].map(({ index }) => index)
  let line = 1
  let counted = 0
  return starts.map((start, index) => {
    line += countLines(text.slice(counted, start))
    counted = start
    const chunk = text.slice(start, starts[index + 1])
    const [, type = '', key = ''] = head.exec(chunk) ?? []
    const isEntry = !['string', 'preamble', 'comment'].includes(type.toLowerCase())
    return { type: type.toLowerCase(), key: isEntry ? key : '', text: chunk, line }
  })
}

/** The fields of an entry with their places, in the order in which they are written. */
export function writtenFields({ text, line }: Chunk, file: string): WrittenField[] {
  const fields: WrittenField[] = []
  let depth = 0
  let isQuoted = false
  const token = /\\.|[{}"]|(?<=[,\s{(])([A-Za-z][\w:+-]*)(\s*=\s*)([A-Za-z][\w:+-]*)?/gsu
  for (const { 0: found, 1: name, 3: bare, index } of text.matchAll(token)) {
    if (found === '{') depth++
    else if (found === '}') depth--
    else if (found === '"' && depth === 1) isQuoted = !isQuoted
    else if (name && depth <= 1 && !isQuoted) fields.push({ name: name.toLowerCase(), place: placeAt(file, text, index, line), bare })
  }
  return fields
}

/** Number of line endings. */
export function countLines(text: string): number {
  return text.split('\n').length - 1
}
