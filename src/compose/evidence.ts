/** Finding what a template names. Each complains at the call of what does not exist or may not be seen, and notes what is used. */
import { mayRead } from '../model/access.ts'
import { type Corpus, isUnread, subjectOf } from '../model/corpus.ts'
import type { Entity } from '../model/entity.ts'
import type { Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import type { Question } from '../model/question.ts'
import type { RuleId } from '../model/rules.ts'
import type { Source } from '../model/source.ts'
import { didYouMean } from '../model/suggest.ts'
import { Complaint, Consequence } from './complaint.ts'
import type { Desk } from './desk.ts'

export function findNote(desk: Desk, id: string, place: Place): Note {
  const note = find(desk, 'notes', id, 'unknown-note', place)
  const isReadable = mayRead(desk.brief.matter.clearance, note.access)
  if (!isReadable && !note.lost.has('access')) throw tooSecret(desk, `note "${id}"`, note.access, place)
  useNote(desk, note)
  if (!isReadable) throw new Consequence(place)
  return note
}

export function findSource(desk: Desk, key: string, place: Place): Source {
  const source = desk.corpus.sources.get(key)
  if (!source && isUnread(desk.corpus, 'sources', key)) throw new Consequence(place)
  if (!source) throw new Complaint(place, 'unknown-source', `no source has the key "${key}"`, didYouMean(key, desk.corpus.sources.keys()))
  if (!mayRead(desk.brief.matter.clearance, source.access)) throw tooSecret(desk, `source "${key}"`, source.access, place)
  desk.uses.add(`source:${key}`)
  return source
}

export function findEntity(desk: Desk, id: string, place: Place): Entity {
  const entity = find(desk, 'entities', id, 'unknown-entity', place)
  if (entity.matter.protection === 'withheld') {
    desk.uses.add(`entity:${id}`)
    if (isUnread(desk.corpus, 'entities', id)) throw new Consequence(place)
    throw new Complaint(place, 'clearance', `entity "${id}" is withheld and is never printed`, 'describe the person without the name')
  }
  desk.uses.add(`entity:${id}`)
  return entity
}

export function findQuestion(desk: Desk, id: string, place: Place): Question {
  const question = find(desk, 'questions', id, 'unknown-question', place)
  desk.uses.add(`question:${id}`)
  return question
}

/** Notes that the brief rests on the note, its source and what it answers. */
export function useNote(desk: Desk, note: Note): void {
  desk.uses.add(`note:${note.id}`)
  desk.uses.add(`source:${note.source}`)
  for (const question of Object.keys(note.matter.answers)) desk.uses.add(`question:${question}`)
}

type Found = 'notes' | 'entities' | 'questions'

/** What has no id stands for something that could not be read. */
function find<K extends Found>(desk: Desk, kind: K, id: string, rule: RuleId, place: Place): NonNullable<ReturnType<Corpus[K]['get']>> {
  const all: ReadonlyMap<string, unknown> = desk.corpus[kind]
  const found = all.get(id) as ReturnType<Corpus[K]['get']>
  if (found) return found
  const [what] = subjectOf(kind, id).split(':', 1)
  desk.uses.add(subjectOf(kind, id))
  if (id === '' || isUnread(desk.corpus, kind, id)) throw new Consequence(place)
  throw new Complaint(place, rule, `no ${what} has the id "${id}"`, didYouMean(id, all.keys()))
}

function tooSecret({ brief }: Desk, what: string, access: string, place: Place): Complaint {
  const { clearance } = brief.matter
  return new Complaint(
    place,
    'clearance',
    `${what} is ${access}, but the brief is for readers with clearance "${clearance}"`,
    'use another or raise the clearance of the brief',
  )
}
