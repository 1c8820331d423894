import type { Element, ElementContent, Root, RootContent } from 'hast'
import { raw } from 'hast-util-raw'
import type { DocumentPart } from '../model/issued.ts'

/**
 * What stands in a finished document, by its pages (PDF) or its sections and footnotes (HTML), with white space made one. Works for
 * any document, not only ours.
 *
 * @param name its ending tells what it is
 * @returns `undefined` where it cannot be read as what it claims to be
 */
export async function documentParts(name: string, bytes: Uint8Array): Promise<DocumentPart[] | undefined> {
  if (/\.pdf$/iu.test(name)) return pagesOf(bytes).catch(() => undefined)
  const text = new TextDecoder().decode(bytes)
  return /\.html?$/iu.test(name) ? sectionsOf(text) : [{ name: 'text', text: oneSpace(text) }]
}

async function pagesOf(bytes: Uint8Array): Promise<DocumentPart[]> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise
  const parts: DocumentPart[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    parts.push({ name: `page ${number}`, text: oneSpace(text) })
  }
  await document.destroy()
  return parts
}

/** What is no text of the document: tools, styles, and the evidence that unfolds. */
const skipped = new Set(['head', 'script', 'style', 'template', 'nav', 'details', 'svg'])
/** Elements within a line; all others part words. */
const inline = new Set(['a', 'abbr', 'b', 'bdi', 'cite', 'code', 'em', 'i', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'wbr'])

function sectionsOf(html: string): DocumentPart[] {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] } as Root) as Root
  const parts: DocumentPart[] = []
  const rest: string[] = []
  const enter = (node: RootContent | ElementContent): void => {
    if (node.type === 'text') rest.push(node.value)
    if (node.type !== 'element' || skipped.has(node.tagName)) return
    const name = nameOf(node)
    if (name === undefined) node.children.forEach(enter)
    else parts.push({ name, text: oneSpace(textOf(footnoteBody(node) ?? node)) })
  }
  tree.children.forEach(enter)
  const others = oneSpace(rest.join(' '))
  return others === '' ? parts : [...parts, { name: 'outside the sections', text: others }]
}

function nameOf(element: Element): string | undefined {
  const id = String(element.properties['id'] ?? '')
  if (/^fn-\d+$/u.test(id)) return `footnote ${id.slice(3)}`
  if (hasClass(element, 'title-page')) return 'title page'
  if (hasClass(element, 'chapter') || hasClass(element, 'bibliography')) return `section ${id}`
  return undefined
}

/** Without its marker and the links back. */
function footnoteBody(element: Element): Element | undefined {
  return element.children.find((child): child is Element => child.type === 'element' && hasClass(child, 'footnote-body'))
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties['className']) && properties['className'].includes(name)
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || skipped.has(node.tagName)) return ''
  const text = node.children.map(textOf).join('')
  return inline.has(node.tagName) ? text : ` ${text} `
}

function oneSpace(text: string): string {
  return text.replaceAll('\u00AD', '').replaceAll(/\s+/gu, ' ').trim()
}
