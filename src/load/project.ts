import { CaseMatter } from '../model/case.ts'
import type { Corpus, InputFile } from '../model/corpus.ts'
import { EntityMatter } from '../model/entity.ts'
import { error, type Message, type Noticed } from '../model/message.ts'
import { QuestionMatter } from '../model/question.ts'
import { RecommendationMatter } from '../model/recommendation.ts'
import { briefNamesIn, findNameless } from './brief-names.ts'
import { type Collection, type Entry, joinEntries, readCollection } from './collection.ts'
import { loadLibrary } from './library/library.ts'
import { readLiterature } from './literature.ts'
import { filesBelow, inProject, isFolder, type Location, namesIn, within } from './location.ts'
import { joinSources } from './sources.ts'
import { makeMemory, type Memory, noMemory } from './memory.ts'
import { makeReader } from './reader.ts'
import { collectionMeant, unreadOf } from './unread.ts'
import { exportedLimit } from './text.ts'

/** A project as it lies on disk, but for its briefs, which are loaded one by one. */
export interface Project {
  /** Absolute. */
  root: string
  corpus: Corpus
  /** The folders of `templates/` that hold a `brief.yaml`, by name. */
  briefNames: string[]
  /** Every file under `sources/` that was read. */
  inputs: InputFile[]
  /** What its briefs are read with. */
  memory: Memory
}

/**
 * Reads everything under `sources/`. Whatever is wrong becomes a message; what is right stays in the corpus.
 *
 * @param memory what a run before has read
 */
export async function loadProject(root: string, memory = noMemory): Promise<Noticed<Project>> {
  const sources = inProject(root, 'sources')
  const reader = makeReader(memory)
  if (!(await isFolder(sources)) && !(await isFolder(inProject(root, 'templates')))) {
    const place = { file: 'sources', line: 1, column: 1 }
    reader.messages.push(
      error(place, 'missing-file', 'there is neither a sources/ nor a templates/ folder here', 'name the project with --root'),
    )
  }
  const all = await namesIn(sources)
  const names = all.filter((name) => collectionMeant(name) === undefined)
  reader.messages.push(...all.filter((name) => !names.includes(name)).map(misnamed), ...(await findNameless(root)))
  const library = reader.take(loadLibrary(await reader.readAll(libraryFiles(sources, names), exportedLimit)))
  const noteFiles = await reader.readAll(await filesBelow(within(sources, 'notes'), '.md'))
  const literature = noteFiles.map(({ path, text }) => reader.take(readLiterature(path, text, memory)))
  const joined = reader.take(joinSources(library, literature))
  const collect = async <T>(name: string, collection: Collection<T>): Promise<Map<string, Entry<T>>> => {
    const files = names.filter((file) => file === `${name}.yaml` || file === `${name}.yml`).map((file) => within(sources, file))
    const entries = (await reader.readAll(files)).flatMap(({ path, text }) =>
      reader.take(memory.recall(path, text, () => readCollection(path, text, collection))),
    )
    return reader.take(joinEntries(entries, collection.subject))
  }
  const read = {
    ...joined,
    entities: await collect('entities', entities),
    questions: await collect('questions', questions),
    recommendations: await collect('recommendations', recommendations),
    cases: await collect('cases', cases),
  }
  const unread = unreadOf(read, reader.messages)
  const messages = reader.messages.filter(({ rule }) => rule !== 'unknown-source' || !unread.kinds.has('sources'))
  return {
    value: {
      root,
      corpus: { ...read, unread },
      briefNames: await briefNamesIn(root),
      inputs: reader.inputs,
      // even in a single run, most briefs read the same words and locales
      memory: memory === noMemory ? makeMemory() : memory,
    },
    messages,
  }
}

const collections = /^(?:entities|questions|recommendations|cases)\.ya?ml$/

function misnamed(name: string): Message {
  const place = { file: `sources/${name}`, line: 1, column: 1 }
  return error(place, 'missing-file', 'no file of this name is read', `did you mean "${collectionMeant(name)}.yaml"?`)
}

function libraryFiles(sources: Location, names: readonly string[]): Location[] {
  return names.filter((name) => /\.(?:json|bib|ris|ya?ml)$/i.test(name) && !collections.test(name)).map((name) => within(sources, name))
}

// what stands in for a wrong key is the careful choice: nobody is named, nothing is settled
const entities: Collection<EntityMatter> = {
  subject: 'entity',
  schema: EntityMatter,
  fallback: (id) => ({ kind: 'term', name: id, protection: 'withheld' }),
}
const questions: Collection<QuestionMatter> = {
  subject: 'question',
  schema: QuestionMatter,
  fallback: (id) => ({ question: id, type: 'text' }),
}
const recommendations: Collection<RecommendationMatter> = {
  subject: 'recommendation',
  schema: RecommendationMatter,
  fallback: (id) => ({ to: '', do: id }),
}
const cases: Collection<CaseMatter> = {
  subject: 'case',
  schema: CaseMatter,
  fallback: () => ({ entity: '', stages: [{ stage: 'other', text: '?' }], 'stages.*.stage': 'other', 'stages.*.text': '?' }),
}
