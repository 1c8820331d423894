import type { NeededFace } from '../model/font.ts'
import { readWhole } from './fonts.ts'
import { toWoff2 } from './woff2.ts'

/** Outlines are hinted for screens of long ago, and no program that shows a page reads the rest. */
const unneeded = ['BASE', 'DSIG', 'STAT', 'gasp', 'meta']

/**
 * Cuts each face to the characters and features that a page needs of it, and gives the page with them. What is set in a face looks the
 * same as in the whole of it. The glyphs are chosen by HarfBuzz.
 *
 * @param html a page that carries the faces whole, in their order
 * @param cuts what was cut for other pages of the run, and takes what is cut for this one
 */
export async function cutFonts(html: string, faces: readonly NeededFace[], cuts: FontCuts = new Map()): Promise<string> {
  const parts = await Promise.all(faces.map((face) => cutOnce(face, cuts)))
  const page: string[] = []
  let end = 0
  for (const [index, { woff2: whole }] of faces.entries()) {
    const start = html.indexOf(whole, end)
    if (start === -1) throw new Error('the page does not carry a face that was cut for it')
    page.push(html.slice(end, start), parts[index] ?? '')
    end = start + whole.length
  }
  return [...page, html.slice(end)].join('')
}

/** Cut faces by what decides them. The pages of a project need the same of most. */
export type FontCuts = Map<string, Promise<string>>
const maxCuts = 64

function cutOnce(face: NeededFace, cuts: FontCuts): Promise<string> {
  const { family, style, weight, characters, features } = face
  const key = JSON.stringify([family, style, weight, characters, features])
  const cut = cuts.get(key) ?? cutFace(face)
  cuts.delete(key) // what was used last is kept longest
  cuts.set(key, cut)
  const [oldest] = cuts.keys()
  if (cuts.size > maxCuts && oldest !== undefined) cuts.delete(oldest)
  return cut
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
