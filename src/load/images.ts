import { readFile, stat } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import type { Image as ImageNode, ImageReference, Nodes } from 'mdast'
import type { Chapter } from '../model/chapter.ts'
import type { InputFile } from '../model/corpus.ts'
import { eachNode } from '../model/each-node.ts'
import { type Image, imageKey } from '../model/image.ts'
import { error, type Message, type Noticed } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { readImage } from './image-file.ts'
import { checkLiveText } from './live-text.ts'
import { isFile, isInside, type Location } from './location.ts'
import { inputFile } from './text.ts'

/** The images of a brief by `imageKey`, and the files that were read for them. */
export interface LoadedImages {
  images: Map<string, Image>
  inputs: InputFile[]
}

/** A picture this large is a mistake: every reader of the page would have to download it. */
const limit = 20_000_000

/**
 * Reads the images that the chapters show, each once, and takes from them what would tell on the photographer.
 *
 * @param isPrinted they go into a PDF, which no foreign font may enter
 */
export async function loadImages(root: string, chapters: readonly Chapter[], isPrinted = true): Promise<Noticed<LoadedImages>> {
  const images = new Map<string, Image>()
  const inputs = new Map<string, InputFile>()
  const messages: Message[] = []
  for (const chapter of chapters) {
    for (const { url, place } of imagesIn(chapter)) {
      const key = imageKey(chapter.path, url)
      if (images.has(key)) continue
      const found = await loadImage(root, chapter, url, isPrinted)
      if ('wrong' in found) messages.push(error(place, 'missing-image', ...found.wrong))
      else {
        images.set(key, found.image)
        inputs.set(found.input.path, found.input)
        messages.push(...found.messages)
      }
    }
  }
  return { value: { images, inputs: [...inputs.values()] }, messages }
}

/** Every image of a chapter, also those that name their file in a definition. */
function imagesIn({ path, tree }: Chapter): { url: string; place: Place }[] {
  const definitions = new Map<string, string>()
  eachNode<Nodes>(tree, (node) => void (node.type === 'definition' && definitions.set(node.identifier, node.url)))
  const found: { url: string; place: Place }[] = []
  eachNode<Nodes>(tree, (node) => {
    // a chart is drawn, not loaded
    const url =
      node.type === 'image' && !node.chart ? node.url : node.type === 'imageReference' ? definitions.get(node.identifier) : undefined
    if (url !== undefined) found.push({ url, place: placeOf(node as ImageNode | ImageReference, path) })
  })
  return found
}

function placeOf({ data, position }: ImageNode | ImageReference, file: string): Place {
  return data?.place ?? { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 }
}

type Loaded = { image: Image; input: InputFile; messages: Message[] } | { wrong: [message: string, hint: string] }

async function loadImage(root: string, chapter: Chapter, url: string, isPrinted: boolean): Promise<Loaded> {
  const file = locate(root, chapter, url)
  if (!file) return { wrong: [`"${url}" is not a file of the project`, 'copy the image beside the chapter'] }
  if (!(await isFile(file))) return { wrong: [`there is no image "${url}"`, `it would be ${file.path}`] }
  if (!(await isInside(file))) return { wrong: [`the image "${url}" lies outside the project`, 'copy it into the project'] }
  if ((await stat(file.absolute)).size > limit) return { wrong: [`the image "${url}" is larger than 20 MB`, 'make it smaller'] }
  const bytes = await readFile(file.absolute)
  const image = readImage(bytes)
  if (!image) return { wrong: [`"${url}" is no image that a page can show`, 'save it as PNG, JPEG, GIF, WebP, AVIF or SVG'] }
  const messages = image.mime === 'image/svg+xml' ? checkLiveText(file.path, bytes, isPrinted) : []
  return { image: { path: file.path, ...image }, input: inputFile(file.path, bytes), messages }
}

/** Where an image lies: relative to its chapter. `undefined` for what is no path or leads out of the project. */
function locate(root: string, chapter: Chapter, url: string): Location | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(url)) return undefined
  const absolute = resolve(root, dirname(chapter.path), decode(url.replace(/[?#].*$/s, '')))
  const path = relative(root, absolute).split(sep).join('/')
  return path.startsWith('../') || absolute.includes('\0') ? undefined : { path, absolute, root }
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
