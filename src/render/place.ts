import type { Node } from 'unist'
import type { Place } from '../model/place.ts'

declare module 'hast' {
  interface Data {
    /** Where the author wrote what became this node. */
    place?: Place
  }
}

/** Where the author wrote a node; where compose did not say, the node's line in the file that is named. */
export function placeOf(node: Node, file: string): Place {
  const { data, position } = node as Node & { data?: { place?: Place } }
  return data?.place ?? { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 }
}
