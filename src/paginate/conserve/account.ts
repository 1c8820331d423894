/**
 * Whose text a run is: `text`, `note 12`, `part 3` (a figure, a table or a cell, which may be moved or stand beside others), `entry` (of
 * the contents), `number` (a page number in the contents), or what the pages add: `furniture`.
 */
export type Owner = 'text' | `note ${number}` | `part ${number}` | 'entry' | 'number' | 'furniture'

/** Text of a block, as far as nothing of another block stands in it. */
export interface Run {
  owner: Owner
  /** Its pieces as they are in the document, in reading order. */
  pieces: string[]
  /** It is not displayed, or for screen readers alone. */
  isHidden?: boolean
  /** A style sheet hides it, though it is of a chapter or a footnote. */
  isUnseen?: boolean
  /** Its lines are painted from right to left. */
  isRightToLeft?: boolean
}

/**
 * Words that are printed and that nobody can read: they have the colour of what is behind them, are too small, are cut off, lie under
 * something, or upon other words.
 */
export interface Unseen {
  owner: Owner
  words: string
  why: 'ink' | 'size' | 'cut' | 'covered' | 'overlap'
}

/** What a page holds before it is printed. */
export interface PageAccount {
  /** The number that is printed on it, or would be. */
  folio: string
  runs: Run[]
  unseen: Unseen[]
  /** Footnotes that are called on it, once for each call, and those whose bodies begin on it. */
  calls: number[]
  bodies: number[]
  /** Entries of the contents: the id they lead to, and the page number that stands there. */
  entries: { target: string; number: string }[]
}

/** The text of a document before it was made into pages, and the pages: two accounts that must balance. */
export interface Account {
  text: Run[]
  pages: PageAccount[]
}
