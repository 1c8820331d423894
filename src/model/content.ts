import type { Nodes } from 'mdast'
import { answersTo } from './answer.ts'
import type { Content } from './approval.ts'
import type { Brief } from './brief.ts'
import type { Chapter } from './chapter.ts'
import type { Corpus, InputFile } from './corpus.ts'
import { hashOf } from './hash.ts'
import type { Subject } from './message.ts'
import type { Note } from './note.ts'

/** A hash of each part of a brief, and one over all of them. */
export interface BriefContent {
  content: Content
  hash: string
}

/** What the content of a brief is taken from. */
export interface ContentParts {
  brief: Brief
  corpus: Corpus
  /** As composed, before citing. */
  chapters: readonly Chapter[]
  uses: ReadonlySet<Subject>
  footnoteText: ReadonlyMap<number, string>
  images: readonly InputFile[]
}

/**
 * Hashes what a brief says and rests on, part by part, so that it can be told what changed since it was approved. How files are laid
 * out, where they lie, and who checked a note have no share in it.
 */
export function contentOf({ brief, corpus, chapters, uses, footnoteText, images }: ContentParts): BriefContent {
  const { title, subtitle, audience, lang, cutoff, version, date, authors, publisher, clearance } = brief.matter
  const entries: [string, unknown][] = [
    ['settings', [title, subtitle, audience, lang, cutoff, version, date, authors, publisher, clearance]],
    ['order of chapters', chapters.map(({ name }) => name)],
    ['footnotes', [...footnoteText]],
    ...chapters.map(({ name, tree }): [string, unknown] => [`chapter ${name}`, bare(tree)]),
    ...images.map(({ path, sha256 }): [string, unknown] => [`image ${path}`, sha256]),
    ...used(uses, 'note', corpus.notes).map((note): [string, unknown] => [`note ${note.id}`, evidenceOf(note)]),
    ...used(uses, 'source', corpus.sources).map(({ key, item }): [string, unknown] => [`source ${key}`, item]),
    ...used(uses, 'question', corpus.questions).map(({ id, matter }): [string, unknown] => {
      return [`question ${id}`, [{ ...matter, translations: undefined }, answersTo(corpus, id).map(({ note, raw }) => [note.id, `${raw}`])]]
    }),
  ]
  const content = Object.fromEntries(entries.map(([name, value]) => [name, hashOf(stable(value)).slice(0, 16)]))
  return { content, hash: hashOf(stable(content)) }
}

function used<T>(uses: ReadonlySet<Subject>, kind: string, all: ReadonlyMap<string, T>): T[] {
  return [...all].flatMap(([id, one]) => (uses.has(`${kind}:${id}` as Subject) ? [one] : []))
}

/** A note but for its place, its topics, its other languages, and who checked it. */
function evidenceOf({ source, quotation, statement, access, matter }: Note): unknown {
  return [source, quotation, statement, access, { ...matter, topics: undefined, checked: undefined, translations: undefined }]
}

/** What says where a node stands, or how its Markdown was laid out. */
const layout = new Set(['position', 'data', 'spread'])

/** A tree as it is read. */
function bare(node: Nodes): unknown {
  const said = Object.entries(node).filter(([key]) => !layout.has(key) && key !== 'children')
  return { ...Object.fromEntries(said), ...('children' in node && { children: node.children.map(bare) }) }
}

/** JSON with keys in order and white space made one: equal for values that say the same. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'string') return inner.normalize('NFC').replaceAll(/\s+/gu, ' ')
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : Number(a > b))))
  })
}
