import type { Properties } from 'hast'
import { type Message, warning } from '../model/message.ts'
import type { RawText, Sealed, Seals } from './seals.ts'
import { isStripped, schemes } from './safe-markup.ts'

/** A warning for each element that lost something on its way to a safe page, and for HTML that never became an element. */
export function removalMessages({ elements, raws, attribute }: Seals, kept: ReadonlyMap<Sealed, Properties>): Message[] {
  const ofElements = elements.filter(({ inStripped }) => !inStripped).flatMap((sealed) => ofElement(sealed, kept.get(sealed), attribute))
  return [...ofElements, ...raws.flatMap(swallowed)]
}

function ofElement(sealed: Sealed, left: Properties | undefined, attribute: string): Message[] {
  const { tagName, own, open, place } = sealed
  if (!left) {
    const what = isStripped(tagName) ? `<${tagName}> and what was in it` : `the tags of <${tagName}>`
    return [warning(place, 'removed-markup', `removed ${what}`, 'write it as Markdown or take it out')]
  }
  const lost = Object.keys(open).filter((name) => name !== attribute && !(name in left))
  const messages: Message[] = []
  if (lost.includes('href')) {
    const address = `${open['href']}`
    const hint = `link with ${schemes.slice(0, -1).join(', ')} or ${schemes.at(-1)}, or to #id on the page`
    messages.push(warning(place, 'removed-markup', `removed the address "${shorten(address)}" of a link`, hint))
  }
  const attributes = own ? [] : lost.filter((name) => name !== 'href').map(attributeName)
  if (attributes.length > 0) {
    const names = attributes.map((name) => `"${name}"`).join(', ')
    messages.push(
      warning(place, 'removed-markup', `removed ${names} from <${tagName}>`, 'a page runs nothing, and a style sheet says how it looks'),
    )
  }
  return messages
}

/** What the parser drops without making an element of it. */
function swallowed({ value, place }: RawText): Message[] {
  const messages: Message[] = []
  const page = /<(html|head|body|frameset|frame)\b/i.exec(value)?.[1]
  if (page)
    messages.push(warning(place, 'removed-markup', `removed the tags of <${page.toLowerCase()}>`, 'write it as Markdown or take it out'))
  // Compose reports a comment that begins a piece of HTML: it knows where the chapter goes on.
  if (!value.startsWith('<!--') && value.lastIndexOf('<!--') > value.lastIndexOf('-->')) {
    messages.push(warning(place, 'removed-markup', 'removed everything after a comment that is not closed', 'close it with -->'))
  }
  return messages
}

/** The name that an attribute has in HTML, from that of its property. */
export function attributeName(property: string): string {
  if (property === 'className') return 'class'
  const hyphenated = /^(data|aria)[A-Z]/.test(property)
  return property.replace(/[A-Z]/g, (letter) => (hyphenated ? '-' : '') + letter.toLowerCase())
}

function shorten(address: string): string {
  const line = address.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
