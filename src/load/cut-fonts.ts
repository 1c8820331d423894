import type { NeededFace } from '../model/font.ts'
import { readWhole } from './fonts.ts'
import { toWoff2 } from './woff2.ts'

/** Outlines are hinted for screens of long ago, and no program that shows a page reads the rest. */
const unneeded = ['BASE', 'DSIG', 'STAT', 'gasp', 'meta']

/**
 * Cuts each face to the characters and features that a page needs of it, and gives the page with them. What is set in a face looks the
 * same as in the whole of it. The glyphs are chosen by HarfBuzz.
 *
 * @param html a page that carries the faces whole
 */
export async function cutFonts(html: string, faces: readonly NeededFace[]): Promise<string> {
  const parts = await Promise.all(faces.map(async (face) => ({ whole: face.woff2, part: await cutFace(face) })))
  return parts.reduce((page, { whole, part }) => page.replace(whole, () => part), html)
}

/** The library has one memory for its work, so faces are cut in turn; they are compressed side by side. */
async function cutFace(face: NeededFace): Promise<string> {
  const whole = await readWhole(face)
  if (whole === undefined) return face.woff2
  const { default: subsetFont } = await import('subset-font')
  const keepFeatures = face.features && { keepFeatures: [...face.features] }
  const part = await subsetFont(whole, face.characters, {
    targetFormat: 'truetype',
    noHinting: true,
    dropTables: unneeded,
    ...keepFeatures,
  })
  return (await toWoff2(part)).toString('base64')
}
