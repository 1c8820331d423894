import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { BibliographyGroup } from '../model/chapter.ts'
import type { Context } from './context.ts'
import { convert } from './convert.ts'
import { phrase } from '../model/phrase.ts'

/** The bibliography without a heading of its own: it stands under the author's, or under the one that `render` adds. */
export function bibliography(groups: readonly BibliographyGroup[], context: Context): Element | undefined {
  const filled = groups.filter(({ entries }) => entries.length > 0)
  if (filled.length === 0) return undefined
  return h(
    'section.bibliography',
    { role: 'doc-bibliography', ariaLabel: phrase(context.brief.strings, 'bibliography') },
    filled.flatMap((group) => drawGroup(group, context)),
  )
}

function drawGroup({ heading, entries }: BibliographyGroup, context: Context): Element[] {
  const title = heading === undefined ? [] : [h('h3.bibliography-heading', phrase(context.brief.strings, heading))]
  const items = entries.map(({ content }) => {
    const { children } = convert({ type: 'root', children: [{ type: 'paragraph', children: content }] }, context)
    const [paragraph] = children.filter((child): child is Element => child.type === 'element')
    return h('li.bibliography-entry', (paragraph?.children ?? []) as ElementContent[])
  })
  return [...title, h('ul.bibliography-list', items)]
}
