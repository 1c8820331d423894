import type { Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified, type Processor } from 'unified'
import { citationSyntax } from './citation-syntax.ts'
import { citationToMarkdown } from './citation-text.ts'
import { citationFromMarkdown } from './citation-tree.ts'

/** The dialect: CommonMark, GFM, directives and Pandoc's citations. */
const processor = unified()
  .use(remarkParse)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-' })
  .use(remarkGfm)
  .use(remarkDirective)
  .use(citations)
  .freeze()

/**
 * Reads Markdown. Citations are `citation` nodes (`model/chapter.ts`); every node has its position. Nothing is ever refused:
 * what is no citation stays text.
 */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
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
