import type { Brief, BriefMatter, TextFile } from '../model/brief.ts'
import { error, type Message, warning } from '../model/message.ts'
import type { PlaceOf } from '../model/place.ts'
import { didYouMean } from '../model/suggest.ts'
import { type Chain, firstWith } from './chain.ts'
import { type Location, namesIn, within } from './location.ts'
import { tooDeepAt } from './nesting.ts'
import type { Reader } from './reader.ts'

const chapterEnd = '.md.hbs'

/** The chapters of a brief in their order: those that `brief.yaml` lists, or all by name. */
export async function readChapters({ folders }: Chain, matter: BriefMatter, placeOf: PlaceOf, reader: Reader): Promise<Brief['chapters']> {
  const files = await filesByName(folders, 'chapters', chapterEnd)
  const place = placeOf([])
  if (files.size === 0) {
    const where = folders.map(({ path }) => `${path}/chapters`).join(' or ')
    reader.messages.push(
      error(place, 'missing-file', `the brief has no chapter`, `write one into ${where}, its name ending in ${chapterEnd}`),
    )
  }
  reader.messages.push(...(await misnamedChapters(folders)))
  const listed = matter.chapters.map(({ name, priority }) => ({ name: withoutEnd(name), priority }))
  const all = [...files.keys()].sort().map((name) => ({ name, priority: undefined }))
  const chapters: Brief['chapters'] = []
  for (const [index, { name, priority }] of (listed.length > 0 ? listed : all).entries()) {
    const file = files.get(name)
    const text = file && (await readTemplate(file, reader))
    if (text) chapters.push({ name, ...text, ...(priority !== undefined && { priority }) })
    else if (!file) {
      const at = placeOf(['chapters', index])
      reader.messages.push(error(at, 'unknown-chapter', `there is no chapter "${name}"`, didYouMean(name, files.keys())))
    }
  }
  return chapters
}

function withoutEnd(name: string): string {
  return name.endsWith(chapterEnd) ? name.slice(0, -chapterEnd.length) : name
}

/** Partials by name, which is the file's without `.hbs` (nor `.html` or `.md` before it). */
export async function readPartials({ folders, bases }: Chain, reader: Reader): Promise<Map<string, TextFile>> {
  const files = await filesByName([...folders, ...bases], 'partials', '.hbs')
  const partials = new Map<string, TextFile>()
  for (const [name, file] of files) {
    const text = await readTemplate(file, reader)
    if (text) partials.set(name.replace(/\.(?:html|md)$/, ''), text)
  }
  return partials
}

export async function readPage({ folders, bases }: Chain, placeOf: PlaceOf, reader: Reader): Promise<TextFile> {
  const file = await firstWith([...folders, ...bases], 'page.html.hbs')
  const text = file && (await readTemplate(file, reader))
  if (!file)
    reader.messages.push(
      error(placeOf([]), 'missing-file', 'there is no page.html.hbs for this brief', 'write templates/_base/page.html.hbs'),
    )
  return text ?? { path: 'page.html.hbs', text: '' }
}

/** Style sheets in cascade order: what all briefs share, then from the farthest ancestor to the brief itself. */
export async function readStyleSheets({ folders, bases }: Chain, reader: Reader): Promise<TextFile[]> {
  const layers = [bases, ...folders.toReversed().map((folder) => [folder])]
  const files: Location[] = []
  for (const layer of layers) {
    for (const name of ['style.css', 'screen.css', 'pages.css']) {
      const file = await firstWith(layer, name)
      if (file) files.push(file)
    }
  }
  return reader.readAll(files)
}

async function readTemplate(file: Location, reader: Reader): Promise<TextFile | undefined> {
  const template = await reader.read(file)
  const deep = template && tooDeepAt(template.text)
  if (deep === undefined) return template
  reader.messages.push(error({ file: file.path, line: deep, column: 1 }, 'size-limit', 'this is nested deeper than 200 levels'))
  return { path: file.path, text: '' }
}

/** The files of a subfolder by name without ending; an earlier folder's hides a later one's. */
async function filesByName(folders: readonly Location[], subfolder: string, ending: string): Promise<Map<string, Location>> {
  const files = new Map<string, Location>()
  for (const folder of folders.map((one) => within(one, subfolder))) {
    for (const name of (await namesIn(folder)).filter((one) => one.endsWith(ending))) {
      const stem = name.slice(0, -ending.length)
      if (!files.has(stem)) files.set(stem, within(folder, name))
    }
  }
  return files
}

/** A chapter whose ending is not the right one would be left out without a word. */
async function misnamedChapters(folders: readonly Location[]): Promise<Message[]> {
  const messages: Message[] = []
  for (const folder of folders.map((one) => within(one, 'chapters'))) {
    for (const name of await namesIn(folder)) {
      if (name.endsWith(chapterEnd) || !/\.(?:md|hbs)$/.test(name)) continue
      const place = { file: within(folder, name).path, line: 1, column: 1 }
      const hint = `name it ${name.replace(/(?:\.md|\.hbs)+$/, '')}${chapterEnd}`
      messages.push(warning(place, 'unknown-chapter', 'this file is no chapter, by its name', hint))
    }
  }
  return messages
}
