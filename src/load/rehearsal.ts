import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownFolder } from '../own-folder.ts'
import { commonFaces, loadFonts } from './fonts.ts'

/** What a page is set in that is printed for practice: the faces of most pages, and Dossier's own style of printed pages. */
export interface RehearsalFiles {
  faces: ReturnType<typeof commonFaces>
  css: string
}

/** Reads it; that something is missing is told where a brief needs it. */
export async function loadRehearsal(): Promise<RehearsalFiles> {
  const base = join(ownFolder, 'templates/_base')
  const [fonts, ...sheets] = await Promise.all([
    loadFonts(),
    ...['style.css', 'pages.css'].map((name) => readFile(join(base, name), 'utf8')),
  ])
  return { faces: commonFaces(fonts), css: sheets.join('\n') }
}
