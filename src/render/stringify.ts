import type { Element } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

const processor = unified().use(rehypeStringify).freeze()

/** A start tag as it is written here: texts hold no `<`, and values stand between double quotes. */
const startTag = /<[a-z](?:[^<>"]|"[^"]*")*>/gi

/** HTML of one element. Nothing but tags begins with `<`, not even within attributes, so that any reader of the page can rely on it. */
export function toHtml(element: Element): string {
  return processor.stringify({ type: 'root', children: [element] }).replace(startTag, withoutBrackets)
}

/** Few tags have any in their values. */
function withoutBrackets(tag: string): string {
  return /[<>]/.test(tag.slice(1, -1)) ? tag.replace(/"[^"]*"/g, escapeBrackets) : tag
}

function escapeBrackets(value: string): string {
  return value.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
