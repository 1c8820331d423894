import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Citation } from '../model/chapter.ts'
import type { FootnoteCall } from './footnotes.ts'
import { rewriteChildren, sitesIn } from './inline.ts'
import { dropsNextStop, fitIntoNote, placeCalls, placeInSentence } from './punctuation.ts'
import type { Written } from './run.ts'

/** Puts numbered calls, or in an in-text style what the style wrote, in the place of a chapter's citations. Changes the tree. */
export function writeChapter(
  tree: Root,
  numbers: ReadonlyMap<Citation | FootnoteCall, number>,
  written: ReadonlyMap<Citation, Written>,
  isNoteStyle: boolean,
): Root {
  const calls = new Set<PhrasingContent>()
  rewriteChildren(tree, (children) => {
    const numbered = children.map((node) => (node.type === 'footnoteReference' ? renumber(node, numbers.get(node)) : node))
    if (!isNoteStyle) return placeInSentence(numbered, (node) => (node.type === 'citation' ? inSentence(written.get(node)) : undefined))
    const replaced = numbered.flatMap((node): PhrasingContent[] => {
      if (node.type !== 'citation') return [node]
      const call = callOf(node, numbers.get(node) ?? 0)
      calls.add(call)
      return [...(written.get(node)?.author ?? []), call]
    })
    return placeCalls(replaced, (node) => calls.has(node))
  })
  return tree
}

/** The body of a footnote: what its author wrote with the citations in it, or what the style wrote. */
export function writeBody(
  origin: FootnoteDefinition | Citation,
  written: ReadonlyMap<Citation, Written>,
  isNoteStyle: boolean,
): RootContent[] {
  if (origin.type === 'citation') return [{ type: 'paragraph', children: written.get(origin)?.content ?? [] }]
  const after = new Map(sitesIn(origin).map((site) => [site.node, site.after]))
  rewriteChildren(origin, (children) => {
    let dropsStop = false
    return children.flatMap((node, index): PhrasingContent[] => {
      const dropsOne = dropsStop
      dropsStop = false
      if (node.type === 'footnoteReference') return []
      if (node.type === 'text' && dropsOne) return [{ ...node, value: node.value.replace(/^\./u, '') }]
      if (node.type !== 'citation') return [node]
      if (!isNoteStyle) return inSentence(written.get(node))
      const { content } = written.get(node) ?? { content: [] }
      dropsStop = dropsNextStop(content, after.get(node) ?? '')
      const fitted = fitIntoNote(content, after.get(node) ?? '')
      return isJoined(children[index - 1]) ? [{ type: 'text', value: ' ' }, ...fitted] : fitted
    })
  })
  return origin.children
}

/** Whether what follows would run into it: where the text has a call behind a word, a note has the words of the citation. */
function isJoined(before: PhrasingContent | undefined): boolean {
  return before !== undefined && /[^\s\p{Ps}\p{Pi}]$/u.test(toString(before))
}

function inSentence({ author, content }: Written = { author: [], content: [] }): PhrasingContent[] {
  return author.length > 0 ? [...author, { type: 'text', value: ' ' }, ...content] : content
}

function renumber({ label: _label, ...call }: FootnoteCall, number: number | undefined): FootnoteCall {
  return number === undefined ? call : { ...call, identifier: String(number) }
}

function callOf({ data, position }: Citation, number: number): FootnoteCall {
  return { type: 'footnoteReference', identifier: String(number), ...(data && { data }), ...(position && { position }) }
}
