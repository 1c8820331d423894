/** A place on a printed page: the page from 0, and left, top, right and bottom as shares of its width and height from the upper left. */
export interface PagePlace {
  page: number
  box: [left: number, top: number, right: number, bottom: number]
}

/** A print of the browser's, of a whole document or of one of its quires. */
export interface MarkedPrint {
  pdf: Uint8Array
  marked: Marked
}

/** What was read of the pages when they were marked, as plain data. Marks name its entries by their index. */
export interface Marked {
  headings: ({ title: string; rank: number } & PagePlace)[]
  /** The words of each link that is no footnote call. */
  links: string[]
  /** The markers before the footnotes that stand on pages. */
  markers: ({ note: number } & PagePlace)[]
  /** Where links within the document lead, by the fragment of their addresses. */
  places: ({ name: string } & PagePlace)[]
}
