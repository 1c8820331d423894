/**
 * The citation engine knows only strings. What must come through it as a tree is put into them as noncharacters, which no file of
 * a project may hold: markup opens and closes, content of the author's stands as an object with its number, and characters that the
 * engine would change are kept by stand-ins.
 */
import type { Emphasis, PhrasingContent } from 'mdast'

/** Kinds of markup by the character that opens them. */
const openers = {
  italic: '\uFDD4',
  bold: '\uFDD5',
  smallCaps: '\uFDD6',
  superscript: '\uFDD7',
  subscript: '\uFDD8',
  upright: '\uFDD9',
  link: '\uFDDA',
}
const closer = '\uFDDB'
const object = { open: '\uFDDC', close: '\uFDDD' }
/** Put before a cite that goes on a sentence, so that "ibid." keeps its small letter. */
export const midSentence = '\uFDDE'

export type Markup = keyof typeof openers

const standIns = new Map([
  ['-', '\uFDE0'],
  ['&', '\uFDE1'],
  ['<', '\uFDE2'],
  ['>', '\uFDE3'],
  ['"', '\uFDE4'],
  ["'", '\uFDE5'],
  ['”', '\uFDE6'],
  ['’', '\uFDE7'],
  [' ', '\uFDE8'],
  [',', '\uFDE9'],
  ['.', '\uFDEA'],
  ['|', '\uFDEB'],
])
const characters = new Map([...standIns].map(([character, standIn]) => [standIn, character]))

/** Marks text of the engine's as italic, bold, … */
export function mark(kind: Markup, text: string): string {
  return `${openers[kind]}${text}${closer}`
}

/** Text of the author's, as it stands: no quotation mark turned or comma moved into it, no hyphen lengthened, no tag read. */
export function protect(text: string): string {
  return text.replace(/[-&<>"'”’|]/gu, (character) => standIns.get(character) ?? character)
}

/** A locator in the author's words, in which the engine must find no numbers and labels of its own. */
export function protectLocator(text: string): string {
  return text.replace(/[-&<>"'”’ ,|]|\.(?!$)/gu, (character) => standIns.get(character) ?? character)
}

/** A bar that parts nothing: `Body | Office`. */
export function protectBars(text: string): string {
  return text.replaceAll('|', '\uFDEB')
}

/** A hyphen that is no range, as in the number of a law: `333-VI`. */
export function protectHyphens(text: string): string {
  return /^\s*\d+\s*-\s*\d+\s*$/u.test(text) ? text : text.replaceAll('-', '\uFDE0')
}

/** Turns the author's content into a string; what is no text goes into `objects` and is stood for. */
export function encode(content: readonly PhrasingContent[], objects: PhrasingContent[]): string {
  const strings = content.map((node) => {
    if (node.type === 'text') return protect(node.value)
    return `${object.open}${objects.push(node) - 1}${object.close}`
  })
  return strings.join('')
}

/** Turns what the engine wrote into a tree. */
export function decode(text: string, objects: readonly PhrasingContent[]): PhrasingContent[] {
  const tokens = text.replace(/\uFDDE\s*/gu, '').split(/([\uFDD4-\uFDDB]|\uFDDC\d+\uFDDD)/u)
  const stack: { kind: Markup | undefined; children: PhrasingContent[] }[] = [{ kind: undefined, children: [] }]
  const put = (node: PhrasingContent | undefined) => node && stack.at(-1)?.children.push(node)
  for (const token of tokens) {
    const kind = kindOf.get(token)
    if (kind) stack.push({ kind, children: [] })
    else if (token === closer) {
      const closed = stack.length > 1 ? stack.pop() : undefined
      if (closed?.kind) put(element(closed.kind, closed.children))
    } else if (token.startsWith(object.open)) put(objects[Number(token.slice(1, -1))])
    else if (token !== '') put({ type: 'text', value: restore(token) })
  }
  return stack.flatMap(({ children }) => children)
}

const kindOf = new Map(Object.entries(openers).map(([kind, opener]) => [opener, kind as Markup]))

function restore(text: string): string {
  return text.replace(/[\uFDE0-\uFDEB]/gu, (standIn) => characters.get(standIn) ?? '')
}

function element(kind: Markup, children: PhrasingContent[]): PhrasingContent | undefined {
  if (children.length === 0) return undefined
  switch (kind) {
    case 'italic':
      return { type: 'emphasis', children }
    case 'bold':
      return { type: 'strong', children }
    case 'link':
      return link(children)
    default:
      return { type: 'emphasis', children, data: drawnAs[kind] }
  }
}

/** What mdast has no node for is emphasis that is drawn as another element. */
const drawnAs: Record<Exclude<Markup, 'italic' | 'bold' | 'link'>, NonNullable<Emphasis['data']>> = {
  smallCaps: { hName: 'span', hProperties: { className: ['small-caps'] } },
  subscript: { hName: 'sub' },
  superscript: { hName: 'sup' },
  upright: { hName: 'span', hProperties: { className: ['upright'] } },
}

/** Only web addresses are links; anything else an item calls its address stays text. */
function link(children: PhrasingContent[]): PhrasingContent {
  const text = children.map((child) => ('value' in child ? child.value : '')).join('')
  const url = /^10\.\d{4,}\//u.test(text) ? `https://doi.org/${text}` : text
  return /^https?:\/\/[^\s<>"]+$/iu.test(url)
    ? { type: 'link', url, children: [{ type: 'text', value: text }] }
    : { type: 'text', value: text }
}
