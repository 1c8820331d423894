import type { TextFile } from './brief.ts'

/** The page, style and script of the fact-checker's copy. */
export interface ReviewFiles {
  page: TextFile
  style: TextFile
  script: TextFile
}
