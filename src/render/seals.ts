/**
 * Dossier's own attributes look no different from an author's once HTML has been parsed into the tree. So each element that
 * Dossier made gives its attributes up for a **seal** while the tree is made safe: a number in an attribute whose name nobody can
 * foresee. An element that comes out of the parser without a seal is an author's; it gets one too, so that what is missing at the
 * end can be named.
 */
import type { Element, Nodes, Properties, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { eachNode } from '../model/each-node.ts'
import type { Place } from '../model/place.ts'
import { fingerprint } from './hash.ts'
import { placeOf } from './place.ts'
import { isStripped, ownElements, schemes } from './safe-markup.ts'

export interface Seals {
  /** Property name of the attribute; any will do where there is no HTML in which it could be foreseen. */
  attribute: string
  /** Whether there is HTML in the tree. */
  hasRaws: boolean
  elements: Sealed[]
  raws: RawText[]
}

export interface Sealed {
  tagName: string
  /** What Dossier put on it and nobody can take off; `undefined` on an author's element. */
  own: Properties | undefined
  /** What has to be made safe. */
  open: Properties
  place: Place
  /** Whether an element around it goes with everything in it. */
  inStripped: boolean
}

/** HTML as an author wrote it. */
export interface RawText {
  value: string
  place: Place
}

export function newSeals(tree: Root): Seals {
  const texts: string[] = []
  eachNode<Nodes>(tree, (node) => void (node.type === 'raw' && texts.push(node.value)))
  if (texts.length === 0) return { attribute: 'dataSeal', hasRaws: false, elements: [], raws: [] }
  const letters = fingerprint(...texts).replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
  return { attribute: `dataSeal${letters}`, hasRaws: true, elements: [], raws: [] }
}

/** Seals all elements of a tree that no HTML has been parsed into. Only where a link leads is left open. */
export function sealOwn(tree: Root, seals: Seals, start: Place): void {
  eachNode<Nodes>(tree, (element) => {
    if (element.type !== 'element') return
    const { href, ...own } = element.properties
    const open = isOwnAddress(element) || href === undefined ? {} : { href: lowerCaseScheme(`${href}`) }
    const place = element.data?.place ?? start
    seal(element, seals, {
      tagName: element.tagName,
      own: open.href === undefined ? element.properties : own,
      open,
      place,
      inStripped: false,
    })
  })
}

/** Puts a comment before each piece of HTML, by which its elements find their place. */
export function markRaws(tree: Root, { attribute, raws }: Seals): void {
  visit(tree, 'raw', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    parent.children.splice(index, 0, { type: 'comment', value: `${attribute} ${raws.length}` })
    raws.push({ value: node.value, place: placeOf(node, '') })
    return [SKIP, index + 2]
  })
}

/** Seals what the parser made of authors' HTML. */
export function sealAuthors(tree: Root, seals: Seals, start: Place): void {
  let locate: (tagName: string) => Place = () => start
  const stripped = new Set<Element>()
  visit(tree, (node, _, parent) => {
    if (node.type === 'comment' && node.value.startsWith(`${seals.attribute} `)) {
      const mark = seals.raws[Number(node.value.slice(seals.attribute.length))]
      if (mark) locate = locator(mark)
    }
    if (node.type !== 'element' || node.properties[seals.attribute] !== undefined) return
    const inStripped = parent?.type === 'element' && stripped.has(parent)
    if (inStripped || isStripped(node.tagName)) stripped.add(node)
    const { tagName, properties } = node
    if (typeof properties['href'] === 'string') properties['href'] = lowerCaseScheme(properties['href'])
    seal(node, seals, { tagName, own: undefined, open: { ...properties }, place: locate(tagName), inStripped })
    // An unknown name makes the sanitiser take the element off and leave what is in it.
    if (ownElements.has(tagName)) node.tagName = 'removed'
  })
}

/** Gives each element its attributes back and takes the seals off. Returns what is left of each sealed element. */
export function unseal(tree: Root, { attribute, elements }: Seals): Map<Sealed, Properties> {
  const kept = new Map<Sealed, Properties>()
  eachNode<Nodes>(tree, (element) => {
    if (element.type !== 'element') return
    const { [attribute]: number, ...safe } = element.properties
    const sealed = elements[Number(number)]
    const { href } = safe
    if (typeof href === 'string' && !href.startsWith('#') && !schemes.includes(href.split(':')[0] ?? '')) delete safe['href']
    if (sealed) kept.set(sealed, safe)
    element.properties = sealed?.own && element.tagName === sealed.tagName ? { ...sealed.own, ...safe } : safe
  })
  return kept
}

function seal(element: Element, { attribute, elements }: Seals, sealed: Sealed): void {
  element.properties = { ...sealed.open, [attribute]: `${elements.length}` }
  elements.push(sealed)
}

/** Within the page, to a target of Dossier's: nothing of an author's is in it. */
function isOwnAddress({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && (className.includes('footnote-call') || className.includes('cross-reference'))
}

function lowerCaseScheme(address: string): string {
  return address.trim().replace(/^[a-z][a-z\d+.-]*:/i, (scheme) => scheme.toLowerCase())
}

/** Finds the tags of a piece of HTML one after the other. */
function locator({ value, place }: RawText): (tagName: string) => Place {
  const text = value.toLowerCase()
  let cursor = 0
  return (tagName) => {
    const found = text.indexOf(`<${tagName}`, cursor)
    if (found < 0) return place
    cursor = found + 1
    const before = value.slice(0, found)
    const line = before.split('\n').length - 1
    const column = line === 0 ? place.column + found : found - before.lastIndexOf('\n')
    return { file: place.file, line: place.line + line, column }
  }
}
