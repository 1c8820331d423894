import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast'
import type { Citation } from '../model/chapter.ts'
import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { sitesIn } from './inline.ts'

export type FootnoteCall = Extract<PhrasingContent, { type: 'footnoteReference' }>

/** A footnote with its number, before its citations are written. */
interface Numbered {
  number: number
  /** What an author wrote, or the citation that becomes a footnote. */
  origin: FootnoteDefinition | Citation
  place: Place
}

/** A citation where it is met, with what the engine must know of its surroundings. */
export interface Met {
  citation: Citation
  /** Of the footnote that it stands in or becomes; 0 in the sentence of an in-text style. */
  number: number
  /** Whether it becomes a footnote of its own. */
  isFootnote: boolean
  /** Text of its paragraph before and after it. */
  before: string
  after: string
  place: Place
}

export interface Reading {
  footnotes: Numbered[]
  met: Met[]
  /** Number by call: of a citation, of an author's call. */
  numbers: Map<Citation | FootnoteCall, number>
  messages: Message[]
}

/** Takes the footnotes that an author wrote out of a tree, by identifier. Of two with one identifier the first counts. */
export function takeDefinitions(tree: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>()
  const take = (parent: { children: RootContent[] }) => {
    parent.children = parent.children.filter((node) => {
      if (node.type === 'footnoteDefinition') {
        if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
        return false
      }
      if ('children' in node) take(node as { children: RootContent[] })
      return true
    })
  }
  take(tree)
  return definitions
}

/**
 * Reads a chapter as a reader does and numbers its footnotes, going on from `reading`: an author's call and, in a note style, every
 * citation is one. Further calls of a footnote have the number of the first.
 */
export function readChapter(
  tree: Root,
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  isNoteStyle: boolean,
  placeOf: (node: Citation | FootnoteCall | FootnoteDefinition) => Place,
  reading: Reading,
): void {
  const byIdentifier = new Map<string, number>()
  for (const { node, before, after } of sitesIn(tree)) {
    const place = placeOf(node)
    if (node.type === 'citation') {
      const number = isNoteStyle ? reading.footnotes.push({ number: reading.footnotes.length + 1, origin: node, place }) : 0
      reading.met.push({ citation: node, number, isFootnote: isNoteStyle, before, after, place })
      reading.numbers.set(node, number)
      continue
    }
    const definition = definitions.get(node.identifier)
    if (!definition) continue
    const known = byIdentifier.get(node.identifier)
    const number = known ?? reading.footnotes.push({ number: reading.footnotes.length + 1, origin: definition, place: placeOf(definition) })
    byIdentifier.set(node.identifier, number)
    reading.numbers.set(node, number)
    if (known === undefined) readBody(definition, number, placeOf, reading)
  }
}

function readBody(
  definition: FootnoteDefinition,
  number: number,
  placeOf: (node: Citation | FootnoteCall) => Place,
  reading: Reading,
): void {
  for (const { node, before, after } of sitesIn(definition)) {
    const place = placeOf(node)
    if (node.type === 'citation') reading.met.push({ citation: node, number, isFootnote: false, before, after, place })
    else
      reading.messages.push(
        error(place, 'nested-footnote', 'a footnote is called inside a footnote', 'write what it says in brackets, or beside it'),
      )
  }
}
