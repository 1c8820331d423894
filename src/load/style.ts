import { dirname, relative, resolve, sep } from 'node:path'
import type { CitationStyle } from '../model/brief.ts'
import { error } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { didYouMean } from '../model/suggest.ts'
import { type Chain, firstWith } from './chain.ts'
import { isFile, isInside, type Location, namesIn, within } from './location.ts'
import type { Reader } from './reader.ts'
import { exportedLimit } from './text.ts'
import { type Element, readElements } from './xml.ts'

/** The style that a brief names; where it is no good the built-in notes style, so that the rest of the brief is still checked. */
export async function readStyle(chain: Chain, name: string, place: Place, reader: Reader): Promise<CitationStyle> {
  const folders = [...chain.folders, ...chain.bases].map((folder) => within(folder, 'csl'))
  const refuse = (message: string, hint = '') => void reader.messages.push(error(place, 'valid-style', message, hint))
  const file = await findStyle(chain, folders, name)
  if (!file)
    refuse(
      `there is no citation style "${name}"`,
      didYouMean(name, await styleNames(folders)) || 'write the name or the path of a .csl file',
    )
  const style = (file && (await readIndependent(file, folders, refuse, reader))) ?? (await readFallback(folders, reader))
  return { ...style, locales: await readLocales([...(file ? [parentOf(file)] : []), ...folders], reader) }
}

/** A name is looked up in the `csl/` folders; a path from the brief's folder, those it extends, and the project's root. */
async function findStyle({ folders, bases }: Chain, styleFolders: readonly Location[], name: string): Promise<Location | undefined> {
  const named = await firstWith(styleFolders, name.endsWith('.csl') ? name : `${name}.csl`)
  if (named && !name.includes('/')) return named
  const root = folders[0]?.root ?? ''
  const starts: Location[] = [...folders, { path: '', absolute: root, root }, ...bases]
  for (const start of starts) {
    const absolute = resolve(start.absolute, name)
    const path = relative(start.root, absolute).split(sep).join('/')
    const file = { path: start.path.startsWith('dossier:') ? `dossier:${path}` : path, absolute, root: start.root }
    if ((await isFile(file)) && (await isInside(file))) return file
  }
  return undefined
}

type Read = Omit<CitationStyle, 'locales'>
type Refuse = (message: string, hint?: string) => void

/** Follows a dependent style to the one that it takes its form from. */
async function readIndependent(file: Location, folders: readonly Location[], refuse: Refuse, reader: Reader): Promise<Read | undefined> {
  const { read, parent } = (await readStyleFile(file, refuse, reader)) ?? {}
  if (parent === undefined) return read
  const name = `${parent.split('/').at(-1)}.csl`
  const independent = await firstWith([parentOf(file), ...folders], name)
  if (!independent) {
    refuse(`the style "${file.path}" depends on "${parent}", which is not here`, `put ${name} beside it`)
    return undefined
  }
  const found = await readStyleFile(independent, refuse, reader)
  if (found?.parent !== undefined) refuse(`the style "${independent.path}" depends on yet another`, 'name an independent style')
  return found?.parent === undefined ? found?.read : undefined
}

async function readStyleFile(
  file: Location,
  refuse: Refuse,
  reader: Reader,
): Promise<{ read: Read; parent: string | undefined } | undefined> {
  const text = await reader.read(file)
  if (!text) return undefined
  const elements = readElements(text.text)
  const [root] = elements ?? []
  if (!elements || !root) return void refuse(`the style "${file.path}" is not well-formed XML`, 'download it again')
  if (root.name !== 'style') return void refuse(`"${file.path}" is not a CSL style`, `it begins with <${root.name}>`)
  const link = elements.find(({ name, attributes }) => name === 'link' && attributes.get('rel') === 'independent-parent')
  const kind = root.attributes.get('class')
  const parent = link?.attributes.get('href')
  if (!parent && (!has(elements, 'citation') || (kind !== 'note' && kind !== 'in-text'))) {
    return void refuse(`"${file.path}" is not a whole CSL style`, 'it needs a class, note or in-text, and <citation>')
  }
  return { read: { path: file.path, xml: text.text, class: kind === 'in-text' ? 'in-text' : 'note' }, parent }
}

async function readFallback(folders: readonly Location[], reader: Reader): Promise<Read> {
  const file = await firstWith(folders, 'notes.csl')
  const text = file && (await reader.read(file))
  return { path: text?.path ?? '', xml: text?.text ?? '', class: 'note' }
}

/** CSL locale files by their tag; an earlier folder's hides a later one's. */
async function readLocales(folders: readonly Location[], reader: Reader): Promise<Map<string, string>> {
  const locales = new Map<string, string>()
  for (const folder of folders) {
    for (const name of await namesIn(folder)) {
      const lang = /^locales-([a-z]{2,3}(?:-[a-z]{2,4})*)\.xml$/i.exec(name)?.[1]
      if (lang === undefined || locales.has(lang)) continue
      const file = await reader.read(within(folder, name), exportedLimit)
      if (file && reader.memory.recall(file.path, file.text, () => readElements(file.text)?.[0]?.name) === 'locale')
        locales.set(lang, file.text)
      else if (file)
        reader.messages.push(error({ file: file.path, line: 1, column: 1 }, 'valid-style', 'this is not a CSL locale', 'download it again'))
    }
  }
  return locales
}

async function styleNames(folders: readonly Location[]): Promise<string[]> {
  const names = await Promise.all(folders.map(namesIn))
  return names.flat().flatMap((name) => (name.endsWith('.csl') ? [name.slice(0, -'.csl'.length)] : []))
}

function parentOf({ path, absolute, root }: Location): Location {
  return { path: path.split('/').slice(0, -1).join('/'), absolute: dirname(absolute), root }
}

function has(elements: readonly Element[], name: string): boolean {
  return elements.some((element) => element.name === name)
}
