import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { CrossReference } from '../../model/chapter.ts'
import { error } from '../../model/message.ts'
import { didYouMean } from '../../model/suggest.ts'
import type { Context, State } from '../context.ts'
import type { Target } from '../outline.ts'
import { phrase } from '../../model/phrase.ts'
import { placeOf } from '../place.ts'

/** A reference to a section, box, table, figure or footnote: a link that says what it leads to and its number. */
export function crossReference(context: Context) {
  return (state: State, node: CrossReference): ElementContent => {
    const destination = find(node.target, context)
    if (!destination) {
      context.messages.push(unknownReference(node, node.target, context))
      return { type: 'text', value: node.target }
    }
    const element = h('a.cross-reference', { href: `#${destination.id}` }, destination.text)
    state.patch(node, element)
    return element
  }
}

/** The error that nothing in the brief has this id. */
export function unknownReference(node: Parameters<typeof placeOf>[0], id: string, { outline, footnotes, path }: Context) {
  const labels = footnotes.flatMap(({ label }) => label ?? [])
  const hint = didYouMean(id, [...outline.byId.keys(), ...labels])
  return error(
    placeOf(node, path),
    'unknown-reference',
    `no section, box, table, figure or footnote is called "${id}"`,
    hint || 'an id is the title in lower case with hyphens, or the one that is given in braces',
  )
}

function find(id: string, { outline, footnotes, path, brief: { strings } }: Context): { id: string; text: string } | undefined {
  const target = outline.byId.get(id)
  if (target) return { id, text: nameOf(target, strings) }
  // Hand-written labels are unique in a chapter only, so one of the same file is meant before any other.
  const labelled = footnotes.filter(({ label }) => label === id)
  const footnote = labelled.find(({ place }) => place.file === path) ?? labelled[0]
  return footnote && { id: `fn-${footnote.number}`, text: phrase(strings, 'reference-note', { number: `${footnote.number}` }) }
}

function nameOf({ kind, number, title }: Target, strings: Context['brief']['strings']): string {
  return number === undefined ? phrase(strings, `reference-${kind}-title`, { title }) : phrase(strings, `reference-${kind}`, { number })
}
