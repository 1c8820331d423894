import CSL, { type Engine, type EngineCitation } from 'citeproc'
import type { CitationStyle } from '../model/brief.ts'
import { format } from './format.ts'
import { writeOnce } from './repeated-clusters.ts'

/** An engine that was compiled from a style for a language, with the items of its present run. */
export interface StyleEngine {
  engine: Engine
  items: Map<string, unknown>
  drop: () => void
}

/** Compiled engines by style and locale: compiling costs up to a second, and the briefs of a project mostly share one. */
const compiled = new Map<string, StyleEngine>()
const maxCompiled = 8

/**
 * The engine for a style and a language of its locales.
 * @throws whatever the engine throws at a style that it cannot read.
 */
export function openEngine({ xml, locales }: CitationStyle, lang: string): StyleEngine {
  const key = [lang, xml, locales.get(lang), locales.get('en-US')].join('\u0000')
  const found = compiled.get(key)
  if (found) return found
  const items = new Map<string, unknown>()
  const system = { retrieveLocale: (tag: string) => localeFor(locales, tag), retrieveItem: (id: string) => items.get(id) }
  const engine = new CSL.Engine(system, xml, lang, true)
  engine.opt.development_extensions['field_hack'] = false
  engine.opt.development_extensions['wrap_url_and_doi'] = true
  nameMonthsByThemselves(engine)
  lookForTagsWhereTheyAre(engine)
  const opened = { engine, items, drop: () => void compiled.delete(key) }
  const [oldest] = compiled.keys()
  if (compiled.size >= maxCompiled && oldest !== undefined) compiled.delete(oldest)
  compiled.set(key, opened)
  return opened
}

/** The locale that serves a language tag: its own, one of the same language, or English. */
export function localeFor(locales: ReadonlyMap<string, string>, tag: string): string {
  const known = localeTag(locales, tag) ?? localeTag(locales, 'en-US') ?? [...locales.keys()][0]
  return (known !== undefined && locales.get(known)) || '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>'
}

/** The tag of the locale for a language; `undefined` where there is none of that language. */
export function localeTag(locales: ReadonlyMap<string, string>, tag: string): string | undefined {
  const wanted = tag.toLowerCase().replaceAll('_', '-')
  const tags = [...locales.keys()].sort()
  const primary = wanted.split('-')[0]
  return tags.find((known) => known.toLowerCase() === wanted) ?? tags.find((known) => known.toLowerCase().split('-')[0] === primary)
}

/**
 * Where a language bends the names of its months after a day, its locale has the plain names as masculine forms of the terms:
 * "6 июля 2012 г." but "июль 2012 г.". The engine does not ask for them by itself.
 */
function nameMonthsByThemselves(engine: Engine): void {
  const getTerm = engine.getTerm.bind(engine)
  engine.getTerm = (term, form, plural, gender, ...rest) => {
    const isAlone = term?.startsWith('month-') === true && !engine.tmp.date_object?.day
    return getTerm(term, form, plural, isAlone ? 'masculine' : gender, ...rest)
  }
}

/** The engine takes every text that it prints apart at its quotation marks and tags, of which most have none. */
function lookForTagsWhereTheyAre(engine: Engine): void {
  const { flipflopper } = engine.fun
  const processTags = flipflopper.processTags.bind(flipflopper)
  const quotationMarks = ['open-quote', 'close-quote', 'open-inner-quote', 'close-inner-quote'].map((term) => engine.getTerm(term))
  const begins = new Set(`<"'’${quotationMarks.join('')}`)
  flipflopper.processTags = (blob) => {
    for (const character of blob.blobs) if (begins.has(character)) return processTags(blob)
  }
}

/**
 * Formats all citations of a document in one run of linear time.
 *
 * The engine's own calls evaluate the positions of all earlier citations anew for each. Here positions are evaluated once for all,
 * then each cluster is formatted; with the same result as `rebuildProcessorState` where that is settled (tests/cite hold the two
 * together). Citations must be new objects.
 */
export function formatDocument(engine: Engine, citations: EngineCitation[]): string[] {
  engine.setOutputFormat(format)
  engine.updateItems([])
  const [first, ...others] = citations
  if (!first) return []
  const isSettled = isSettledAtOnce(engine)
  if (isSettled) writeOnce(engine)
  const restored = new Map(engine.restoreProcessorState(citations)[1].map(([index, text]) => [index, text]))
  if (isSettled) return citations.map((citation, index) => restored.get(index) ?? formatCluster(engine, citation))
  if (engine.citation_sort.tokens.length > 0) for (const citation of citations) sortCites(engine, citation)
  // The second pass sees the sorted cites, so that disambiguation settles.
  engine.processCitationCluster(
    first,
    [],
    others.map(({ citationID, properties }) => [citationID, properties.noteIndex]),
  )
  return citations.map((citation) => formatCluster(engine, citation))
}

function formatCluster(engine: Engine, citation: EngineCitation): string {
  return engine.process_CitationCluster(citation.sortedItems, citation)
}

/** Whether a style's citations depend on nothing but their positions: it neither sorts the cites of a cluster nor tells like ones apart. */
function isSettledAtOnce({ citation_sort, opt, citation }: Engine): boolean {
  const tellsApart = Object.entries(citation.opt).some(([option, value]) => option.startsWith('disambiguate') && value !== false)
  return citation_sort.tokens.length === 0 && !opt.has_disambiguate && !tellsApart
}

function sortCites(engine: Engine, { sortedItems, properties }: EngineCitation): void {
  if (properties.unsorted || !sortedItems || sortedItems.length < 2) return
  for (const [item, cite] of sortedItems) cite.sortkeys = CSL.getSortKeys.call(engine, item, 'citation_sort')
  sortedItems.sort((a, b) => engine.citation.srt.compareCompositeKeys(a, b))
}
