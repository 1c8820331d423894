import { type Corpus, isUnread } from '../model/corpus.ts'
import { error, type Message, type Subject } from '../model/message.ts'
import type { PlaceOf } from '../model/place.ts'
import type { RuleId } from '../model/rules.ts'
import { didYouMean } from '../model/suggest.ts'

/** What a key of the user's files may name, how messages call it, and the rule that it exists. */
const targets = {
  sources: ['unknown-source', 'no source has the key'],
  notes: ['unknown-note', 'no note has the id'],
  entities: ['unknown-entity', 'no entity has the id'],
  questions: ['unknown-question', 'no question has the id'],
} as const satisfies Partial<Record<keyof Corpus, readonly [RuleId, string]>>

/** Something that names other things, and can say where it names them. */
export interface Referrer {
  placeOf: PlaceOf
  about: Subject[]
}

/** An error where a name stands for nothing; none where the name is empty, which has been said. */
export function checkReference(
  corpus: Corpus,
  kind: keyof typeof targets,
  name: string | undefined | null,
  path: readonly (string | number)[],
  { placeOf, about }: Referrer,
): Message[] {
  const isKnown = name && (kind === 'sources' ? corpus.sources.get(name)?.isMissing === false : corpus[kind].has(name))
  if (!name || isKnown || isUnread(corpus, kind, name)) return []
  const [rule, says] = targets[kind]
  return [error(placeOf(path), rule, `${says} "${name}"`, didYouMean(name, corpus[kind].keys()), about)]
}

/** The same for each item of a list under a key. */
export function checkReferences(
  corpus: Corpus,
  kind: keyof typeof targets,
  names: readonly string[],
  path: readonly (string | number)[],
  referrer: Referrer,
): Message[] {
  return names.flatMap((name, index) => checkReference(corpus, kind, name, [...path, index], referrer))
}
