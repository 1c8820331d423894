import type { PhrasingContent, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'

const brand = Symbol('splice')

/**
 * Evidence that takes its place in a chapter as a tree, so that nothing in it is read as Markdown.
 * It may be handed from helper to helper before it is printed.
 */
export interface Splice {
  [brand]: true
  /** Blocks take the place of a paragraph, phrasing stands within one. */
  blocks: boolean
  nodes: RootContent[]
  /** The note that is stated or quoted, for finding out who prints one side of an open question. */
  states: Note | undefined
}

/** What stands within a line of text. */
export function phrasing(nodes: PhrasingContent[], states?: Note): Splice {
  return { [brand]: true, blocks: false, nodes, states }
}

/** What stands between paragraphs. */
export function blocks(nodes: RootContent[], states?: Note): Splice {
  return { [brand]: true, blocks: true, nodes, states }
}

export function isSplice(value: unknown): value is Splice {
  return typeof value === 'object' && value !== null && brand in value
}

/** The text of any value as a reader would meet it in a plain string. */
export function plain(value: unknown): string {
  if (isSplice(value)) return toString(value.nodes)
  if (Array.isArray(value)) return value.map(plain).join(', ')
  return value === undefined || value === null ? '' : String(value)
}

/** A node that knows where its text was written. */
export function placed<T extends RootContent>(node: T, place: Place): T {
  return { ...node, data: { ...node.data, place } }
}
