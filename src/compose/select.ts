import type { Corpus } from '../model/corpus.ts'
import { type Days, parseDate } from '../model/date.ts'
import { levelOf } from '../model/level.ts'
import { type Note, SourceKind } from '../model/note.ts'
import { didYouMean } from '../model/suggest.ts'
import { dateArgument, listArgument, numberArgument, requireChoice } from './arguments.ts'

import type { Desk } from './desk.ts'
import { Complaint, Consequence } from './complaint.ts'
import { findEntity, findNote, findSource } from './evidence.ts'
import type { Call } from './helper.ts'
import { plain } from './splice-value.ts'

/** The arguments by which notes are selected; a note must satisfy each that is given. */
export const selectors = ['topic', 'entity', 'source', 'kind', 'from', 'to', 'level', 'ids'] as const

/** Whether a note satisfies a selector, and the key of its `yaml` block by which that is decided. */
interface Test {
  key: keyof Note['matter'] | undefined
  holds: (note: Note) => boolean
}

/** The notes that a call asks for, in the corpus's order, or in that of `ids`. */
export function selectNotes(desk: Desk, call: Call): Note[] {
  const ids = listArgument(call, 'ids')
  const from = ids ? ids.map((id) => findNote(desk, id, call.place)) : candidates(desk, call)
  const tests = [byTopic(call), byEntity(desk, call), bySource(desk, call), byKind(desk, call), byDate(call), byLevel(desk, call)]
  const given = tests.filter((test) => test !== undefined)
  if (!ids) useLost(desk, given)
  return from.filter((note) => given.every(({ holds }) => holds(note)))
}

/** Where a list asks for one entity, the notes that are not about it are not even looked at: a corpus may be about hundreds. */
function candidates(desk: Desk, call: Call): readonly Note[] {
  const [entity, ...others] = listArgument(call, 'entity') ?? []
  if (entity === undefined || others.length > 0) return desk.notes
  return notesByEntity(desk.notes).get(findEntity(desk, entity, call.place).id) ?? []
}

const byEntities = new WeakMap<readonly Note[], Map<string, Note[]>>()

function notesByEntity(notes: readonly Note[]): Map<string, Note[]> {
  const known = byEntities.get(notes) ?? new Map<string, Note[]>()
  if (!byEntities.has(notes)) {
    for (const note of notes) {
      for (const entity of new Set(note.matter.entities)) {
        const about = known.get(entity)
        if (about) about.push(note)
        else known.set(entity, [note])
      }
    }
    byEntities.set(notes, known)
  }
  return known
}

/** Notes that may be among those that are asked for, were it known what they say: an error that says so stops the brief. */
function useLost({ corpus, uses }: Desk, tests: readonly Test[]): void {
  for (const note of lostIn(corpus)) {
    const mayHold = tests.every(({ key, holds }) => (key !== undefined && note.lost.has(key)) || holds(note))
    if (mayHold) uses.add(`note:${note.id}`)
  }
}

const lost = new WeakMap<Corpus, readonly Note[]>()

/** Notes of which something could not be read: few, and every list asks for them. */
function lostIn(corpus: Corpus): readonly Note[] {
  const known = lost.get(corpus) ?? [...corpus.notes.values()].filter((note) => note.lost.size > 0)
  lost.set(corpus, known)
  return known
}

function byTopic(call: Call): Test | undefined {
  const topics = listArgument(call, 'topic', /,/)
  return topics && { key: 'topics', holds: ({ matter }) => matter.topics.some((topic) => topics.includes(topic)) }
}

function byEntity(desk: Desk, call: Call): Test | undefined {
  const entities = listArgument(call, 'entity')?.map((id) => findEntity(desk, id, call.place).id)
  return entities && { key: 'entities', holds: ({ matter }) => matter.entities.some((entity) => entities.includes(entity)) }
}

function bySource(desk: Desk, call: Call): Test | undefined {
  const keys = listArgument(call, 'source')?.map((key) => findSource(desk, key, call.place).key)
  return keys && { key: undefined, holds: ({ source }) => keys.includes(source) }
}

function byKind(desk: Desk, call: Call): Test | undefined {
  const kinds = listArgument(call, 'kind')
  for (const kind of kinds ?? []) requireChoice(call, 'kind', kind, SourceKind.options)
  return kinds && { key: undefined, holds: ({ source }) => kinds.includes(desk.corpus.sources.get(source)?.literature?.matter.kind ?? '') }
}

/** A note without a date is in no period; one with a range is in each period that it touches. */
function byDate(call: Call): Test | undefined {
  const from = dateArgument(call, 'from')
  const to = dateArgument(call, 'to')
  if (!from && !to) return undefined
  const holds = ({ matter }: Note) => {
    const days = matter.date === undefined ? undefined : parseDate(matter.date)
    return days !== undefined && notBefore(days, from) && notAfter(days, to)
  }
  return { key: 'date', holds }
}

function notBefore(days: Days, from: Days | undefined): boolean {
  return from?.first === undefined || days.last === undefined || days.last >= from.first
}

function notAfter(days: Days, to: Days | undefined): boolean {
  return to?.last === undefined || days.first === undefined || days.first <= to.last
}

function byLevel(desk: Desk, call: Call): Test | undefined {
  const least = numberArgument(call, 'level', 0) ?? 0
  const { minLevel } = desk.brief.matter.evidence
  const level = Math.max(least, call.named['ids'] === undefined ? minLevel : 0)
  return level === 0 ? undefined : { key: 'answers', holds: (note) => levelOf(desk.corpus, note) >= level }
}

/** Complains where nothing was found. */
export function requireSome(desk: Desk, call: Call, found: Note[]): Note[] {
  if (found.length > 0) return found
  const { text, hint } = notFound(desk, call)
  if (desk.corpus.unread.kinds.has('notes')) throw new Consequence(call.place)
  throw new Complaint(call.place, 'nothing-found', text, hint || (call.block ? 'say so after {{else}}' : 'ask for something else'))
}

/** What was not found, and the topic that may have been meant where the corpus has none of that name. */
export function notFound(desk: Desk, call: Call): { text: string; hint: string } {
  const asked = selectors.filter((name) => call.named[name] !== undefined).map((name) => `${name}="${plain(call.named[name])}"`)
  const topics = new Set(desk.notes.flatMap(({ matter }) => matter.topics))
  const unknown = listArgument(call, 'topic', /,/)?.find((topic) => !topics.has(topic))
  const text = asked.length > 0 ? `no note has ${asked.join(' and ')}` : 'there is no note'
  return { text, hint: unknown === undefined ? '' : didYouMean(unknown, topics) }
}
