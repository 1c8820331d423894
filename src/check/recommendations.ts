import type { Corpus } from '../model/corpus.ts'
import type { Message } from '../model/message.ts'
import { checkReference, checkReferences, type Referrer } from './reference.ts'

/** The addressee of a recommendation is an entity; what it rests on, and what shows it met, are notes. */
export function checkRecommendations(corpus: Corpus): Message[] {
  return [...corpus.recommendations.values()].flatMap(({ id, matter, placeOf }) => {
    const recommendation: Referrer = { placeOf, about: [`recommendation:${id}`] }
    return [
      ...checkReference(corpus, 'entities', matter.to, ['to'], recommendation),
      ...checkReferences(corpus, 'notes', matter.basedOn, ['basedOn'], recommendation),
      ...checkReference(corpus, 'notes', matter.met, ['met'], recommendation),
    ]
  })
}
