/** Finding what a template names. Each complains at the call of what does not exist or may not be seen, and notes what is used. */
import { mayRead } from '../model/access.ts'
import type { Entity } from '../model/entity.ts'
import type { Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import type { Question } from '../model/question.ts'
import type { RuleId } from '../model/rules.ts'
import type { Source } from '../model/source.ts'
import { didYouMean } from '../model/suggest.ts'
import { Complaint } from './complaint.ts'
import type { Desk } from './desk.ts'

export function findNote(desk: Desk, id: string, place: Place): Note {
  const note = find(desk.corpus.notes, id, 'note', 'unknown-note', place)
  if (!mayRead(desk.brief.matter.clearance, note.access)) throw tooSecret(desk, `note "${id}"`, note.access, place)
  useNote(desk, note)
  return note
}

export function findSource(desk: Desk, key: string, place: Place): Source {
  const source = desk.corpus.sources.get(key)
  if (!source) throw new Complaint(place, 'unknown-source', `no source has the key "${key}"`, didYouMean(key, desk.corpus.sources.keys()))
  if (!mayRead(desk.brief.matter.clearance, source.access)) throw tooSecret(desk, `source "${key}"`, source.access, place)
  desk.uses.add(`source:${key}`)
  return source
}

export function findEntity(desk: Desk, id: string, place: Place): Entity {
  const entity = find(desk.corpus.entities, id, 'entity', 'unknown-entity', place)
  if (entity.matter.protection === 'withheld') {
    throw new Complaint(place, 'clearance', `entity "${id}" is withheld and is never printed`, 'describe the person without the name')
  }
  desk.uses.add(`entity:${id}`)
  return entity
}

export function findQuestion(desk: Desk, id: string, place: Place): Question {
  const question = find(desk.corpus.questions, id, 'question', 'unknown-question', place)
  desk.uses.add(`question:${id}`)
  return question
}

/** Notes that the brief rests on the note, its source and what it answers. */
export function useNote(desk: Desk, note: Note): void {
  desk.uses.add(`note:${note.id}`)
  desk.uses.add(`source:${note.source}`)
  for (const question of Object.keys(note.matter.answers)) desk.uses.add(`question:${question}`)
}

function find<T>(all: ReadonlyMap<string, T>, id: string, what: string, rule: RuleId, place: Place): T {
  const found = all.get(id)
  if (found) return found
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
