import type { Nodes } from 'mdast'
import type { Chapter } from '../model/chapter.ts'
import type { Place } from '../model/place.ts'

/** Where an author wrote what became a node; its line in the generated Markdown where nothing tells. */
export function placeOfNode({ data, position }: Nodes, { path }: Chapter): Place {
  return data?.place ?? { file: path, line: position?.start.line ?? 1, column: position?.start.column ?? 1 }
}
