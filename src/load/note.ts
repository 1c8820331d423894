import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import { type Note, NoteMatter } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import { Id } from '../model/schema.ts'
import { isQuoted, isWritten, type Line, placeIn } from './line.ts'
import { readMatter } from './matter.ts'
import { readBody } from './note-body.ts'
import { fenceAt, opensYaml, type Section } from './sections.ts'
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
    value: { id: title, matter: matter.value as NoteMatter, place, placeOf: matter.placeOf, lost: matter.lost, ...body.value },
    messages: [...shape, ...matter.messages],
  }
}

/** The id that a heading was probably meant to be. */
function idFrom(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

function checkHeading(file: string, { text, number }: Line, title: string, about: Subject[]): Message[] {
  const say = (column: number, message: string, hint: string) => [error({ file, line: number, column }, 'note-shape', message, hint, about)]
  const marks = text.indexOf('#') + 1
  if (title === '') return say(marks, 'the heading has no id', 'write one after the ##')
  if (!/^ {0,3}##[ \t]/.test(text)) return say(marks, 'a space is missing after the ##', `write ## ${title}`)
  if (Id.safeParse(title).success) return []
  const meant = idFrom(title)
  const hint = `write lower-case letters, digits and single hyphens${Id.safeParse(meant).success ? `, such as ${meant}` : ''}`
  return say(text.indexOf(title) + 1, `"${title}" is not an id`, hint)
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
