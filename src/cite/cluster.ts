import type { EngineCitation, EngineCite } from 'citeproc'
import type { PhrasingContent } from 'mdast'
import { wordOf } from '../markdown/locator-labels.ts'
import type { CiteItem } from '../model/chapter.ts'
import type { Met } from './footnotes.ts'
import { engineId } from './item.ts'
import { encode, midSentence, protectBars, protectLocator } from './marks.ts'

/** A cluster on its way through the engine. */
export interface Cluster {
  met: Met
  engineCitation: EngineCitation
  /** Content of the author's that the engine's text refers to. */
  objects: PhrasingContent[]
}

export interface ClusterContext {
  isNoteStyle: boolean
  /** Whether the locale has a term for a label. */
  hasLabel: (label: string) => boolean
}

/** Prepares a citation for the engine. Items whose keys are unknown have been left out of `items`. */
export function prepareCluster(met: Met, items: readonly CiteItem[], id: string, context: ClusterContext): Cluster {
  const objects: PhrasingContent[] = []
  const { citation, number } = met
  // "see also" belongs where its author put it
  const saysMore = items.some(({ prefix = [], suffix = [] }) => prefix.length + suffix.length > 0)
  const citationItems = items.map((item, index): EngineCite => {
    const isFirst = index === 0
    const prefix = prefixOf(item, isFirst, met, context, objects)
    const suffix = suffixOf(item, index === items.length - 1, context, objects)
    // In the sentence, the author has been named already.
    const suppress = item.suppressAuthor === true || (isFirst && citation.narrative && !context.isNoteStyle)
    return {
      id: engineId(item.key),
      ...locatorOf(item, context),
      ...(prefix && { prefix }),
      ...(suffix && { suffix }),
      ...(suppress && { 'suppress-author': true }),
    }
  })
  const engineCitation = { citationID: id, citationItems, properties: { noteIndex: number, ...(saysMore && { unsorted: true }) } }
  return { met, engineCitation, objects }
}

function prefixOf(item: CiteItem, isFirst: boolean, met: Met, { isNoteStyle }: ClusterContext, objects: PhrasingContent[]): string {
  const inNote = isNoteStyle && met.number > 0
  const begins = inNote && isFirst && (met.isFootnote || beginsSentence(met.before))
  const goesOn = inNote && !begins ? midSentence : ''
  const content = withoutCalls(item.prefix)
  if (content.length === 0) return goesOn
  const text = encode(begins ? capitalised(content) : content, objects)
  return `${goesOn}${text}${/[\s([“‘«„/–—]$/u.test(text) ? '' : ' '}`
}

function suffixOf(item: CiteItem, isLast: boolean, { isNoteStyle }: ClusterContext, objects: PhrasingContent[]): string {
  const text = encode(withoutCalls(item.suffix), objects)
  // The style ends a note with a full stop of its own.
  const trimmed = isLast && isNoteStyle ? text.replace(/\s*\.\s*$/u, '') : text.trimEnd()
  if (trimmed === '' || /^[\s.,;:!?)\]–—]/u.test(trimmed)) return trimmed
  return `, ${trimmed}`
}

function locatorOf({ label, locator }: CiteItem, { hasLabel }: ClusterContext): Pick<EngineCite, 'label' | 'locator'> {
  if (!locator) return {}
  const name = label ?? 'page'
  if (name !== 'custom' && hasLabel(name)) return { label: name, locator: protectBars(locator) }
  const text = name === 'custom' ? locator : `${wordOf(name)} ${locator}`.trim()
  return { label: 'custom', locator: protectLocator(text) }
}

/** Whether what comes next begins a sentence. */
function beginsSentence(before: string): boolean {
  return before.trim() === '' || /[.!?…][)\]”’»"']*\s*$/u.test(before)
}

/** Content whose first letter is a capital. */
function capitalised([first, ...others]: readonly PhrasingContent[]): PhrasingContent[] {
  if (!first) return []
  if (first.type === 'text') return [{ ...first, value: first.value.charAt(0).toUpperCase() + first.value.slice(1) }, ...others]
  if (first.type !== 'emphasis' && first.type !== 'strong') return [first, ...others]
  return [{ ...first, children: capitalised(first.children) }, ...others]
}

/** Content in which nothing cites or calls a footnote: both are faults that have been named. */
function withoutCalls(content: readonly PhrasingContent[] = []): PhrasingContent[] {
  return content.flatMap((node): PhrasingContent[] => {
    if (node.type === 'footnoteReference') return []
    if (node.type === 'citation') return [{ type: 'text', value: node.items.map(({ key }) => `@${key}`).join('; ') }]
    return 'children' in node ? [{ ...node, children: withoutCalls(node.children as PhrasingContent[]) } as PhrasingContent] : [node]
  })
}
