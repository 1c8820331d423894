import { agree, answersTo, questionState } from './answer.ts'
import type { Corpus } from './corpus.ts'
import type { Note } from './note.ts'
import type { Source } from './source.ts'

/** How well a note is borne out: 0 lead, 1 single source, 2 repeated, 3 corroborated, 4 documented. */
export type Level = 0 | 1 | 2 | 3 | 4

/** The level of a note, computed from what the corpus holds. */
export function levelOf(corpus: Corpus, note: Note): Level {
  if (note.quotation === undefined) return 0
  if (isPrimary(corpus.sources.get(note.source))) return 4
  const others = notesThatSayTheSame(corpus, note)
  if (others.length === 0) return 1
  const groups = groupsOf(corpus, note.source)
  return others.some((other) => isDisjoint(groups, groupsOf(corpus, other.source))) ? 3 : 2
}

function isPrimary(source: Source | undefined): boolean {
  const kind = source?.literature?.matter.kind
  return kind === 'law' || kind === 'judgment'
}

/** Notes with a quotation that answer a question of this note's with a value that agrees, as long as it is not open. */
function notesThatSayTheSame(corpus: Corpus, note: Note): Note[] {
  return Object.keys(note.matter.answers).flatMap((id) => {
    const question = corpus.questions.get(id)
    if (!question || questionState(corpus, question) === 'open') return []
    const answers = answersTo(corpus, id)
    const own = answers.find((given) => given.note === note)?.answer
    const same = answers.filter((given) => own && given.note !== note && given.note.quotation !== undefined && agree(given.answer, own))
    return same.map((given) => given.note)
  })
}

/** The independence groups of a source: its own, and those of everything that it derives from. Each source is a group of itself. */
function groupsOf(corpus: Corpus, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return new Set()
  seen.add(key)
  const matter = corpus.sources.get(key)?.literature?.matter
  const groups = new Set([`source:${key}`, ...(matter?.group ?? []).map((group) => `group:${group}`)])
  for (const { source } of matter?.derivesFrom ?? []) for (const group of groupsOf(corpus, source, seen)) groups.add(group)
  return groups
}

function isDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((item) => !b.has(item))
}
