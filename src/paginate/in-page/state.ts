import type { RareCharacter } from '../check-fonts.ts'
import type { Dictionaries } from '../hyphenate.ts'
import type { MeasuredBlock, MeasuredContainer } from '../measured.ts'
import type { PageMatter, PageSetup } from '../../model/page-matter.ts'
import type { Colour } from './look.ts'
import type { Elsewhere } from './quire.ts'

/** What the functions in the page keep between calls, as `globalThis.dossier`. DOM nodes cannot leave the page. */
export interface PageState {
  /** The whole text in one column. */
  flow: HTMLElement
  /** All footnotes in one column. */
  area: HTMLElement
  leaves: Leaf[]
  notes: NoteLeaves[]
  sheets: Sheet[]
  /** Height of a line of text. */
  line: number
  /** Pages of the quires before this one. */
  before: number
  aparts: Apart[]
  dictionaries: Dictionaries
  /** Counts the elements that stand in parts. */
  parted: number
  /** Paragraphs whose line ends were chosen, with room for their hyphens. */
  even: Set<Element>
  /** Text nodes with soft hyphens, and those of them that end a line, by their offset. */
  hyphenated: Map<Text, number[]>
  /** The one range for looking at characters: the platform keeps every range up to date for as long as it lives. */
  probe: Range
  /** Measured pixels to a pixel of the style sheets. */
  zoom: number
  /** Height of the type area of an upright page, and of one on its side. */
  capacity: number
  turnedCapacity: number
  setup: ColumnSetup
  /** Computed colours as they are painted. */
  colours: Map<string, Colour>
}

/** How the columns are to be; lengths of the page in millimetres. */
export interface ColumnSetup extends PageSetup {
  zoom: number
  notes: 'page' | 'end'
  page: PageMatter
  /** What a table's further part is called. */
  continued: string
  /** Heights of the type area in measured pixels, of an upright page and of one on its side. */
  capacity: number
  turnedCapacity: number
}

/** A leaf block with the nodes that make it up. */
export interface Leaf extends MeasuredBlock {
  /** The block itself, or the block whose direct text it is. */
  block: Element
  first: Node
  last: Node
}

export interface Leaves {
  leaves: Leaf[]
  containers: MeasuredContainer[]
  /** Pictures that may go to the next page. */
  floats: { container: MeasuredContainer; element: HTMLElement }[]
}

/** A table that was too wide for the text, in a column of its own. */
export interface Apart {
  column: HTMLElement
  isTurned: boolean
  /** Stands in the text where the table did. */
  mark: Comment
  leaves: Leaf[]
}

export interface NoteLeaves {
  element: HTMLElement
  leaves: Leaf[]
  /** The line that follows each of the note's steps. */
  next: { leaf: number; line: number }[]
}

/** A place in a column where a page or a part of a note begins. */
export interface Cut {
  node: Node
  offset: number
  /** The block that it parts in two, or that begins after it. */
  block: HTMLElement | undefined
  /** That block's look in the column; on a page it lacks the neighbours that may have given it. */
  indent: string
  align: string
  parts: boolean
}

/** A page while it is filled. */
export interface Sheet {
  page: HTMLElement
  body: HTMLElement
  area: HTMLElement
  /** How far from the head of the type area it begins. */
  under: number
}

/** What came of moving, as plain data. */
export interface Moved {
  /** Pages before the first chapter. */
  prelims: number
  /** Footnotes that stand on no page, and words that did not come through. */
  unplaced: number[]
  isWhole: boolean
}

/** What came of furnishing pages, as plain data; they are counted from the brief's first. */
export interface Furnished {
  /** What each page is numbered; empty where it shows no number. */
  folios: string[]
  /** `[footnote, page]` */
  footnotePages: [number, number][]
  /** Pages where something is higher than its room, with its first words. */
  overfull: { page: number; words: string }[]
  /** Letters that a font may lack. */
  characters: RareCharacter[]
  /** `[fragment, folio]` of what the contents name. */
  entries: [string, string][]
  /** The contents stand here, and want the folios of all that they name. */
  hasContents: boolean
}

declare global {
  var dossier: PageState
  /** Where the document is laid out in several tabs. */
  var dossierElsewhere: Elsewhere | undefined
  /** Faces that came with earlier documents, by their number. */
  var dossierFaces: Map<number, FontFace> | undefined
}
