import type { Nodes, PhrasingContent } from 'mdast'
import type { CitedBrief } from '../model/chapter.ts'
import { copyTree } from '../model/copy-tree.ts'

/** A cited brief as who only hears it gets it: no calls, no footnotes, no bibliography. What was handed in stays as it is. */
export function withoutNotes({ chapters }: CitedBrief): CitedBrief {
  const bare = chapters.map((chapter) => {
    const tree = copyTree(chapter.tree)
    removeCalls(tree)
    return { ...chapter, tree }
  })
  return { chapters: bare, footnotes: [], bibliography: [] }
}

function removeCalls(node: Nodes): void {
  if (!('children' in node)) return
  node.children.forEach(removeCalls)
  if (node.children.some(({ type }) => type === 'footnoteReference')) node.children = closeGaps(node.children as PhrasingContent[]) as never
}

/** Takes the calls out; a space that stood before one goes where nothing, a space or a stop follows it. */
function closeGaps(children: readonly PhrasingContent[]): PhrasingContent[] {
  const kept: PhrasingContent[] = []
  children.forEach((child, index) => {
    if (child.type !== 'footnoteReference') kept.push(child)
    else {
      const before = kept.at(-1)
      const after = children[index + 1]
      const isParted = after === undefined || (after.type === 'text' && /^[\s.,;:!?…)»”’]/u.test(after.value))
      if (before?.type === 'text' && isParted) kept[kept.length - 1] = { ...before, value: before.value.trimEnd() }
    }
  })
  return kept
}
