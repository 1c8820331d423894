import type { Nodes } from 'mdast'
import type { Citation, CiteItem } from '../model/chapter.ts'

/**
 * What a footnote says wherever it stands: its own words, and what it cites as Pandoc would write it. In print a source that was cited
 * before is “Ibid.” or a number; here it has its name.
 */
export function saysOf(origin: Nodes | Citation): string {
  return textOf(origin as Nodes)
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function textOf(node: Nodes): string {
  if (node.type === 'citation') return `[${node.items.map(itemText).join('; ')}]`
  if (node.type === 'footnoteReference' || node.type === 'crossReference') return ''
  if ('children' in node) return node.children.map(textOf).join(isLine(node) ? '' : ' ')
  return 'value' in node ? node.value : ''
}

function isLine({ type }: Nodes): boolean {
  return type !== 'root' && type !== 'footnoteDefinition' && type !== 'list' && type !== 'listItem' && type !== 'blockquote'
}

function itemText({ key, label, locator, prefix = [], suffix = [], suppressAuthor, note }: CiteItem): string {
  const around = (nodes: NonNullable<CiteItem['prefix']>) => nodes.map(textOf).join('').trim()
  const place = [label, locator].filter(Boolean).join(' ')
  return [around(prefix), `${suppressAuthor ? '-' : ''}@${key}`, place, around(suffix), note && `{${note}}`].filter(Boolean).join(' ')
}
