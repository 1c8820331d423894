import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { error, type Message } from '../../model/message.ts'
import type { Place } from '../../model/place.ts'
import type { Context } from './context.ts'
import { escape, plainText } from './words.ts'

/** The name of a person who is withheld stands nowhere in a brief: not in its text, not in a footnote, a title or an address. */
export function checkProtectedNames({ corpus, brief, cited }: Context): Message[] {
  const withheld = [...corpus.entities.values()].filter(({ matter }) => matter.protection === 'withheld')
  const patterns = withheld.flatMap(({ id, matter }) => {
    const names = [matter.name, matter.short, ...matter.aliases, ...matter.typos].filter((name) => name && name.length > 2)
    const anyName = names.map((name) => escape(plainText(name ?? '')).replaceAll(' ', '[ _+-]')).join('|')
    return anyName === '' ? [] : [{ id, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyName})(?![\\p{L}\\p{N}])`, 'iu') }]
  })
  if (patterns.length === 0) return []
  return textsOf(brief, cited).flatMap(({ text, place, parts = [] }) =>
    patterns
      .filter(({ pattern }) => pattern.test(plainText(text)) && !parts.some((part) => pattern.test(plainText(part))))
      .map(({ id }) =>
        error(
          place,
          'protected-name',
          `the name of "${id}" stands here, and is withheld`,
          'take it out, or describe the person without it',
        ),
      ),
  )
}

interface Text {
  text: string
  place: Place
  /** Texts that are read by themselves as well. */
  parts?: string[]
}

function textsOf(brief: Context['brief'], { chapters, footnotes, bibliography }: Context['cited']): Text[] {
  const { title, subtitle, audience, authors, publisher } = brief.matter
  const header = [title, subtitle, audience, ...authors, publisher].map((text) => ({ text: text ?? '', place: brief.place }))
  const body = chapters.flatMap(({ tree, path }) => textsIn([tree], { file: path, line: 1, column: 1 }))
  const notes = footnotes.flatMap((footnote) => textsIn(footnote.body, footnote.place))
  const entries = bibliography.flatMap((group) => group.entries.flatMap(({ content }) => textsIn(content, brief.place)))
  return [...header, ...body, ...notes, ...entries]
}

/** Every text and attribute of these trees. Neighbouring texts are read together as well, since markup may part a name. */
function textsIn(nodes: readonly Nodes[], fallback: Place): Text[] {
  const texts: Text[] = []
  for (const node of nodes) {
    visit(node, (inner) => {
      const place = inner.data?.place ?? fallback
      for (const key of ['alt', 'title', 'url', 'value'] as const) {
        const text = (inner as unknown as Record<string, unknown>)[key]
        if (typeof text === 'string') texts.push({ text: key === 'url' ? decoded(text) : text, place })
      }
      if ('attributes' in inner && inner.attributes) texts.push({ text: Object.values(inner.attributes).join(' '), place })
      if ('children' in inner && inner.children.some(({ type }) => type === 'text') && inner.children.length > 1) {
        const parts = inner.children.map((child) => flat(child))
        texts.push({ text: parts.join(''), place, parts })
      }
    })
  }
  return texts
}

function flat(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map((child) => flat(child)).join('') : ''
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
