import { mayRead } from '../model/access.ts'
import type { Brief } from '../model/brief.ts'
import type { CitedBrief, Footnote } from '../model/chapter.ts'
import type { Corpus } from '../model/corpus.ts'
import type { Message } from '../model/message.ts'
import type { ReviewFiles } from '../model/review-files.ts'
import type { Sentence } from '../model/sentences.ts'
import { claimFinder } from './claims.ts'
import { type EvidenceDesk, noteViews } from './evidence.ts'
import { fillPage } from './page.ts'
import { passageFinder } from './passage.ts'
import type { ReadChapter } from './read-sentences.ts'
import { type RunDesk, runsOf } from './runs.ts'
import { shortCitation } from './short-citation.ts'
import type { ChangesView, ChapterView, FootnoteView } from './views.ts'

/** What the fact-checker's copy is made of. */
export interface ReviewInput {
  brief: Brief
  /** Checked: with what became of its quotations, and the captured texts that are at hand. */
  corpus: Corpus
  cited: CitedBrief
  /** Its sentences. */
  read: readonly ReadChapter[]
  /** Each footnote as the reader sees it. */
  footnoteText: ReadonlyMap<number, string>
  /** What was noticed about the brief and what it uses: shown in red at its sentence or note. */
  messages: readonly Message[]
  /** What it says that the last issued version did not. */
  changes?: ChangesView | undefined
  files: ReviewFiles
}

/**
 * The fact-checker's copy: a self-contained page with every sentence of a brief beside its footnotes, notes and passages, boxes to
 * tick, and what is wrong in red. For use inside, but it holds no evidence that the brief's own readers may not see.
 */
export function reviewCopy(input: ReviewInput): string {
  const { brief, corpus, cited, messages } = input
  const evidence: EvidenceDesk = { corpus, brief, messages, findPassage: passageFinder(corpus, brief) }
  const footnotes = new Map(cited.footnotes.map((footnote) => [footnote.number, footnoteView(input, evidence, footnote)]))
  const cites = new Map(cited.footnotes.map((footnote) => [footnote.number, footnote]))
  const files = new Set(cited.chapters.map(({ path }) => path))
  const desk: RunDesk = {
    evidenceOf: (sentence) => [
      ...sentence.footnotes.flatMap((number) => footnotes.get(number) ?? []),
      ...inText(input, evidence, sentence, cites),
    ],
    findClaims: claimFinder(corpus, brief),
    messages: messages.filter(({ file }) => files.has(file)),
    number: 0,
    hashes: new Map(),
  }
  const chapters = input.read.map(({ title, sentences }, index): ChapterView => {
    const runs = runsOf(sentences, desk)
    const red = runs.flatMap((run) => run.sentences).filter(({ alarms }) => alarms.length > 0).length
    return { id: `chapter-${index}`, title, runs, red }
  })
  return fillPage(brief, input.files, chapters, input.changes)
}

/** What leads to evidence: a footnote, or a citation in the text. */
type Cites = Pick<Footnote, 'number' | 'notes' | 'sources'>

/** What a sentence cites but not by a footnote. */
function inText(input: ReviewInput, evidence: EvidenceDesk, sentence: Sentence, footnotes: ReadonlyMap<number, Cites>): FootnoteView[] {
  const called = sentence.footnotes.flatMap((number) => footnotes.get(number) ?? [])
  const notes = sentence.notes.filter((id) => !called.some((footnote) => footnote.notes.includes(id)))
  const sources = sentence.sources.filter((key) => !called.some((footnote) => footnote.sources.includes(key)))
  if (notes.length === 0 && sources.length === 0) return []
  return [footnoteView(input, evidence, { number: 0, notes, sources })]
}

function footnoteView({ corpus, brief, footnoteText }: ReviewInput, evidence: EvidenceDesk, footnote: Cites): FootnoteView {
  const notes = footnote.notes.flatMap((id) => corpus.notes.get(id) ?? []).filter(({ access }) => mayRead(brief.matter.clearance, access))
  const led = new Set(notes.map(({ source }) => source))
  const bare = footnote.sources.filter((key) => !led.has(key))
  return {
    number: footnote.number,
    text: footnoteText.get(footnote.number) ?? '',
    notes: noteViews(evidence, notes),
    bare: bare.map((key) => {
      const source = corpus.sources.get(key)
      return source ? shortCitation(source.item) : key
    }),
  }
}
