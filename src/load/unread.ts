import { type Corpus, type Kind, kinds, type Unread } from '../model/corpus.ts'
import type { Message, Subject } from '../model/message.ts'

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
  const [, name] = /^sources\/(entities|questions|recommendations|cases)\.ya?ml$/.exec(file) ?? []
  return (name as Kind | undefined) ?? 'sources'
}
