import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Target } from './outline.ts'

/** An entry of the contents: a chapter with its sections, or what has no sections. */
export interface ContentsEntry {
  id: string
  number: string | undefined
  title: string
  sections: ContentsEntry[]
}

/** The entries of the brief's sections in reading order: chapters, and the rank below them. */
export function contentsEntries(targets: Iterable<Target>): ContentsEntry[] {
  const entries: ContentsEntry[] = []
  for (const { kind, rank, id, number, title } of targets) {
    if (kind !== 'section' || rank > 2) continue
    const parent = rank === 2 ? entries.at(-1)?.sections : undefined
    const siblings = parent ?? entries
    siblings.push({ id, number, title, sections: [] })
  }
  return entries
}

/** The list of contents; none for a brief of a single part. */
export function contents(entries: readonly ContentsEntry[], title: string, titleId: string): Element | undefined {
  if (entries.length + entries.flatMap(({ sections }) => sections).length < 2) return undefined
  return h('nav.contents', { role: 'doc-toc', ariaLabelledBy: [titleId] }, [h('h2', { id: titleId }, title), listOf(entries)])
}

function listOf(entries: readonly ContentsEntry[]): Element {
  return h(
    'ol',
    entries.map(({ id, number, title, sections }) => {
      const lead = number === undefined ? [] : [h('span.contents-number', number), ' ']
      const link = h('a', { href: `#${id}` }, [...lead, h('span.contents-title', title)])
      return h('li', sections.length > 0 ? [link, listOf(sections)] : [link])
    }),
  )
}
