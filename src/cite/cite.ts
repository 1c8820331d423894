import type { Brief } from '../model/brief.ts'
import type { Chapter, CitedBrief, CiteItem, Footnote } from '../model/chapter.ts'
import { copyTree } from '../model/copy-tree.ts'
import type { Corpus } from '../model/corpus.ts'
import { type Noticed, warning } from '../model/message.ts'
import { checkCitation } from './complaints.ts'
import { localeTag } from './engine.ts'
import { readChapter, type Reading, takeDefinitions } from './footnotes.ts'
import { mergeCitations, rewriteChildren } from './inline.ts'
import { placeOfNode } from './place.ts'
import { runStyle } from './run.ts'
import { saysOf } from './says.ts'
import { checkWithheld } from './withheld.ts'
import { writeBody, writeChapter } from './write.ts'

/**
 * Writes all citations of a brief in one run of its citation style, and numbers its footnotes.
 *
 * In a note style every citation becomes a footnote, in one sequence with those that the authors wrote; in any other it is written
 * into the sentence. The chapters handed in stay as they are. A source that is not in the library is an error at its citation; the
 * footnote then shows its key.
 */
export function cite(chapters: readonly Chapter[], corpus: Corpus, brief: Brief): Noticed<CitedBrief> {
  const isNoteStyle = brief.style.class === 'note'
  const reading: Reading = { footnotes: [], met: [], numbers: new Map(), messages: [] }
  const read = chapters.map((chapter): Chapter => {
    const tree = copyTree(chapter.tree)
    const definitions = takeDefinitions(tree)
    for (const node of [tree, ...definitions.values()]) rewriteChildren(node, mergeCitations)
    readChapter(tree, definitions, isNoteStyle, (node) => placeOfNode(node, chapter), reading)
    return { ...chapter, tree }
  })
  const { value: locale, messages } = chooseLocale(brief)
  messages.push(...reading.messages, ...reading.met.flatMap((met) => checkCitation(met, corpus)))
  messages.push(...checkWithheld(brief, corpus.sources.keys(), reading.met))
  const run = runStyle(reading.met, corpus, brief, locale)
  messages.push(...run.messages)
  const { written, bibliography } = run.value
  const says = new Map(reading.footnotes.map(({ number, origin }) => [number, saysOf(origin)])) // before citations are written into them
  const cited = read.map((chapter) => ({ ...chapter, tree: writeChapter(chapter.tree, reading.numbers, written, isNoteStyle) }))
  const cites = itemsByFootnote(reading)
  const footnotes = reading.footnotes.map((numbered): Footnote => {
    const { number, origin, place } = numbered
    const items = cites.get(number) ?? []
    const label = origin.type === 'citation' ? origin.label : (origin.label ?? origin.identifier)
    const body = writeBody(origin, written, isNoteStyle)
    return { number, body, says: says.get(number) ?? '', ...citedIn(items), ...(label && { label }), place }
  })
  return { value: { chapters: cited, footnotes, bibliography }, messages }
}

function itemsByFootnote({ met }: Reading): Map<number, CiteItem[]> {
  const cites = new Map<number, CiteItem[]>()
  for (const { number, citation } of met) cites.set(number, [...(cites.get(number) ?? []), ...citation.items])
  return cites
}

/** Keys of sources and ids of notes, each once. */
function citedIn(items: readonly CiteItem[]): Pick<Footnote, 'notes' | 'sources'> {
  const notes = new Set(items.flatMap(({ note }) => note ?? []))
  return { notes: [...notes], sources: [...new Set(items.map(({ key }) => key))] }
}

/** The locale of the brief's language; where there is none that of the style, with a warning. */
function chooseLocale({ matter: { lang }, style, placeOf }: Brief): Noticed<string> {
  const own = localeTag(style.locales, lang)
  if (own) return { value: own, messages: [] }
  const ofStyle = /<style\b[^>]*\bdefault-locale="([^"]+)"/u.exec(style.xml)?.[1] ?? 'en-GB'
  const value = localeTag(style.locales, ofStyle) ?? localeTag(style.locales, 'en-GB') ?? 'en-US'
  const hint = `put a CSL locale, locales-${lang}.xml, into templates/_base/csl`
  return {
    value,
    messages: [warning(placeOf(['lang']), 'known-locale', `citations have no words for the language "${lang}" and are in ${value}`, hint)],
  }
}
