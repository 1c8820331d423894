import { agree, answersTo, type GivenAnswer, questionState } from './answer.ts'
import type { Corpus } from './corpus.ts'
import type { Note } from './note.ts'
import { isLost } from './quotation.ts'
import type { Source } from './source.ts'

/** How well a note is borne out: 0 lead, 1 single source, 2 repeated, 3 corroborated, 4 documented. */
export type Level = 0 | 1 | 2 | 3 | 4

/**
 * The level of a note, computed from what the corpus holds.
 *
 * What is counted is groups of sources that do not depend on each other, never notes: who retells, quotes, reposts or edits another
 * belongs, at any remove, to the other's groups.
 */
export function levelOf(corpus: Corpus, note: Note): Level {
  if (isLead(corpus, note)) return 0
  if (isPrimary(corpus.sources.get(note.source))) return 4
  const others = notesThatSayTheSame(corpus, note)
  if (others.length === 0) return 1
  const groups = groupsOf(corpus, note.source)
  return others.some((other) => isDisjoint(groups, groupsOf(corpus, other.source))) ? 3 : 2
}

/** Without a quotation that stands in one place of its source, a note lends nothing, to others neither. */
function isLead({ quotations }: Corpus, { id, quotation }: Note): boolean {
  const result = quotations?.get(id)
  return quotation === undefined || (result !== undefined && isLost(result))
}

function isPrimary(source: Source | undefined): boolean {
  const kind = source?.literature?.matter.kind
  return kind === 'law' || kind === 'judgment'
}

/** Notes, leads left out, that answer a question of this note's with a value that agrees, as long as it is not open. */
function notesThatSayTheSame(corpus: Corpus, note: Note): Note[] {
  return Object.keys(note.matter.answers).flatMap((id) => {
    const answers = settledAnswers(corpus, id)
    const own = answers.find((given) => given.note === note)?.answer
    const same = answers.filter((given) => own && given.note !== note && !isLead(corpus, given.note) && agree(given.answer, own))
    return same.map((given) => given.note)
  })
}

/** What was computed of a corpus, which does not change. */
const known = new WeakMap<Corpus, { answers: Map<string, GivenAnswer[]>; groups: Map<string, Set<string>> }>()

function tablesOf(corpus: Corpus) {
  const tables = known.get(corpus) ?? { answers: new Map<string, GivenAnswer[]>(), groups: new Map<string, Set<string>>() }
  known.set(corpus, tables)
  return tables
}

/** The answers to a question that is not open; none to one that is. */
function settledAnswers(corpus: Corpus, id: string): GivenAnswer[] {
  const { answers } = tablesOf(corpus)
  const question = corpus.questions.get(id)
  const settled = answers.get(id) ?? (question && questionState(corpus, question) !== 'open' ? answersTo(corpus, id) : [])
  answers.set(id, settled)
  return settled
}

/** The groups of a source: its own, and those of everything that it derives from. Each source is a group of itself. */
export function groupsOf(corpus: Corpus, key: string): ReadonlySet<string> {
  const { groups } = tablesOf(corpus)
  const found = groups.get(key) ?? collectGroups(corpus, key, new Set(), new Set())
  groups.set(key, found)
  return found
}

function collectGroups(corpus: Corpus, key: string, groups: Set<string>, seen: Set<string>): Set<string> {
  if (seen.has(key)) return groups
  seen.add(key)
  const matter = corpus.sources.get(key)?.literature?.matter
  groups.add(`source:${key}`)
  for (const group of matter?.group ?? []) groups.add(`group:${group}`)
  for (const { source } of matter?.derivesFrom ?? []) collectGroups(corpus, source, groups, seen)
  return groups
}

function isDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((item) => !b.has(item))
}
