import type { Owner } from './account.ts'
import type { Shown } from './content-text.ts'
import { foldLetters } from './fold.ts'

/** A run of so many letters is known wherever it stands; a shorter one only where pieces of text begin and end with it. */
export const telling = 12

/** Letters of a page that no run accounts for yet: of one piece, or of a part of it. */
export interface Gap {
  letters: string
  /** The run before it. */
  after: Owner | undefined
  /** It may be left over. */
  isFree: boolean
  /** It is the number of a list or a page, or something else that is not part of a text. */
  isNumber?: boolean
}

/** The letters of a page in one. */
export interface PageText {
  letters: string
  /** Where pieces begin and end. */
  edges: ReadonlySet<number>
  /** The letters of a stretch, parted at the edges. */
  between: (from: number, to: number, after: Owner | undefined) => Gap[]
}

/** Joins what a page shows, piece by piece. */
export function joinPieces(shown: readonly Shown[]): PageText {
  const edges = [0]
  const pieces = shown.map(({ text }) => foldLetters(text))
  for (const piece of pieces) edges.push(edges.at(-1)! + piece.length)
  const letters = pieces.join('')
  const between = (from: number, to: number, after: Owner | undefined) => {
    if (from === to) return []
    const cuts = [from, ...edges.filter((edge) => edge > from && edge < to), to]
    return cuts.slice(1).map((end, index): Gap => ({ letters: letters.slice(cuts[index], end), after, isFree: false }))
  }
  return { letters, edges: new Set(edges), between }
}
