import type { Corpus } from '../model/corpus.ts'
import { error, type Message, type Subject, warning } from '../model/message.ts'
import type { LiteratureNote } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import { checkReference, type Referrer } from './reference.ts'

/**
 * The sources that a source derives from are in the library, and none derives from itself.
 *
 * That two derive from each other is a warning: a page that is kept up to date and a report may well quote one another.
 */
export function checkDerivation(corpus: Corpus): Message[] {
  const messages: Message[] = []
  const inCycle = new Set<string>()
  for (const [key, { literature }] of corpus.sources) {
    if (!literature) continue
    const source: Referrer = {
      placeOf: literature.placeOf,
      about: [`source:${key}`, ...literature.notes.map((id) => `note:${id}` as const)],
    }
    for (const [index, { source: origin }] of literature.matter.derivesFrom.entries()) {
      messages.push(...checkReference(corpus, 'sources', origin, ['derivesFrom', index, 'source'], source))
      const way = inCycle.has(key) ? undefined : wayBack(corpus, origin, key)
      if (!way) continue
      for (const one of way) inCycle.add(one)
      const place = literature.placeOf(['derivesFrom', index, 'source'])
      messages.push(complain(place, key, way, source.about))
    }
  }
  return messages
}

function complain(place: Place, key: string, way: readonly string[], about: Subject[]): Message {
  if (way.length === 1) return error(place, 'derives-cycle', 'the source derives from itself', 'delete this', about)
  const round = [key, ...way].join(' → ')
  return warning(place, 'derives-cycle', `sources derive from each other: ${round}`, 'see whether each did so', about)
}

/** The shortest way by which a source derives from another, both included. */
function wayBack({ sources }: Corpus, from: string, to: string): string[] | undefined {
  const ways = [[from]]
  const seen = new Set([from])
  for (const way of ways) {
    const last = way.at(-1) as string
    if (last === to) return way
    for (const next of originsOf(sources.get(last)?.literature)) {
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}

function originsOf(literature: LiteratureNote | undefined): string[] {
  return literature?.matter.derivesFrom.map(({ source }) => source) ?? []
}
