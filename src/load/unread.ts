import { type Corpus, type Kind, kinds, type Unread } from '../model/corpus.ts'
import type { Message, Subject } from '../model/message.ts'
import { isSlip } from '../model/suggest.ts'

/** What could not be read, by the errors of reading: a file that gave nothing, and what an error is about. */
export function unreadOf(read: Pick<Corpus, Kind>, messages: readonly Message[]): Unread {
  const errors = messages.filter(({ severity }) => severity === 'error')
  const gave = new Set(kinds.flatMap((kind) => [...read[kind].values()].map(({ place }) => place.file)))
  const whole = errors.filter(({ about, file }) => about === undefined && !gave.has(file))
  return {
    kinds: new Set(whole.map(({ file }) => kindOf(file))),
    subjects: new Set(errors.flatMap(({ about }): Subject[] => about ?? [])),
  }
}

function kindOf(file: string): Kind {
  if (file.startsWith('sources/notes')) return 'notes'
  const stem = file.replace(/^sources\/|\.ya?ml$/g, '')
  return collections.find((name) => name === stem) ?? collectionMeant(file.replace('sources/', '')) ?? 'sources'
}

const collections = ['entities', 'questions', 'recommendations', 'cases'] as const

/** Which of the files that map ids to entries a file of another name was probably meant to be: `question.yaml`, `Entities.yaml`. */
export function collectionMeant(name: string): Kind | undefined {
  const [, stem] = /^(.+)\.ya?ml$/i.exec(name) ?? []
  if (stem === undefined || collections.some((known) => known === stem)) return undefined
  return collections.find((known) => isSlip(stem, known))
}
