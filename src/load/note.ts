import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import { type Note, NoteMatter } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import { Id } from '../model/schema.ts'
import { readMatter } from './matter.ts'
import { fenceAt, type Line, opensFence, opensYaml, type Section } from './sections.ts'
import { emptyYaml, parseYaml, type Yaml } from './yaml.ts'

/** A note as its section says it; what it owes to its source is added where the file's header is known. */
export type NoteInFile = Omit<Note, 'source' | 'access'>

/** Reads the section of one evidence note: `yaml` block, quotation, statement. */
export function readNote(file: string, { heading, title, lines }: Section): Noticed<NoteInFile> {
  const about: Subject[] = [`note:${title}`]
  const place = { file, line: heading.number, column: heading.text.indexOf('#') + 1 }
  const block = readBlock(file, place, lines, about)
  const matter = readMatter(block.yaml, NoteMatter, { locator: '?', access: 'confidential' }, about)
  const body = readBody(file, place, block.rest, about)
  const shape = [...checkHeading(file, heading, title, about), ...block.messages, ...body.messages]
  return {
    value: { id: title, matter: matter.value as NoteMatter, place, placeOf: matter.placeOf, ...body.value },
    messages: [...shape, ...matter.messages],
  }
}

function checkHeading(file: string, { text, number }: Line, title: string, about: Subject[]): Message[] {
  const say = (column: number, message: string, hint: string) => [error({ file, line: number, column }, 'note-shape', message, hint, about)]
  const marks = text.indexOf('#') + 1
  if (title === '') return say(marks, 'the heading has no id', 'write one after the ##')
  if (!/^ {0,3}##[ \t]/.test(text)) return say(marks, 'a space is missing after the ##', `write ## ${title}`)
  if (Id.safeParse(title).success) return []
  return say(text.indexOf(title) + 1, `"${title}" is not an id`, 'write lower-case letters, digits and single hyphens')
}

interface Block {
  yaml: Yaml
  rest: Line[]
  messages: Message[]
}

/** The `yaml` block and what follows it. Where it is missing or open, the rest is still read as well as may be. */
function readBlock(file: string, heading: Place, lines: readonly Line[], about: Subject[]): Block {
  const say = (line: Line | undefined, message: string, hint: string) =>
    error(line ? placeIn(file, line) : heading, 'note-shape', message, hint, about)
  const first = lines.findIndex(isWritten)
  const start = lines.findIndex(opensYaml)
  if (start < 0) {
    const missing = say(lines[first], 'a yaml block with the locator must stand here', 'begin the note with ```yaml')
    return { yaml: emptyYaml(heading), rest: lines.slice(Math.max(first, 0)), messages: [missing] }
  }
  const messages = start === first ? [] : [say(lines[first], 'text stands before the yaml block', 'put the statement after the quotation')]
  const closed = fenceAt(lines, start)?.end
  if (closed === undefined) messages.push(say(lines[start], 'the yaml block never closes', 'end it by a line ```'))
  const end = closed ?? endOfOpenBlock(lines, start)
  const inner = lines.slice(start + 1, end)
  const { value: yaml, messages: faults } = parseYaml(
    inner.map(({ text }) => text).join('\n'),
    { file, line: (lines[start] as Line).number + 1, column: 1 },
    about,
  )
  return { yaml, rest: lines.slice(closed === undefined ? end : end + 1), messages: [...messages, ...faults] }
}

function endOfOpenBlock(lines: readonly Line[], start: number): number {
  const end = lines.findIndex((line, index) => index > start && (!isWritten(line) || isQuoted(line)))
  return end < 0 ? lines.length : end
}

type Body = Pick<Note, 'quotation' | 'quotationPlace' | 'statement' | 'statementPlace'>

/** The quotation, where there is one, and the statement, of which each note has one paragraph. */
function readBody(file: string, heading: Place, lines: readonly Line[], about: Subject[]): Noticed<Body> {
  const say = (place: Place, message: string, hint: string) => error(place, 'note-shape', message, hint, about)
  const messages: Message[] = []
  const written = lines.slice(nextWritten(lines, 0))
  const quoted = written.slice(0, quotationLength(written))
  const quotation = toQuotation(quoted)
  if (quoted[0] && quotation === '')
    messages.push(say(placeIn(file, quoted[0]), 'the quotation is empty', 'a note without quotation has no line >'))
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

const isWritten = ({ text }: Line) => trim(text) !== ''
const isQuoted = ({ text }: Line) => /^ {0,3}>/.test(text)
const isHeading = ({ text }: Line) => /^ {0,3}#{1,6}(?:[ \t]|$)/.test(text)
const unquote = ({ text }: Line) => trim(text.replace(/^ *>/, ''))

/** Trims what only lays out the file, not the spaces that are characters of a text, such as a no-break space. */
function trim(text: string): string {
  return text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '')
}

function nextWritten(lines: readonly Line[], from: number): number {
  const next = lines.findIndex((line, index) => index >= from && isWritten(line))
  return next < 0 ? lines.length : next
}

function placeIn(file: string, { text, number }: Line, before = /^[ \t]*/): Place {
  return { file, line: number, column: (before.exec(text)?.[0].length ?? 0) + 1 }
}
