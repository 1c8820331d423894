import type { FootnoteDefinition, Nodes, Root } from 'mdast'
import { eachNode } from '../model/each-node.ts'
import { error, type Message, warning } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { didYouMean } from '../model/suggest.ts'

/**
 * Finds what GFM passes over in silence in a chapter's hand-written footnotes: two with one label, of which the second would be
 * lost; a call without a footnote, which would be printed as it stands; a footnote that nothing calls, which would vanish.
 * Looks at the Markdown before values are filled in: a `[^1]` in a quotation is the quotation's.
 */
export function lintFootnotes(tree: Root, text: string, placeAt: (offset: number) => Place): Message[] {
  const definitions: FootnoteDefinition[] = []
  const called = new Set<string>()
  const undefinedCalls: { label: string; offset: number }[] = []
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'footnoteDefinition') definitions.push(node)
    else if (node.type === 'footnoteReference') called.add(node.identifier)
    else if (node.type === 'text')
      undefinedCalls.push(...literalCalls(text, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0))
  })
  const labels = definitions.map(labelOf)
  const at = (node: FootnoteDefinition) => placeAt(node.position?.start.offset ?? 0)
  const first = new Map<string, FootnoteDefinition>()
  const messages: Message[] = undefinedCalls.map(({ label, offset }) =>
    error(
      placeAt(offset),
      'undefined-footnote',
      `no footnote of this chapter has the label "${label}"`,
      didYouMean(label, labels) || `write it: [^${label}]: …`,
    ),
  )
  for (const node of definitions) {
    const before = first.get(node.identifier)
    if (before)
      messages.push(
        error(at(node), 'duplicate-footnote', `footnote "${labelOf(node)}" is written twice`, `the first is in line ${at(before).line}`),
      )
    else {
      first.set(node.identifier, node)
      if (!called.has(node.identifier)) {
        messages.push(
          warning(
            at(node),
            'unused-footnote',
            `nothing calls footnote "${labelOf(node)}"`,
            `call it with [^${labelOf(node)}] or take it out`,
          ),
        )
      }
    }
  }
  return messages
}

/** Calls that stayed text; one behind a backslash is meant as text. */
function literalCalls(text: string, start: number, end: number): { label: string; offset: number }[] {
  return [...text.slice(start, end).matchAll(/(?<!\\)\[\^([^\]\s[]+)\]/g)].map(({ 1: label = '', index }) => ({
    label,
    offset: start + index,
  }))
}

function labelOf({ label, identifier }: FootnoteDefinition): string {
  return label ?? identifier
}
