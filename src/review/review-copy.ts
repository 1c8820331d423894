import type { Brief, TextFile } from '../model/brief.ts'
import type { CitedBrief, Footnote } from '../model/chapter.ts'
import type { Corpus } from '../model/corpus.ts'
import { mayRead } from '../model/access.ts'
import { hashOf } from '../model/hash.ts'
import { type Sentence, type SentenceKind, sentencesOf } from '../model/sentences.ts'
import { type Claim, claimFinder } from './claims.ts'
import { type EvidenceDesk, noteView, type NoteView } from './evidence.ts'
import { fillPage } from './page.ts'
import { type Lookup, passageFinder } from './passage.ts'
import { shortCitation } from './short-citation.ts'

/** The files that make up the page: its template, its own style and the script that keeps the ticks. */
export interface ReviewFiles {
  page: TextFile
  style: TextFile
  script: TextFile
}

/** What the fact-checker's copy is made of. */
export interface ReviewInput {
  brief: Brief
  corpus: Corpus
  cited: CitedBrief
  /** Each footnote as the reader sees it. */
  footnoteText: ReadonlyMap<number, string>
  lookup: Lookup
  files: ReviewFiles
}

/** A footnote beside a sentence, with the evidence that it leads to. */
export interface FootnoteView {
  number: number
  text: string
  notes: NoteView[]
  /** Sources that it cites without a note: the passage has to be looked up by hand. */
  bare: string[]
}

export interface SentenceView {
  /** Hash of the sentence and its evidence: when either changes, its ticks are gone. */
  hash: string
  number: number
  kind: SentenceKind
  /** What kind is called on the page; empty for running text. */
  label: string
  text: string
  calls: number[]
  place: string
  /** What has to be ticked. */
  claims: ('fact' | Claim)[]
  footnotes: FootnoteView[]
  /** Why it is red; empty where it is not. */
  alarms: string[]
  /** The next sentence of its paragraph that has a footnote, where it has none: 0 for none. */
  next: number
}

export interface ChapterView {
  id: string
  title: string
  sentences: SentenceView[]
  red: number
}

const labels: Readonly<Record<SentenceKind, string>> = {
  text: '',
  heading: 'Heading',
  caption: 'Title of box, table or figure',
  row: 'Row of a table',
  head: 'Head of a table',
  quotation: 'Quotation',
  image: 'Text of an image',
}

/** Sentences that must lead to a source when they state a number, a name or somebody's words. */
const stating: ReadonlySet<SentenceKind> = new Set(['text', 'row', 'quotation'])

/**
 * The fact-checker's copy: a self-contained page with every sentence of a brief beside its footnotes, notes and passages, boxes to
 * tick, and what is wrong in red. For use inside; it holds nothing that the brief's own readers may not see, but for what may
 * be said of how it was checked.
 */
export function reviewCopy(input: ReviewInput): string {
  const { brief, corpus, cited } = input
  const desk: EvidenceDesk = { corpus, brief, lookup: input.lookup, findPassage: passageFinder(corpus, brief, input.lookup) }
  const findClaims = claimFinder(corpus, brief.matter.lang)
  const read = cited.chapters.map(({ name, tree }) => ({
    name,
    sentences: sentencesOf(tree, brief.matter.lang, { footnotes: cited.footnotes, referenceText: (target) => `→ ${target}` }),
  }))
  const footnotes = new Map(cited.footnotes.map((footnote) => [footnote.number, footnoteView(input, desk, footnote)]))
  const seen = new Map<string, number>()
  let number = 0
  const viewOf = (sentence: Sentence, index: number, all: readonly Sentence[]): SentenceView => {
    number += 1
    const led = sentence.footnotes.flatMap((one) => footnotes.get(one) ?? [])
    const claims = findClaims(sentence)
    const hash = hashOf(sentence.text, ...led.map(fingerprintOf)).slice(0, 16)
    const before = seen.get(hash) ?? 0
    seen.set(hash, before + 1)
    return {
      hash: before === 0 ? hash : `${hash}-${before + 1}`,
      number,
      kind: sentence.kind,
      label: labels[sentence.kind],
      text: sentence.text,
      calls: sentence.footnotes,
      place: sentence.place ? `${sentence.place.file}:${sentence.place.line}` : '',
      claims: ['fact', ...claims],
      footnotes: led,
      alarms: [...uncalled(sentence, claims), ...led.flatMap(alarmsOf)],
      next: nextWithFootnote(sentence, all.slice(index + 1), number),
    }
  }
  const chapters = [titlePage(brief), ...read].map(({ name, sentences }, index): ChapterView => {
    const views = sentences.map(viewOf)
    const title = index === 0 ? 'Title page' : (sentences.find(({ kind }) => kind === 'heading')?.text ?? name)
    return { id: `chapter-${index}`, title, sentences: views, red: views.filter(({ alarms }) => alarms.length > 0).length }
  })
  return fillPage(brief, input.files, chapters)
}

/** The title and what stands with it on the title page are sentences too. */
function titlePage({ matter }: Brief): { name: string; sentences: Sentence[] } {
  const texts = [matter.title, matter.subtitle].filter((text) => typeof text === 'string' && text !== '') as string[]
  const sentences = texts.map((text, block): Sentence => {
    return { kind: 'heading', text, facts: text, footnotes: [], notes: [], sources: [], block, place: undefined }
  })
  return { name: 'title', sentences }
}

function footnoteView({ corpus, brief, footnoteText }: ReviewInput, desk: EvidenceDesk, footnote: Footnote): FootnoteView {
  const notes = footnote.notes.flatMap((id) => corpus.notes.get(id) ?? []).filter((note) => mayRead(brief.matter.clearance, note.access))
  const led = new Set(notes.map(({ source }) => source))
  const bare = footnote.sources.filter((key) => !led.has(key))
  return {
    number: footnote.number,
    text: footnoteText.get(footnote.number) ?? '',
    notes: notes.map((note) => noteView(desk, note)),
    bare: bare.map((key) => {
      const source = corpus.sources.get(key)
      return source ? shortCitation(source.item) : key
    }),
  }
}

/** Everything about a footnote whose change asks for a new look. */
function fingerprintOf({ text, notes }: FootnoteView): string {
  return JSON.stringify([text, notes.map(({ id, source, locator, quotation, statement }) => [id, source, locator, quotation, statement])])
}

function uncalled({ kind, footnotes }: Sentence, claims: readonly Claim[]): string[] {
  if (footnotes.length > 0 || claims.length === 0 || !stating.has(kind)) return []
  return [`it has a ${claims.join(' and a ')} but no footnote`]
}

/** A footnote at the end of a paragraph may bear out what stands before it: where the checker looks first. */
function nextWithFootnote({ footnotes, block }: Sentence, after: readonly Sentence[], number: number): number {
  if (footnotes.length > 0) return 0
  const index = after.findIndex((one) => one.block === block && one.footnotes.length > 0)
  return index < 0 ? 0 : number + index + 1
}

function alarmsOf({ notes }: FootnoteView): string[] {
  return notes.flatMap(({ id, alarms }) => alarms.map((alarm) => `${id}: ${alarm}`))
}
