import type { Corpus } from '../model/corpus.ts'
import { error, type Message } from '../model/message.ts'
import { checkReference, type Referrer } from './reference.ts'

/**
 * The sources that a source derives from are in the library, and none derives from itself.
 *
 * Two may derive from each other: a page that is kept up to date and a report do quote one another, and both are then one group.
 */
export function checkDerivation(corpus: Corpus): Message[] {
  const messages: Message[] = []
  for (const [key, { literature }] of corpus.sources) {
    if (!literature) continue
    const source: Referrer = {
      placeOf: literature.placeOf,
      about: [`source:${key}`, ...literature.notes.map((id) => `note:${id}` as const)],
    }
    for (const [index, { source: origin }] of literature.matter.derivesFrom.entries()) {
      const path = ['derivesFrom', index, 'source']
      messages.push(...checkReference(corpus, 'sources', origin, path, source))
      if (origin === key) {
        messages.push(error(literature.placeOf(path), 'self-derivation', 'the source derives from itself', 'delete this', source.about))
      }
    }
  }
  return messages
}
