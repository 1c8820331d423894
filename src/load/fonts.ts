import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EnvironmentFault } from '../model/fault.ts'
import type { Font } from '../model/font.ts'

export type { Font } from '../model/font.ts'

/** `whole` is the file in which a face is easiest to cut. */
type Face = Omit<Font, 'woff2'> & { file: string; whole: string }

/** The faces by the optical size that each family is cut for, in static files: Chromium prints variable fonts as Type 3. */
const faces: readonly Face[] = [
  ...serif('Dossier Text', 'SourceSerif4', ['Regular', 'It', 'Semibold', 'SemiboldIt']),
  ...serif('Dossier Note', 'SourceSerif4Caption', ['Regular', 'It', 'Semibold', 'SemiboldIt']),
  ...serif('Dossier Display', 'SourceSerif4Display', ['Regular', 'Semibold', 'SemiboldIt']),
  ...family('Dossier Sans', 'source-sans', 'SourceSans3', ['Regular', 'It', 'Semibold', 'SemiboldIt']),
  amiri(400, '400'),
  amiri(600, '700'),
]

let loading: Promise<Font[]> | undefined

/**
 * Reads the bundled fonts, once in the life of the process.
 *
 * @throws EnvironmentFault where a font package is missing or damaged.
 */
export async function loadFonts(): Promise<Font[]> {
  loading ??= Promise.all(faces.map(readFace))
  return loading
}

/** The faces that most pages are set in. */
export function commonFonts(fonts: readonly Font[]): Font[] {
  return fonts.filter(({ size, style, weight }) => size === undefined && !(style === 'italic' && weight === 600))
}

function serif(name: string, prefix: string, cuts: readonly string[]): Face[] {
  return family(name, 'source-serif', prefix, cuts)
}

function family(name: string, npmPackage: string, prefix: string, cuts: readonly string[]): Face[] {
  return cuts.map((cut) => ({
    family: name,
    style: cut.endsWith('It') ? 'italic' : 'normal',
    weight: cut.startsWith('Semibold') ? 600 : 400,
    file: `${npmPackage}/WOFF2/TTF/${prefix}-${cut}.ttf.woff2`,
    whole: `${npmPackage}/TTF/${prefix}-${cut}.ttf`,
  }))
}

/** A naskh whose words come out of a PDF as they went in: it has a glyph for each letter, where others have one for its dots as well. */
function amiri(weight: number, cut: string): Face {
  const file = `@fontsource/amiri/files/amiri-arabic-${cut}-normal.woff2`
  return { family: 'Dossier Arabic', style: 'normal', weight, size: 112, file, whole: file }
}

async function readFace({ family: name, style, weight, size, file }: Face): Promise<Font> {
  return { family: name, style, weight, ...(size && { size }), woff2: (await readFontFile(file)).toString('base64') }
}

/** The file of a bundled face, with all that is in it; `undefined` for a font of another's. */
export async function readWhole({ family: name, style, weight }: Font): Promise<Buffer | undefined> {
  const face = faces.find((one) => one.family === name && one.style === style && one.weight === weight)
  return face && readFontFile(face.whole)
}

async function readFontFile(file: string): Promise<Buffer> {
  const [, npmPackage = '', path = ''] = /^((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(file) ?? []
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${npmPackage}/package.json`))
    return await readFile(join(folder, path))
  } catch (cause) {
    throw new EnvironmentFault(`the font file ${file} cannot be read`, 'run `npm ci` to install the packages anew', { cause })
  }
}
