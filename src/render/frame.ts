import type { Element, Nodes, Properties, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { SKIP, visit } from 'unist-util-visit'
import type { TextFile } from '../model/brief.ts'
import { type Message, type Noticed, warning } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { attributeName } from './removals.ts'
import { schemes } from './safe-markup.ts'
import { toHtml } from './stringify.ts'

/** Elements that run or load something, or lead the reader away; they go with everything in them. */
const active = new Set(['applet', 'base', 'embed', 'frame', 'frameset', 'iframe', 'object', 'portal', 'script', 'style'])
/** What a `<link>` says without loading anything. */
const harmless = new Set(['alternate', 'author', 'bookmark', 'canonical', 'help', 'license', 'next', 'prev', 'search', 'up'])
/** Attributes that load what they name; pictures may be brought along in them. */
const loads = new Set(['background', 'data', 'poster', 'src', 'srcSet'])
const leads = new Set(['action', 'formAction', 'href', 'ping', 'xLinkHref'])

/**
 * Makes safe what a page's template draws around the body: it runs nothing and loads nothing. What had to go is reported at its tag.
 * A template in which nothing is wrong keeps its bytes.
 */
export function safeFrame(frame: string, template: TextFile): Noticed<string> {
  const tree = raw({ type: 'root', children: [{ type: 'doctype' }, { type: 'raw', value: frame }] }) as Root
  const messages: Message[] = []
  const seen = new Map<string, number>()
  visit(tree, 'element', (element, index, parent) => {
    const nth = seen.get(element.tagName) ?? 0
    seen.set(element.tagName, nth + 1)
    const place = tagPlace(template, element.tagName, nth)
    if (parent && index !== undefined && isActive(element)) {
      parent.children.splice(index, 1)
      messages.push(warning(place, 'removed-markup', `removed <${element.tagName}> from the page template`, hintFor(element)))
      return [SKIP, index]
    }
    messages.push(...withoutUnsafe(element, place))
    return undefined
  })
  return { value: messages.length > 0 ? write(tree) : frame, messages }
}

function isActive({ tagName, properties }: Element): boolean {
  if (tagName === 'meta') return properties['httpEquiv'] !== undefined
  if (tagName === 'link') return ![properties['rel']].flat().every((rel) => harmless.has(`${rel}`.toLowerCase()))
  return active.has(tagName)
}

function hintFor({ tagName }: Element): string {
  return tagName === 'style' || tagName === 'link' ? 'write how the page looks into style.css' : 'a page runs nothing and loads nothing'
}

/** Takes off the attributes that run or load something. */
function withoutUnsafe({ tagName, properties }: Element, place: Place): Message[] {
  const unsafe = Object.keys(properties).filter((name) => !isSafe(name, tagName, properties))
  for (const name of unsafe) delete properties[name]
  if (unsafe.length === 0) return []
  const names = unsafe.map((name) => `"${attributeName(name)}"`).join(', ')
  const hint = 'a page runs nothing and loads nothing, and style.css says how it looks'
  return [warning(place, 'removed-markup', `removed ${names} from <${tagName}> of the page template`, hint)]
}

function isSafe(name: string, tagName: string, properties: Properties): boolean {
  const value = `${properties[name]}`.replaceAll(/[\0-\u0020]/g, '')
  if (/^on/i.test(name) || name === 'style' || name === 'srcDoc') return false
  if (loads.has(name)) return /^data:image\//i.test(value)
  if (!leads.has(name)) return true
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(value)?.[1]?.toLowerCase()
  return value.startsWith('#') || (['a', 'area', 'link'].includes(tagName) && scheme !== undefined && schemes.includes(scheme))
}

/** Where a tag stands in the template: the nth of its name; the beginning where a partial or a value brought it. */
function tagPlace({ path, text }: TextFile, tagName: string, nth: number): Place {
  const before = [...text.matchAll(new RegExp(`<${tagName}(?![\\w-])`, 'gi'))][nth]
  const lines = text.slice(0, before?.index ?? 0).split('\n')
  return { file: path, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function write(tree: Root): string {
  const html = tree.children.find((child: Nodes) => child.type === 'element')
  return html ? `<!doctype html>\n${toHtml(html as Element)}\n` : ''
}
