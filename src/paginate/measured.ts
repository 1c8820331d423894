/** What the page tells about its layout, as plain data. All lengths are CSS pixels, all positions count from the flow's top. */
export interface Measured {
  containers: MeasuredContainer[]
  /** Leaf blocks in reading order. */
  blocks: MeasuredBlock[]
  /** Footnotes in the order of the page's own list. */
  notes: MeasuredNote[]
  /** Tables that stand apart from the columns of text, in reading order. */
  aparts: MeasuredApart[]
  /** Columns of text on a page. */
  columns: 1 | 2
  /** Height of the type area. */
  capacity: number
  /** What a footnote area takes before its first note: white and rule. */
  separator: number
  /** Height of a line of text. */
  line: number
}

/** A table too wide for a column, measured by itself. Its pages follow the page of the block after which it was written, or it shares one with text. */
export interface MeasuredApart extends Pick<Measured, 'containers' | 'blocks'> {
  /** Index of the block before it; -1 where none is. */
  after: number
  /** Height of the type area of its pages, which may lie on their side. */
  capacity: number
  isTurned: boolean
}

/** A box, list, table, … that holds blocks and that a page break may part. */
export interface MeasuredContainer {
  /** A `float` may also stand at the foot of its page or at the head of the next; what is `full` takes a page without columns. */
  kind: 'box' | 'quote' | 'list' | 'item' | 'table' | 'whole' | 'float' | 'full' | 'plain'
  /** Padding and border that each of its parts has at its top and at its foot. */
  above: number
  below: number
  /** Height of what is repeated at the top of each further part: a table's head, a box's title. */
  repeated: number
  /** By how much what follows moves up when a float goes elsewhere. */
  saved?: number
  /** The line on which the text before a float first refers to it. */
  mention?: [block: number, line: number]
}

/** A paragraph, heading, table row or picture: something with lines and no blocks in it. */
export interface MeasuredBlock {
  kind: 'text' | 'heading' | 'row' | 'head'
  /** The containers that it stands in, outermost first, as indexes. */
  path: number[]
  /** Tops and feet of its lines. A row is one line. */
  tops: number[]
  feet: number[]
  /** Where footnotes are called for the first time: `[line, note]`. */
  calls: [line: number, note: number][]
  /** Lines that end in a hyphen. */
  hyphens: number[]
  /** It begins, this far above its first line, at a multiple of so many lines from the head of its page. What is not set on the grid has none. */
  grid?: { lines: number; inset: number }
  /** It begins a page, or one on the right-hand side. */
  newPage: 'no' | 'any' | 'recto'
  /** Its last line stays with what follows: a heading, a caption, a sentence that ends in a colon. */
  keepNext: 'always' | 'rather' | 'no'
}

/** A footnote's body. */
export interface MeasuredNote {
  /** Its number in print. */
  number: number
  /** Heights of its first line, its first two, … where it may be parted, and last its whole height. */
  steps: number[]
  /** Further notes that its body calls, as indexes. */
  calls: number[]
}
