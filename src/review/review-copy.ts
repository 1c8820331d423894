import { mayRead } from '../model/access.ts'
import type { Brief } from '../model/brief.ts'
import type { CitedBrief, Footnote } from '../model/chapter.ts'
import type { Corpus } from '../model/corpus.ts'
import type { Message } from '../model/message.ts'
import type { ReviewFiles } from '../model/review-files.ts'
import { type Sentence, sentencesOf } from '../model/sentences.ts'
import { claimFinder } from './claims.ts'
import { type EvidenceDesk, noteViews } from './evidence.ts'
import { fillPage } from './page.ts'
import { passageFinder } from './passage.ts'
import { referencesIn } from './references.ts'
import { type RunDesk, runsOf } from './runs.ts'
import { shortCitation } from './short-citation.ts'
import type { ChapterView, FootnoteView } from './views.ts'

/** What the fact-checker's copy is made of. */
export interface ReviewInput {
  brief: Brief
  /** Checked: with what became of its quotations, and the captured texts that are at hand. */
  corpus: Corpus
  cited: CitedBrief
  /** The brief's own page, for the words of its cross-references. */
  html: string
  /** Each footnote as the reader sees it. */
  footnoteText: ReadonlyMap<number, string>
  /** What was noticed about the brief and what it uses: shown in red at its sentence or note. */
  messages: readonly Message[]
  files: ReviewFiles
}

/**
 * The fact-checker's copy: a self-contained page with every sentence of a brief beside its footnotes, notes and passages, boxes to
 * tick, and what is wrong in red. For use inside, but it holds no evidence that the brief's own readers may not see.
 */
export function reviewCopy(input: ReviewInput): string {
  const { brief, corpus, cited, messages } = input
  const evidence: EvidenceDesk = { corpus, brief, messages, findPassage: passageFinder(corpus, brief) }
  const desk: RunDesk = {
    footnotes: new Map(cited.footnotes.map((footnote) => [footnote.number, footnoteView(input, evidence, footnote)])),
    findClaims: claimFinder(corpus, brief),
    messages: messages.filter(({ file }) => cited.chapters.some(({ path }) => path === file)),
    number: 0,
    hashes: new Map(),
  }
  const references = referencesIn(input.html)
  const referenceText = (target: string) => references.get(target) ?? `→ ${target}`
  const read = cited.chapters.map(({ name, tree }) => {
    const sentences = sentencesOf(tree, brief.matter.lang, { footnotes: cited.footnotes, referenceText })
    return { title: sentences.find(({ kind }) => kind === 'heading')?.text ?? name, sentences }
  })
  const chapters = [titlePage(brief), ...read].map(({ title, sentences }, index): ChapterView => {
    const runs = runsOf(sentences, desk)
    const red = runs.flatMap((run) => run.sentences).filter(({ alarms }) => alarms.length > 0).length
    return { id: `chapter-${index}`, title, runs, red }
  })
  return fillPage(brief, input.files, chapters)
}

/** The title and what stands with it on the title page are sentences too. */
function titlePage({ matter }: Brief): { title: string; sentences: Sentence[] } {
  const texts = [matter.title, matter.subtitle].flatMap((text) => text || [])
  const sentences = texts.map((text, block): Sentence => {
    return { kind: 'heading', text, facts: text, footnotes: [], notes: [], sources: [], block, place: undefined }
  })
  return { title: 'Title page', sentences }
}

function footnoteView({ corpus, brief, footnoteText }: ReviewInput, evidence: EvidenceDesk, footnote: Footnote): FootnoteView {
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
