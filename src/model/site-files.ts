import type { Strings, TextFile } from './brief.ts'

/** What the pages about all briefs of a project are drawn with. */
export interface SiteFiles {
  lang: string
  strings: Strings
  /** The design tokens of the project, as declarations. */
  tokens: string
  style: TextFile
  list: TextFile
  matrix: TextFile
}
