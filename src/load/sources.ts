import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import type { CslItem } from '../model/csl.ts'
import type { Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import type { Source } from '../model/source.ts'
import { didYouMean } from '../model/suggest.ts'
import type { LiteratureFile } from './literature.ts'

export type Library = Map<string, { key: string; item: CslItem; place: Place }>

/** Joins the library with the literature notes: each source has at most one, each note has one source. */
export function joinSources(
  library: Library,
  files: readonly LiteratureFile[],
): Noticed<{ sources: Map<string, Source>; notes: Map<string, Note> }> {
  const messages: Message[] = []
  const sources = new Map<string, Source>(
    [...library].map(([key, { item, place }]) => [key, { key, item, place, literature: undefined, access: 'public', isMissing: false }]),
  )
  const notes = new Map<string, Note>()
  for (const file of files) {
    messages.push(...attach(sources, file))
    for (const note of file.notes) {
      const first = notes.get(note.id)
      if (first) messages.push(duplicate(note, first))
      else notes.set(note.id, note)
    }
  }
  return { value: { sources, notes }, messages }
}

function attach(sources: Map<string, Source>, { literature, notes }: LiteratureFile): Message[] {
  const key = literature.matter.source
  if (key === '') {
    sources.set(key, standIn(literature))
    return [] // the header lacks it, which has been said
  }
  const about: Subject[] = [`source:${key}`, ...notes.map(({ id }) => `note:${id}` as const)]
  const place = () => literature.placeOf(['source'])
  const source = sources.get(key)
  if (!source || source.isMissing) {
    const known = [...sources.values()].filter(({ isMissing }) => !isMissing).map((one) => one.key)
    if (!source) sources.set(key, standIn(literature))
    return [error(place(), 'unknown-source', `no source has the key "${key}"`, didYouMean(key, known), about)]
  }
  if (source.literature) {
    const { file } = source.literature.place
    return [error(place(), 'note-header', `"${key}" has a literature note already`, `move these notes to ${file}`, about)]
  }
  source.literature = literature
  source.access = literature.matter.access ?? 'public'
  return []
}

/** Stands for the source of a literature note that the library lacks, so that what else is wrong with its notes can be found. */
function standIn(literature: LiteratureFile['literature']): Source {
  const { source: key, access = 'public' } = literature.matter
  return { key, item: { id: key, type: 'document', title: key }, place: literature.place, literature, access, isMissing: true }
}

function duplicate({ id, place }: Note, first: Note): Message {
  const where = `${first.place.file}:${first.place.line}`
  return error(place, 'duplicate-note', `the id "${id}" is taken by the note at ${where}`, 'give this note another id', [`note:${id}`])
}
