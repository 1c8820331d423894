import type { Data, Node, PhrasingContent, Root, RootContent } from 'mdast'
import type { Place } from './place.ts'

/** One cite: a source with what is said around it. */
export interface CiteItem {
  /** Key in the library. */
  key: string
  /** CSL label (`page`, `paragraph`, `note`, …); any other word prints the locator bare. */
  label?: string
  locator?: string
  prefix?: PhrasingContent[]
  suffix?: PhrasingContent[]
  suppressAuthor?: boolean
  /** The evidence note that this cite stands for. */
  note?: string
}

/**
 * A citation cluster: all cites of one call site.
 * `narrative` puts the author into the sentence (`@key [p. 4]`).
 */
export interface Citation extends Node {
  type: 'citation'
  items: CiteItem[]
  narrative: boolean
  /** Name by which `{{ref}}` finds the footnote that this becomes. */
  label?: string
  data?: Data
}

/** A reference to a section, box, table, figure or footnote by its id or label. */
export interface CrossReference extends Node {
  type: 'crossReference'
  target: string
  data?: Data
}

declare module 'mdast' {
  interface Data {
    /** Where the author wrote what became this node: a template, a partial or a literature note. */
    place?: Place
  }
  interface PhrasingContentMap {
    citation: Citation
    crossReference: CrossReference
  }
  interface RootContentMap {
    citation: Citation
    crossReference: CrossReference
  }
}

/** A composed chapter: Markdown as a tree with evidence, citations and hand-written footnotes in it. */
export interface Chapter {
  name: string
  /** Path of its template. */
  path: string
  tree: Root
}

/** A footnote as the reader meets it. */
export interface Footnote {
  /** From 1, in reading order over the whole brief. */
  number: number
  body: RootContent[]
  /** What it says wherever it stands: its own words and what it cites, without “Ibid.” or the number of another footnote. */
  says?: string
  /** Evidence notes and library keys that it cites. */
  notes: string[]
  sources: string[]
  /** Label of a hand-written footnote or of a `cite`, for cross-references. */
  label?: string
  place: Place
}

/** A group of the bibliography with its heading. */
export interface BibliographyGroup {
  /** Key of the heading in the brief's strings, such as `bibliography-report`; none for an ungrouped list. */
  heading: string | undefined
  entries: { key: string; content: PhrasingContent[] }[]
}

/** The chapters after the citing run: no `citation` node is left; a `footnoteReference` has the footnote's number as its identifier. */
export interface CitedBrief {
  chapters: Chapter[]
  footnotes: Footnote[]
  bibliography: BibliographyGroup[]
}
