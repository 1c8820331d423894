import type { Corpus } from '../model/corpus.ts'
import type { Message } from '../model/message.ts'
import { checkReference, checkReferences, type Referrer } from './reference.ts'

/** A case is an entity's; the notes that carry its stages exist. */
export function checkCases(corpus: Corpus): Message[] {
  return [...corpus.cases.values()].flatMap(({ id, matter, placeOf }) => {
    const one: Referrer = { placeOf, about: [`case:${id}`] }
    return [
      ...checkReference(corpus, 'entities', matter.entity, ['entity'], one),
      ...matter.stages.flatMap(({ notes }, index) => checkReferences(corpus, 'notes', notes, ['stages', index, 'notes'], one)),
    ]
  })
}
