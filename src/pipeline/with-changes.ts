import type { Nodes, RootContent } from 'mdast'
import { changesSince, printChanges, type Said } from '../impact/changes.ts'
import { freezeSentences } from '../impact/freeze.ts'
import type { Brief } from '../model/brief.ts'
import type { Chapter, CitedBrief } from '../model/chapter.ts'
import { copyTree } from '../model/copy-tree.ts'
import { type ReadChapter, readSentences } from '../review/read-sentences.ts'

/** A cited brief with what has changed since it was last issued in the places that its templates mark. What was handed in stays as it is. */
export function withChanges(printed: CitedBrief, brief: Brief, chapters: readonly Chapter[], cited: CitedBrief): CitedBrief {
  if (!printed.chapters.some(({ tree }) => marksChanges(tree))) return printed
  const said = saidIn(cited, readSentences({ brief, chapters, cited, html: '' }))
  const fill = (node: Nodes): void => {
    if (!('children' in node)) return
    node.children = (node.children as RootContent[]).flatMap((child): RootContent[] => {
      fill(child)
      if (!isMark(child)) return [child]
      const changes = changesSince(brief, said, child.attributes?.['since'] ?? undefined)
      return changes ? printChanges(changes, brief) : []
    }) as never
  }
  const filled = printed.chapters.map((chapter) => {
    if (!marksChanges(chapter.tree)) return chapter
    const tree = copyTree(chapter.tree)
    fill(tree)
    return { ...chapter, tree }
  })
  return { ...printed, chapters: filled }
}

/** What a brief says, by its sentences; before it is rendered nothing is known of the words of its cross-references. */
export function saidIn(cited: CitedBrief, read: readonly ReadChapter[]): Said {
  const footnotes = cited.footnotes.map(({ number, says = '', notes, sources }) => ({ number, page: null, text: '', says, notes, sources }))
  return { sentences: freezeSentences(read), footnotes }
}

function marksChanges(node: Nodes): boolean {
  return isMark(node) || ('children' in node && node.children.some(marksChanges))
}

function isMark(node: Nodes): node is Extract<Nodes, { type: 'leafDirective' }> {
  return node.type === 'leafDirective' && node.name === 'changes'
}
