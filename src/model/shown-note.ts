import type { Level } from './level.ts'

/** A piece of a passage; what is marked is the quotation. */
export interface Piece {
  text: string
  isMarked: boolean
}

/** What the sources say to a question that they do not all answer alike, in the brief's language. */
export interface ShownQuestion {
  question: string
  /** Key of the words for how the brief prints it, such as `decision-range`; none where the answers do not contradict each other. */
  decision: string | undefined
  answers: { value: string; source: string; isOwn: boolean }[]
}

/** An evidence note as a reader of the web page may look into it: nothing in it is beyond the brief's clearance. */
export interface ShownNote {
  id: string
  /** The source in one line. */
  source: string
  /** Language of the source (BCP 47), where that is known. */
  lang: string | undefined
  locator: string
  /** Where the source, and a copy of it, can be read. */
  address: string | undefined
  copy: string | undefined
  level: Level
  isContested: boolean
  /** The quotation, with what stands around it where that may be shown; empty for a lead. */
  passage: Piece[]
  questions: ShownQuestion[]
}
