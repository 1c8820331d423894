import type { Brief } from '../model/brief.ts'
import type { Chapter, CitedBrief } from '../model/chapter.ts'
import { type Sentence, sentencesOf } from '../model/sentences.ts'
import { referencesIn } from './references.ts'

/** A chapter, or the title page, as its sentences. */
export interface ReadChapter {
  title: string
  sentences: Sentence[]
}

/** What sentences are read from. */
export interface ReadInput {
  brief: Brief
  /** As composed: they know what is cited where, whatever the style prints of it. */
  chapters: readonly Chapter[]
  cited: CitedBrief
  /** The brief's own page, for the words of its cross-references. */
  html: string
}

/** Every sentence of a brief as its reader meets it, the title page first. */
export function readSentences({ brief, chapters, cited, html }: ReadInput): ReadChapter[] {
  const references = referencesIn(html)
  const referenceText = (target: string) => references.get(target) ?? `→ ${target}`
  const read = cited.chapters.map(({ name, tree }, index): ReadChapter => {
    const printed = sentencesOf(tree, brief.matter.lang, { footnotes: cited.footnotes, referenceText })
    const composed = chapters[index]
    const isInText = brief.style.class === 'in-text' && composed !== undefined
    const sentences = isInText ? withCites(printed, sentencesOf(composed.tree, brief.matter.lang)) : printed
    return { title: sentences.find(({ kind }) => kind === 'heading')?.text ?? name, sentences }
  })
  return [titlePage(brief), ...read]
}

/** The title and what stands with it on the title page are sentences too. */
function titlePage({ matter }: Brief): ReadChapter {
  const texts = [matter.title, matter.subtitle].flatMap((text) => text || [])
  const sentences = texts.map((text, block): Sentence => {
    return { kind: 'heading', text, facts: text, footnotes: [], notes: [], sources: [], block, place: undefined }
  })
  return { title: 'Title page', sentences }
}

/**
 * Gives the sentences that are printed the notes that they cite in their text, as they were composed. Where the words of a citation
 * changed how a paragraph parts into sentences, its last one has them all.
 */
function withCites(printed: readonly Sentence[], composed: readonly Sentence[]): Sentence[] {
  return printed.map((sentence, index) => {
    const same = printed.filter(({ block }) => block === sentence.block)
    const before = composed.filter(({ block }) => block === sentence.block)
    const at = same.indexOf(sentence)
    const isAligned = same.length === before.length
    const isLast = printed[index + 1]?.block !== sentence.block
    const cites = isAligned ? before.slice(at, at + 1) : isLast ? before : []
    const joined = (of: (one: Sentence) => string[]) => [...new Set([...of(sentence), ...cites.flatMap(of)])]
    return { ...sentence, notes: joined(({ notes }) => notes), sources: joined(({ sources }) => sources) }
  })
}
