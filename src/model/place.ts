/**
 * Where something stands in a file of the user's.
 *
 * `file` is relative to the project's root, with forward slashes; a file of Dossier's own `_base` starts with `dossier:`.
 * `line` and `column` count from 1, as editors do.
 */
export interface Place {
  file: string
  line: number
  column: number
}

/** The place of an offset in a text, whose first line may stand further down in its file. */
export function placeAt(file: string, text: string, offset: number, firstLine = 1): Place {
  const before = text.slice(0, offset)
  return { file, line: firstLine + before.split('\n').length - 1, column: offset - before.lastIndexOf('\n') }
}

/** Finds where a key or list item of a YAML text stands, such as `['derivesFrom', 0, 'source']`; the nearest thing around it where it is not written. */
export type PlaceOf = (path: readonly (string | number)[]) => Place
