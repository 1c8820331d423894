import type { TextFile } from './brief.ts'

/** What a page gets for reading on a screen: its tools, and the one script that runs in it. Both are always Dossier's own. */
export interface ScreenFiles {
  tools: TextFile
  script: string
}
