import type { Element, Nodes } from 'hast'
import { hasClass } from '../calls.ts'
import { fingerprint } from '../hash.ts'
import { plainText } from '../words.ts'

/** Within these nothing is a paragraph that one would link to: they have ids of their own, or are no text of the brief's. */
const closed = new Set(['table', 'figure', 'figcaption', 'svg', 'details'])

/**
 * A copy of a part of the page in which each paragraph and each item of a list can be linked to. Its id comes from its words, so that
 * it stays the same wherever the paragraph moves to, and nobody is led to words that have changed.
 *
 * @param taken the ids that the page has
 */
export function withParagraphIds(part: Element, taken: ReadonlySet<string>): Element {
  const ids = new Set(taken)
  const claim = (stem: string) => {
    let id = stem
    for (let count = 2; ids.has(id); count++) id = `${stem}-${count}`
    ids.add(id)
    return id
  }
  const visit = (element: Element): Element => {
    if (closed.has(element.tagName) || hasClass(element, 'bibliography')) return element
    const words = isParagraph(element) ? plainText(element) : ''
    const id = words === '' || element.properties['id'] !== undefined ? undefined : claim(`p-${fingerprint(words).slice(0, 6)}`)
    const children = element.children.map((child) => (child.type === 'element' ? visit(child) : child))
    return { ...element, properties: { ...element.properties, ...(id !== undefined && { id }) }, children }
  }
  return visit(part)
}

/** An item that holds paragraphs leaves the ids to them. */
function isParagraph({ tagName, children }: Element): boolean {
  if (tagName === 'p') return true
  return tagName === 'li' && !children.some((child) => child.type === 'element' && child.tagName === 'p')
}

/** The ids in parts of a page. */
export function idsIn(parts: readonly Nodes[]): Set<string> {
  const ids = new Set<string>()
  const collect = (node: Nodes): void => {
    if (node.type === 'element' && typeof node.properties['id'] === 'string') ids.add(node.properties['id'])
    if ('children' in node) node.children.forEach(collect)
  }
  parts.forEach(collect)
  return ids
}
