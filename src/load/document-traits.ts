import type { Element, ElementContent, Root, RootContent } from 'hast'
import { raw } from 'hast-util-raw'
import type { DocumentPart } from '../model/issued.ts'
import { hashOf } from '../model/hash.ts'

/**
 * What a finished document has beside its text, by name: where its links lead, what it says about itself, what is attached to it or runs
 * in it. What is too long to be kept is there as its hash.
 *
 * @param name its ending tells what it is
 * @returns `undefined` where nothing is known of such a document
 */
export async function documentTraits(name: string, bytes: Uint8Array): Promise<DocumentPart[] | undefined> {
  if (/\.pdf$/iu.test(name)) {
    const { pdfTraits } = await import('./pdf-traits.ts')
    return pdfTraits(bytes).catch(() => undefined)
  }
  return /\.html?$/iu.test(name) ? once(pageTraits(new TextDecoder().decode(bytes))) : undefined
}

/** A hash that stands for something long. */
export function hashed(text: string): string {
  return `sha256:${hashOf(text).slice(0, 16)}`
}

/** Each trait once, in order. */
export function once(traits: readonly DocumentPart[]): DocumentPart[] {
  return [...new Map(traits.map((trait) => [JSON.stringify([trait.name, trait.text]), trait])).values()]
}

/** Elements that bring something else into a page or send something away. */
const embedding = new Set(['iframe', 'object', 'embed', 'form', 'base', 'link'])

function pageTraits(html: string): DocumentPart[] {
  const traits: DocumentPart[] = []
  const visit = (node: Root | RootContent | ElementContent): void => {
    if (node.type === 'element') traits.push(...elementTraits(node))
    if ('children' in node) node.children.forEach(visit)
  }
  visit(raw({ type: 'root', children: [{ type: 'raw', value: html }] } as Root))
  return traits
}

function elementTraits({ tagName, properties, children }: Element): DocumentPart[] {
  const inside = children.map((child) => ('value' in child ? child.value : '')).join('')
  const handlers = Object.entries(properties).filter(([name]) => /^on/iu.test(name))
  const own = handlers.map(([name, value]) => ({ name: 'action', text: `${name}: ${String(value)}` }))
  const address = String(properties['href'] ?? properties['src'] ?? properties['data'] ?? properties['action'] ?? '')
  if (tagName === 'a' && /^[a-z][a-z+.-]*:/iu.test(address)) own.push({ name: 'link', text: address })
  if (tagName === 'script' || tagName === 'style') own.push({ name: tagName, text: address || hashed(inside) })
  if (embedding.has(tagName)) own.push({ name: tagName, text: address })
  if (tagName === 'title') own.push({ name: 'metadata title', text: inside })
  const about = properties['name'] ?? properties['httpEquiv']
  // a nonce is made anew for every text
  const content = String(properties['content'] ?? '').replaceAll(/'nonce-[^']*'/gu, "'nonce'")
  if (tagName === 'meta' && about) own.push({ name: `metadata ${String(about)}`, text: content })
  return own
}
