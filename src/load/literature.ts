import { strictest } from '../model/access.ts'
import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import { type LiteratureNote, LiteratureMatter, type Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import { type Line, toLines } from './line.ts'
import { readMatter } from './matter.ts'
import { type Memory, noMemory } from './memory.ts'
import { type NoteInFile, readNote } from './note.ts'
import { opensFence, type Section, splitSections } from './sections.ts'
import { emptyYaml, parseYaml, type Yaml } from './yaml.ts'

/** More notes in one file than anybody would keep there. */
const mostNotes = 5000

/** A literature note with its evidence notes whole. */
export interface LiteratureFile {
  literature: LiteratureNote
  notes: Note[]
}

/** Reads a literature note: `---` header, remarks, and a `##` section for each evidence note. */
export function readLiterature(file: string, text: string, memory = noMemory): Noticed<LiteratureFile> {
  const lines = toLines(text)
  const header = findHeader(lines)
  const { sections, unclosed, headless } = splitSections(lines.slice(header.end))
  const read = sections.slice(0, mostNotes).map((section) => recallNote(file, section, memory))
  const about = subjectsOf(
    lines.slice(0, header.end),
    read.map(({ value }) => value.id),
  )
  const { yaml, messages: faults } = readHeader(file, lines, header, about)
  const matter = readMatter(yaml, LiteratureMatter, { source: '', access: 'confidential' }, about)
  const literature = matter.value as LiteratureMatter
  const notes = read.map(({ value }) => ({
    ...value,
    source: literature.source,
    access: strictest(value.matter.access, literature.access),
    lost: matter.lost.has('access') ? new Set([...value.lost, 'access']) : value.lost,
  }))
  const { placeOf } = matter
  const place = { file, line: 1, column: 1 }
  return {
    value: { literature: { matter: literature, place, placeOf, notes: notes.map(({ id }) => id) }, notes },
    messages: [
      ...faults,
      ...matter.messages,
      ...unclosed.map(({ number }) => neverCloses({ ...place, line: number }, about)),
      ...headless.map(({ number }) => noHeading({ ...place, line: number }, about)),
      ...read.flatMap((one) => one.messages),
      ...sections.slice(mostNotes, mostNotes + 1).map(({ heading }) => tooMany(file, heading)),
    ],
  }
}

/** A note is read again where its text has changed, or the line that it stands in. */
function recallNote(file: string, section: Section, memory: Memory): Noticed<NoteInFile> {
  if (memory === noMemory) return readNote(file, section)
  const { heading, lines } = section
  const text = [heading, ...lines].map((line) => `${line.number} ${line.text}`).join('\n')
  return memory.recall(`${file}#${section.title}`, text, () => readNote(file, section))
}

/** What a mistake of the header touches: the notes, and the source as far as it can be made out; without either, everything. */
function subjectsOf(header: readonly Line[], notes: readonly string[]): Subject[] | undefined {
  const source = header.map(({ text }) => /^source:[ \t]*["']?([^\s"']+)/.exec(text)?.[1]).find((key) => key !== undefined)
  const subjects: Subject[] = [...(source ? [`source:${source}` as const] : []), ...notes.map((id) => `note:${id}` as const)]
  return subjects.length > 0 ? subjects : undefined
}

interface Header {
  /** Index of the first line of YAML; `undefined` where the file begins with something else. */
  start: number | undefined
  closed: boolean
  /** Index of the closing line, or of the first line after the header. */
  stop: number
  end: number
}

/** A code block before the closing `---`, or else the heading over it, shows that the line closes something else. */
function findHeader(lines: readonly Line[]): Header {
  const start = lines.findIndex(({ text }) => text.trim() !== '')
  if (!isRule(lines[start])) return { start: undefined, closed: false, stop: 0, end: 0 }
  const stop = lines.findIndex((line, index) => index > start && (isRule(line) || opensFence(line)))
  if (stop >= 0 && isRule(lines[stop])) return { start: start + 1, closed: true, stop, end: stop + 1 }
  const heading = lines.slice(0, Math.max(stop, 0)).findLastIndex(({ text }) => text.trim() !== '')
  const end = stop < 0 ? lines.length : lines[heading]?.text.startsWith('##') ? heading : stop
  return { start: start + 1, closed: false, stop: end, end }
}

function readHeader(
  file: string,
  lines: readonly Line[],
  header: Header,
  about: Subject[] | undefined,
): { yaml: Yaml; messages: Message[] } {
  const top: Place = { file, line: 1, column: 1 }
  const say = (place: Place, message: string, hint: string) => error(place, 'note-header', message, hint, about)
  const nothing = (message: Message) => ({ yaml: emptyYaml(top), messages: [message] })
  if (header.start === undefined) {
    return nothing(say(top, 'the file does not begin with a header', 'write --- in the first line, then source: and its key, then ---'))
  }
  if (!header.closed) return nothing(say({ ...top, line: header.start }, 'the header never closes', 'end it by a line ---'))
  const text = lines
    .slice(header.start, header.stop)
    .map((line) => line.text)
    .join('\n')
  const { value: yaml, messages } = parseYaml(text, { ...top, line: header.start + 1 }, about)
  if (header.start > 1) messages.push(say(top, 'the header does not begin in the first line', 'delete the empty lines before it'))
  if (yaml.value !== null) return { yaml, messages }
  return nothing(say(top, 'the header is empty', 'name the source: source: and its key in the library'))
}

function neverCloses(place: Place, about: Subject[] | undefined): Message {
  return error(place, 'note-shape', 'this code block never closes', 'end it by a line ```', about)
}

function noHeading(place: Place, about: Subject[] | undefined): Message {
  return error(place, 'note-shape', 'this yaml block has no heading', 'write ## and the id of the note above it', about)
}

function tooMany(file: string, { number }: Line): Message {
  return error({ file, line: number, column: 1 }, 'size-limit', `the file has more than ${mostNotes} notes`, 'split it')
}

function isRule(line: Line | undefined): boolean {
  return line !== undefined && /^---[ \t]*$/.test(line.text)
}
