import type { Nodes, PhrasingContent } from 'mdast'
import type { Corpus } from '../model/corpus.ts'
import { error, type Message } from '../model/message.ts'
import { didYouMean } from '../model/suggest.ts'
import type { Met } from './footnotes.ts'

/** What is wrong with a citation: unknown sources, and what Pandoc would read otherwise than its author meant. */
export function checkCitation({ citation, before, after, place }: Met, { sources }: Corpus): Message[] {
  const messages: Message[] = []
  for (const { key, prefix = [], suffix = [] } of citation.items) {
    if (!sources.has(key)) {
      const hint =
        didYouMean(key, sources.keys()) || `add it to the library${citation.narrative ? `, or write \\@${key} for plain text` : ''}`
      messages.push(error(place, 'unknown-source', `no source has the key "${key}"`, hint))
    }
    for (const node of [...prefix, ...suffix].flatMap(nodesIn)) {
      if (node.type === 'citation') {
        const inner = node.items[0]?.key ?? ''
        messages.push(
          error(
            place,
            'citation-syntax',
            `"@${inner}" stands in what is said about "@${key}"`,
            `part the two with a semicolon: [@${key}; @${inner}]`,
          ),
        )
      } else if (node.type === 'footnoteReference') {
        messages.push(error(place, 'nested-footnote', 'a footnote is called inside a citation', 'call it beside the citation'))
      }
    }
  }
  if (citation.narrative && /\[[^\]]*$/u.test(before) && /^[^[]*\]/u.test(after)) {
    const key = citation.items[0]?.key ?? ''
    messages.push(
      error(
        place,
        'citation-syntax',
        `the brackets around "@${key}" are no citation`,
        'give each part between semicolons a key, and put words before its @',
      ),
    )
  }
  return messages
}

function nodesIn(node: PhrasingContent): Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap(nodesIn)] : [node]
}
