import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RehearsalFiles } from '../model/rehearsal-files.ts'
import { ownFolder } from '../own-folder.ts'
import { commonFonts, loadFonts } from './fonts.ts'

/** Reads it; that something is missing is told where a brief needs it. */
export async function loadRehearsal(): Promise<RehearsalFiles> {
  const base = join(ownFolder, 'templates/_base')
  const [fonts, ...sheets] = await Promise.all([
    loadFonts(),
    ...['style.css', 'pages.css'].map((name) => readFile(join(base, name), 'utf8')),
  ])
  return { fonts: commonFonts(fonts), css: sheets.join('\n') }
}
