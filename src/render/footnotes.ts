import type { Element } from 'hast'
import { h } from 'hastscript'
import type { RootContent } from 'mdast'
import type { Strings } from '../model/brief.ts'
import type { Footnote } from '../model/chapter.ts'
import type { Context } from './context.ts'
import { convert } from './convert.ts'
import { callId } from './handlers/footnote-reference.ts'
import { phrase } from '../model/phrase.ts'
import { plainText } from './words.ts'

/** The section of all notes, and the text of each. Comes after the chapters, whose calls it leads back to. */
export function footnotes(context: Context, id: string): { section: Element | undefined; text: Map<number, string> } {
  const { brief, footnotes: notes } = context
  const elements = notes.map((note) => footnote(note, context))
  const text = new Map(notes.map(({ number }, index) => [number, plainText(elements[index]?.children[1])]))
  if (elements.length === 0) return { section: undefined, text }
  const titleId = context.outline.ids.claim(`${id}-title`)
  const heading = h('h2', { id: titleId }, phrase(brief.strings, 'notes'))
  const section = h('section.footnotes', { id, role: 'doc-endnotes', ariaLabelledBy: [titleId] }, [heading, ...elements])
  return { section, text }
}

function footnote({ number, body, place }: Footnote, context: Context): Element {
  const tree = convert({ type: 'root', children: paragraphs(body) }, { ...context, path: place.file })
  const count = Math.max(1, context.calls.get(number) ?? 1)
  return h('div.footnote', { className: context.footnotes.length >= 100 ? 'wide' : undefined, id: `fn-${number}`, role: 'doc-footnote' }, [
    h('span.footnote-marker', `${number}`),
    h('div.footnote-body', tree.children as Element[]),
    ...Array.from({ length: count }, (_, index) => backref(number, index + 1, context.brief.strings)),
  ])
}

/** The way back from a note to its nth call. */
function backref(number: number, count: number, strings: Strings): Element {
  const label = phrase(strings, count === 1 ? 'back-to-call' : 'back-to-further-call', { number: `${number}`, count: `${count}` })
  return h('a.footnote-backref', { href: `#${callId(number, count)}`, role: 'doc-backlink', ariaLabel: label }, '↑')
}

const phrasing = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'crossReference',
  'image',
])

/** A body that holds bare text becomes one of a paragraph. */
function paragraphs(body: RootContent[]): RootContent[] {
  if (!body.every(({ type }) => phrasing.has(type))) return body
  return [{ type: 'paragraph', children: body as Extract<RootContent, { type: 'paragraph' }>['children'] }]
}
