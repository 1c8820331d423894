import type { NotePart } from './fill-area.ts'

/** A column of a page to be made: the block and line that it begins with, and its share of the notes. */
export interface PlannedColumn {
  /** `undefined` where no text begins in it: the rest of a note, pictures, or a page left blank. */
  begin: { block: number; line: number } | undefined
  notes: NotePart[]
  /** Blocks of pictures from the column before that stand at its head. */
  floats: number[]
  /** Blocks of pictures that stand at its foot. */
  feet: number[]
  /** The table that it belongs to, which stands apart from the columns of text. */
  apart?: number
  /** It is the second column of its page. */
  beside?: true
  /** A table that stands across the columns of its page, which has its notes. */
  across?: true
  /** How far from the head of the type area it stands, under others on the same page. */
  under?: number
}
