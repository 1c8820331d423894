import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import type { Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import { isHeading, isQuoted, isWritten, type Line, placeIn, trim } from './line.ts'
import { opensFence } from './sections.ts'

export type Body = Pick<Note, 'quotation' | 'quotationPlace' | 'statement' | 'statementPlace'>

/** The quotation, where there is one, and the statement, of which each note has one paragraph. */
export function readBody(file: string, heading: Place, lines: readonly Line[], about: Subject[]): Noticed<Body> {
  const say = (place: Place, message: string, hint: string) => error(place, 'note-shape', message, hint, about)
  const messages: Message[] = []
  const written = lines.slice(nextWritten(lines, 0))
  const quoted = written.slice(0, quotationLength(written))
  const quotation = toQuotation(quoted)
  if (quoted[0] && quotation === '') messages.push(say(placeIn(file, quoted[0]), 'the quotation is empty', 'delete the line >'))
  const from = nextWritten(written, quoted.length)
  const to = from + paragraphLength(written.slice(from))
  const paragraph = written.slice(from, to)
  const [first] = paragraph
  const extra = written[nextWritten(written, to)]
  if (extra) messages.push(say(placeIn(file, extra), ...explainExtra(extra, first, quoted.length > 0)))
  else if (!first) messages.push(missingStatement(file, heading, quoted, say))
  return {
    value: {
      quotation: quotation || undefined,
      quotationPlace: quotation && quoted[0] ? placeIn(file, quoted[0], /^ *> ?/) : undefined,
      statement: paragraph.map(({ text }) => trim(text)).join(' '),
      statementPlace: first ? placeIn(file, first) : heading,
    },
    messages,
  }
}

function missingStatement(
  file: string,
  heading: Place,
  quoted: readonly Line[],
  say: (place: Place, message: string, hint: string) => Message,
): Message {
  const lazy = quoted.find((line) => !isQuoted(line))
  return lazy
    ? say(
        placeIn(file, lazy),
        'this line still belongs to the quotation, and no statement follows',
        'put an empty line before the statement',
      )
    : say(heading, 'the note has no statement', 'add a paragraph that says it in your own words')
}

function explainExtra(extra: Line, statement: Line | undefined, hasQuotation: boolean): [message: string, hint: string] {
  if (isQuoted(extra) && !statement) return ['a second block quote begins here', 'join the two by a line with > alone']
  if (isQuoted(extra) && !hasQuotation) return ['the quotation stands after the statement', 'put it between yaml block and statement']
  if (isQuoted(extra)) return ['a second block quote begins here', 'begin another note']
  if (isHeading(extra)) return ['a heading of this rank cannot stand in a note', 'the heading of a note begins with ##']
  return ['a second paragraph begins here', 'a note has one statement; begin another note']
}

/** A line without `>` goes on with the quotation's paragraph, as CommonMark has it. */
function quotationLength(lines: readonly Line[]): number {
  let open = false
  for (const [index, line] of lines.entries()) {
    if (!isQuoted(line) && !(open && isWritten(line) && !isHeading(line) && !opensFence(line))) return index
    open = !isQuoted(line) || unquote(line) !== ''
  }
  return lines.length
}

function paragraphLength(lines: readonly Line[]): number {
  const end = lines.findIndex((line) => !isWritten(line) || isQuoted(line) || isHeading(line))
  return end < 0 ? lines.length : end
}

function toQuotation(lines: readonly Line[]): string {
  const text = lines.map((line) => (isQuoted(line) ? unquote(line) : trim(line.text))).join('\n')
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' ').replace(/^ | $/g, ''))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

const unquote = ({ text }: Line) => trim(text.replace(/^ *>/, ''))

function nextWritten(lines: readonly Line[], from: number): number {
  const next = lines.findIndex((line, index) => index >= from && isWritten(line))
  return next < 0 ? lines.length : next
}
