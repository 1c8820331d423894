import { readFile } from 'node:fs/promises'
import type { BriefMatter } from '../model/brief.ts'
import type { Image } from '../model/image.ts'
import { error } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { type Chain, firstWith } from './chain.ts'
import { readImage } from './image-file.ts'
import { checkLiveText } from './live-text.ts'
import { isInside } from './location.ts'
import type { Reader } from './reader.ts'
import { inputFile } from './text.ts'

/** The picture that a brief's title page shows: from its own folder, those that it extends, or a `_base`. */
export async function readLogo(
  { folders, bases }: Chain,
  { logo: name, formats }: Pick<BriefMatter, 'logo' | 'formats'>,
  place: Place,
  reader: Reader,
): Promise<Image | undefined> {
  if (!name) return undefined
  const complain = (message: string, hint: string) => void reader.messages.push(error(place, 'missing-image', message, hint))
  const isPlain = !/^[/\\]|^[a-z][a-z0-9+.-]*:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/iu.test(name)
  const file = isPlain ? await firstWith([...folders, ...bases], name) : undefined
  if (!file || !(await isInside(file))) {
    complain(`there is no image "${name}"`, `put it into ${folders[0]?.path ?? 'the folder of the brief'}, or into templates/_base`)
    return undefined
  }
  const bytes = await readFile(file.absolute)
  const image = readImage(bytes)
  reader.inputs.push(inputFile(file.path, bytes))
  if (!image) complain(`"${name}" is no image that a page can show`, 'save it as PNG, JPEG, GIF, WebP, AVIF or SVG')
  if (image?.mime === 'image/svg+xml') reader.messages.push(...checkLiveText(file.path, bytes, formats.includes('pdf')))
  return image && { path: file.path, ...image }
}
