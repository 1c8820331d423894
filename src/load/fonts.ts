import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EnvironmentFault } from '../model/fault.ts'
import type { Font } from '../model/font.ts'

export type { Font } from '../model/font.ts'

type Face = Omit<Font, 'woff2'> & { file: string }

/** The faces by the optical size that each family is cut for, in static files: Chromium prints variable fonts as Type 3. */
const faces: readonly Face[] = [
  ...serif('Dossier Text', 'SourceSerif4', ['Regular', 'It', 'Semibold', 'SemiboldIt']),
  ...serif('Dossier Note', 'SourceSerif4Caption', ['Regular', 'It', 'Semibold']),
  ...serif('Dossier Display', 'SourceSerif4Display', ['Regular', 'Semibold']),
  ...family('Dossier Sans', 'source-sans', 'SourceSans3', ['Regular', 'It', 'Semibold']),
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

function serif(name: string, prefix: string, cuts: readonly string[]): Face[] {
  return family(name, 'source-serif', prefix, cuts)
}

function family(name: string, npmPackage: string, prefix: string, cuts: readonly string[]): Face[] {
  return cuts.map((cut) => ({
    family: name,
    style: cut.endsWith('It') ? 'italic' : 'normal',
    weight: cut.startsWith('Semibold') ? 600 : 400,
    file: `${npmPackage}/WOFF2/TTF/${prefix}-${cut}.ttf.woff2`,
  }))
}

async function readFace({ file, ...face }: Face): Promise<Font> {
  const [npmPackage = '', ...path] = file.split('/')
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${npmPackage}/package.json`))
    return { ...face, woff2: (await readFile(join(folder, ...path))).toString('base64') }
  } catch (cause) {
    throw new EnvironmentFault(`the font file ${file} cannot be read`, 'run `npm ci` to install the packages anew', { cause })
  }
}
