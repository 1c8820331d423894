import type { Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'

const opening = /^(`{3,}|~{3,}|:{3,})/

/**
 * Finds code blocks and directives that never close: Markdown ends them with the chapter, and everything up to there is swallowed.
 * Looks at the Markdown before values are filled in.
 */
export function lintFences(tree: Root, text: string, placeAt: (offset: number) => Place): Message[] {
  const messages: Message[] = []
  visit(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'containerDirective') return undefined
    const { start, end } = node.position ?? {}
    const lines = text.slice(start?.offset, end?.offset).trimEnd().split('\n')
    const [fence] = opening.exec(lines[0] ?? '') ?? []
    if (fence === undefined || (lines.length > 1 && closes(lines.at(-1) ?? '', fence))) return undefined
    const what = node.type === 'code' ? 'this code block' : `this ${fence}${node.name}`
    messages.push(error(placeAt(start?.offset ?? 0), 'unclosed-block', `${what} never closes`, `end it by a line ${fence}`))
    return SKIP // what it swallows may well be closed
  })
  return messages
}

/** Whether a line, in whatever list or quotation, is a fence of the same marks and no shorter. */
function closes(line: string, fence: string): boolean {
  const marks = line.replace(/^[ \t>]+/, '').trimEnd()
  return marks.length >= fence.length && [...marks].every((mark) => mark === fence.charAt(0))
}
