import type { Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified, type Processor } from 'unified'
import { citationSyntax } from './citation-syntax.ts'
import { citationToMarkdown } from './citation-text.ts'
import { citationFromMarkdown } from './citation-tree.ts'
import { idleIn, leaveOut } from './idle-syntax.ts'
import { restoreNumbers } from './lone-number.ts'

/** The dialect: CommonMark, GFM, directives and Pandoc's citations. */
const processor = unified()
  .use(remarkParse)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-' })
  .use(remarkGfm)
  .use(remarkDirective)
  .use(citations)
  .freeze()

/** The same without what is idle in a text, by the names of that. */
const readers = new Map<string, typeof processor>()

function readerOf(text: string): typeof processor {
  const idle = idleIn(text)
  const known = readers.get(idle.join())
  if (known) return known
  const reader = processor().use(leaveOut, idle).freeze()
  readers.set(idle.join(), reader)
  return reader
}

/**
 * Reads Markdown. Citations are `citation` nodes (`model/chapter.ts`); every node has its position. Nothing is ever refused:
 * what is no citation stays text, as does a number with a full stop that stands alone.
 */
export function parseMarkdown(text: string): Root {
  const tree = readerOf(text).parse(text)
  restoreNumbers(tree, text)
  return tree
}

/** Writes a tree in the same dialect; `parseMarkdown` reads it back. */
export function writeMarkdown(tree: Root): string {
  return processor.stringify(tree)
}

/** Registered last, so that a citation is tried before a link or a directive. */
function citations(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(citationSyntax)
  ;(data.fromMarkdownExtensions ??= []).push(citationFromMarkdown)
  ;(data.toMarkdownExtensions ??= []).push(citationToMarkdown)
}
