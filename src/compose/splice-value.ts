import type { PhrasingContent, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { copyTree } from '../model/copy-tree.ts'
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
  isBlock: boolean
  /** Makes the tree anew each time, when all templates have run. */
  nodes: () => RootContent[]
  /** Notes that are stated or quoted in it, for finding out who prints one side of an open question. */
  states: readonly Note[]
}

/** What stands within a line of text. */
export function phrasing(nodes: readonly PhrasingContent[], states: readonly Note[] = []): Splice {
  return { [brand]: true, isBlock: false, nodes: () => copyTree(nodes), states }
}

/** What stands between paragraphs. */
export function blocks(nodes: readonly RootContent[], states: readonly Note[] = []): Splice {
  return { [brand]: true, isBlock: true, nodes: () => copyTree(nodes), states }
}

/** Blocks that can only be known when all chapters have run, such as a list of what they name. */
export function laterBlocks(nodes: () => RootContent[]): Splice {
  return { [brand]: true, isBlock: true, nodes, states: [] }
}

export function isSplice(value: unknown): value is Splice {
  return typeof value === 'object' && value !== null && brand in value
}

/** The text of any value as a reader would meet it in a plain string. */
export function plain(value: unknown): string {
  if (isSplice(value)) return toString(value.nodes())
  if (Array.isArray(value)) return value.map(plain).join(', ')
  return value === undefined || value === null ? '' : String(value)
}

/** A node that knows where its text was written. */
export function placed<T extends RootContent>(node: T, place: Place): T {
  return { ...node, data: { ...node.data, place } }
}
