import type { PhrasingContent } from 'mdast'
import type { Brief } from '../model/brief.ts'
import type { Citation, CitedBrief } from '../model/chapter.ts'
import type { Corpus } from '../model/corpus.ts'
import { error, type Message, type Noticed } from '../model/message.ts'
import { groupMark, makeBibliography } from './bibliography.ts'
import { type Cluster, prepareCluster } from './cluster.ts'
import { formatDocument, localeFor, openEngine, type StyleEngine } from './engine.ts'
import type { Met } from './footnotes.ts'
import { joinCites } from './join-cites.ts'
import { engineId, toEngineItem } from './item.ts'
import { decode } from './marks.ts'
import { hasWithheld, isWithheld, withWithheld } from './withheld.ts'
import { shortAuthor } from './narrative.ts'

/** A citation as the style writes it. */
export interface Written {
  content: PhrasingContent[]
  /** What a narrative citation calls its source in the sentence. */
  author: PhrasingContent[]
}

type Run = Noticed<{ written: Map<Citation, Written>; bibliography: CitedBrief['bibliography'] }>

/** One run of a brief's style over all its citations, in the order in which they are read. */
export function runStyle(met: readonly Met[], corpus: Corpus, brief: Brief, locale: string): Run {
  const { style } = brief
  let opened: StyleEngine | undefined
  try {
    opened = openEngine(style, locale)
    return runEngine(opened, met, corpus, brief, locale)
  } catch (fault) {
    // An engine that has thrown is in no known state.
    opened?.drop()
    const said = fault instanceof Error ? fault.message : String(fault)
    const message = error(brief.placeOf(['style']), 'citation-style', `the style "${style.path}" failed: ${said}`, 'try another style')
    return { value: { written: new Map(met.map(({ citation }) => [citation, unknown(citation)])), bibliography: [] }, messages: [message] }
  }
}

function runEngine(opened: StyleEngine, met: readonly Met[], { sources }: Corpus, brief: Brief, locale: string): Run {
  const { style } = brief
  const { engine, items } = opened
  const isNoteStyle = style.class === 'note'
  const isOwnStyle = style.xml.includes('<id>tag:dossier,2026:styles/')
  items.clear()
  for (const { key } of met.flatMap(({ citation }) => citation.items)) {
    const source = sources.get(key)
    if (source && !items.has(engineId(key)) && !isWithheld(brief, key))
      items.set(engineId(key), { ...toEngineItem(source.item, isOwnStyle), ...groupMark(source), id: engineId(key) })
  }
  const terms = localeFor(style.locales, locale)
  const hasLabel = (label: string) => terms.includes(`name="${label}"`)
  const and = engine.getTerm('and')
  const clusters = met.flatMap((one, index): Cluster[] => {
    const known = joinCites(
      one.citation.items.filter(({ key }) => sources.has(key) && !isWithheld(brief, key)),
      and,
    )
    return known.length > 0 ? [prepareCluster(one, known, `c${index}`, { isNoteStyle, hasLabel })] : []
  })
  const texts = formatDocument(
    engine,
    clusters.map(({ engineCitation }) => engineCitation),
  )
  const written = new Map(met.map(({ citation }) => [citation, unknown(citation)]))
  const messages: Message[] = []
  for (const one of met) if (hasWithheld(one, brief)) written.set(one.citation, { content: withWithheld(one, [], brief), author: [] })
  clusters.forEach(({ met: one, objects }, index) => {
    const { citation, place } = one
    const text = texts[index] ?? ''
    const item = sources.get(citation.items[0]?.key ?? '')?.item
    const author = citation.narrative && item ? shortAuthor(item, engine) : []
    if (!printsNothing.test(text))
      written.set(citation, { content: withWithheld(one, oneStop(decode(text.trim(), objects)), brief), author })
    else {
      const keys = citation.items.map(({ key }) => `"${key}"`).join(', ')
      messages.push(
        error(place, 'citation-style', `the style prints nothing of ${keys}`, 'give the library entry a title, an author or a date'),
      )
    }
  })
  return { value: { written, bibliography: makeBibliography(opened, isNoteStyle) }, messages }
}

/** What the engine writes where a style has no words for an item. */
const printsNothing = /^\W*(?:\[CSL STYLE ERROR|\[NO_PRINTED_FORM\])/u

/** What stands for a citation that could not be written. */
function unknown({ items, narrative }: Citation): Written {
  const keys: PhrasingContent[] = [{ type: 'strong', children: [{ type: 'text', value: `${items.map(({ key }) => key).join('; ')}?` }] }]
  return { content: keys, author: narrative ? keys : [] }
}

/** A locator of the author's may end with a full stop, and so does the style. */
function oneStop(content: PhrasingContent[]): PhrasingContent[] {
  const last = content.at(-1)
  return last?.type === 'text' ? [...content.slice(0, -1), { ...last, value: last.value.replace(/(?<!\.)\.\.$/u, '.') }] : content
}
