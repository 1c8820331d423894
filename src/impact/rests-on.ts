import type { Corpus } from '../model/corpus.ts'
import type { FrozenBrief, SaidFootnote } from '../model/frozen.ts'

/** What of the corpus a name stands for. */
export interface Meant {
  /** `note`, `source`, `question`, `entity`, or `file` of the corpus. */
  kind: 'note' | 'source' | 'question' | 'entity' | 'file'
  notes: string[]
  /** Sources that it stands for as a whole. */
  sources: string[]
  entities: string[]
}

/**
 * What a name means: the id of a note, the key of a source, the id of a question or an entity, or a file under `sources/`, relative to
 * the project's root. `undefined` where it means nothing.
 */
export function meantBy({ notes, sources, questions, entities }: Corpus, name: string): Meant | undefined {
  const all = [...notes.values()]
  const none = { notes: [], sources: [], entities: [] }
  if (notes.has(name)) return { ...none, kind: 'note', notes: [name] }
  if (sources.has(name)) return { ...none, kind: 'source', sources: [name] }
  const ids = (isMeant: (note: (typeof all)[number]) => boolean) => all.flatMap((note) => (isMeant(note) ? note.id : []))
  if (questions.has(name)) return { ...none, kind: 'question', notes: ids(({ matter }) => Object.hasOwn(matter.answers, name)) }
  if (entities.has(name)) {
    return {
      kind: 'entity',
      notes: ids(({ matter }) => matter.entities.includes(name) || matter.speaker === name),
      sources: [],
      entities: [name],
    }
  }
  const inFile = ids(({ place }) => place.file === name)
  const archived = [...sources.values()].filter(({ literature }) => literature && `sources/${literature.matter.archive}` === name)
  const entries = [...sources.values()].filter(({ place }) => place.file === name)
  const named = [...entities.values()].filter(({ place }) => place.file === name)
  if (inFile.length + archived.length + entries.length + named.length === 0) return undefined
  const keys = [...archived, ...entries].map(({ key }) => key)
  return { kind: 'file', notes: inFile, sources: keys, entities: named.map(({ id }) => id) }
}

/** The footnotes of a brief that lead to what is meant, with the notes by which they do; where a style has none, sentences stand for them. */
export interface Leading {
  footnotes: SaidFootnote[]
  sentences: number
  notes: string[]
}

/** How a brief rests on something. */
export function leadingTo({ sentences, footnotes }: FrozenBrief, { notes, sources }: Meant): Leading {
  const leads = (one: { notes: string[]; sources: string[] }) =>
    one.notes.some((id) => notes.includes(id)) || one.sources.some((key) => sources.includes(key))
  const leading = footnotes.filter(leads)
  const cited = new Set([...leading, ...sentences.filter(leads)].flatMap((one) => one.notes))
  return {
    footnotes: leading,
    sentences: sentences.filter(leads).length,
    notes: [...cited].filter((id) => notes.includes(id) || sources.length > 0),
  }
}
