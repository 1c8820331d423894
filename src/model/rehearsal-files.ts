import type { Font } from './font.ts'

/** What a page is set in that is printed for practice: the faces of most pages, and Dossier's own style of printed pages. */
export interface RehearsalFiles {
  fonts: readonly Font[]
  css: string
}
