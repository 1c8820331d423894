import type { Element, ElementContent, Root } from 'hast'
import { raw } from 'hast-util-raw'

/** A brief's text as other programs get it: without title page, contents and the web page's own furniture. */
export interface PeerText {
  main: Element
  /** Footnote → its body. */
  notes: Map<number, Element>
}

/** Reads a brief's page. */
export function readPage(html: string): PeerText {
  const body = html.slice(html.indexOf('<body'), html.lastIndexOf('</body>')).replace(/^<body[^>]*>/, '')
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: body } as never] }) as Root
  const notes = all(tree, (element) => hasClass(element, 'footnote')).map((note): [number, Element] => [
    Number(String(note.properties['id']).slice('fn-'.length)),
    all(note, (element) => hasClass(element, 'footnote-body'))[0]!,
  ])
  return { main: all(tree, ({ tagName }) => tagName === 'main')[0]!, notes: new Map(notes) }
}

/** All elements under a node that are such, in reading order. */
export function all(node: Root | ElementContent, wanted: (element: Element) => boolean): Element[] {
  const found = node.type === 'element' && wanted(node) ? [node] : []
  return 'children' in node ? [...found, ...node.children.flatMap((child) => (child.type === 'doctype' ? [] : all(child, wanted)))] : found
}

export function hasClass({ properties }: Element, name: string): boolean {
  return (properties['className'] as string[] | undefined)?.includes(name) ?? false
}

export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

/** The number of the footnote that an element calls. */
export function calledNote(element: Element): number | undefined {
  return hasClass(element, 'footnote-call') ? Number(String(element.properties['href']).slice('#fn-'.length)) : undefined
}
