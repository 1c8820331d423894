import type { Corpus } from '../../model/corpus.ts'
import { type Message, warning } from '../../model/message.ts'
import type { Note } from '../../model/note.ts'
import { type Context, notesOf } from './context.ts'

/**
 * Who is accused is heard. Where the corpus holds what a body answered, or that it did not (a note with the topic `reply` that names it),
 * a brief that cites an allegation against it cites such a note too. A body that nobody is recorded to have asked is left out: there is
 * nothing to print.
 */
export function checkReplies({ sentences, corpus }: Context): Message[] {
  const replies = repliesIn(corpus)
  if (replies.length === 0) return []
  const calls = sentences.flatMap(({ calls: all, block }) => (block.table?.data?.isCount ? [] : all))
  const cited = new Set(notesOf(calls, corpus))
  const heard = new Set(replies.filter((note) => cited.has(note)).flatMap(({ matter }) => matter.entities))
  const told = new Set<string>()
  return calls.flatMap((call) =>
    notesOf([call], corpus)
      .filter(({ matter }) => matter.legal === 'allegation' && !matter.topics.includes('reply'))
      .flatMap(({ id, matter }) =>
        matter.entities.flatMap((entity) => {
          const asked = replies.filter((note) => note.matter.entities.includes(entity))
          const isBody = corpus.entities.get(entity)?.matter.kind === 'organisation' && !isTeller(entity, corpus, id)
          if (!isBody || asked.length === 0 || heard.has(entity) || told.has(entity)) return []
          told.add(entity)
          const name = corpus.entities.get(entity)?.matter.name ?? entity
          const message = `note "${id}" accuses "${name}", and the brief does not say what it answered`
          return [warning(call.place, 'missing-reply', message, `cite ${asked.map((note) => `"${note.id}"`).join(' or ')}`)]
        }),
      ),
  )
}

/** All briefs in a language share them. */
const known = new WeakMap<Corpus, Note[]>()

function repliesIn(corpus: Corpus): Note[] {
  const replies = known.get(corpus) ?? [...corpus.notes.values()].filter(({ matter }) => matter.topics.includes('reply'))
  known.set(corpus, replies)
  return replies
}

/** Whether a body is the one that tells or that asked, not the one that is accused: it published the source. */
function isTeller(entity: string, { entities, notes, sources }: Context['corpus'], id: string): boolean {
  const item = sources.get(notes.get(id)?.source ?? '')?.item
  const matter = entities.get(entity)?.matter
  const authors = Array.isArray(item?.['author']) ? item['author'].map((name) => (typeof name === 'string' ? name : name.literal)) : []
  return [...authors, item?.['publisher']].some((name) => name !== undefined && (name === matter?.name || name === matter?.short))
}
