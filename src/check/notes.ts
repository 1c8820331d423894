import type { Corpus } from '../model/corpus.ts'
import type { Message } from '../model/message.ts'
import { checkReference, checkReferences, type Referrer } from './reference.ts'

/** The entities and the speaker that a note names are in `entities.yaml`. */
export function checkNotes(corpus: Corpus): Message[] {
  return [...corpus.notes.values()].flatMap(({ id, matter, placeOf }) => {
    const note: Referrer = { placeOf, about: [`note:${id}`] }
    return [
      ...checkReferences(corpus, 'entities', matter.entities, ['entities'], note),
      ...checkReference(corpus, 'entities', matter.speaker, ['speaker'], note),
    ]
  })
}
