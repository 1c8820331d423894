import type { Nodes } from 'mdast'
import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'

const opening = /^(`{3,}|~{3,}|:{3,})/

/**
 * Finds code blocks and directives that never close: Markdown ends them with the chapter, and everything up to there is swallowed.
 * Looks at the Markdown before values are filled in.
 */
export function lintFences(node: Nodes, text: string, placeAt: (offset: number) => Place): Message[] {
  const fence = openFence(node, text)
  // what it swallows may well be closed
  if (fence === undefined) return 'children' in node ? node.children.flatMap((child) => lintFences(child, text, placeAt)) : []
  const what = node.type === 'containerDirective' ? `this ${fence}${node.name}` : 'this code block'
  return [error(placeAt(node.position?.start.offset ?? 0), 'unclosed-block', `${what} never closes`, `end it by a line ${fence}`)]
}

/** The fence that opens a node and is not closed at its end. */
function openFence({ type, position }: Nodes, text: string): string | undefined {
  if (type !== 'code' && type !== 'containerDirective') return undefined
  const lines = text.slice(position?.start.offset, position?.end.offset).trimEnd().split('\n')
  const [fence] = opening.exec(lines[0] ?? '') ?? []
  return fence !== undefined && lines.length > 1 && closes(lines.at(-1) ?? '', fence) ? undefined : fence
}

/** Whether a line, in whatever list or quotation, is a fence of the same marks and no shorter. */
function closes(line: string, fence: string): boolean {
  const marks = line.replace(/^[ \t>]+/, '').trimEnd()
  return marks.length >= fence.length && [...marks].every((mark) => mark === fence.charAt(0))
}
