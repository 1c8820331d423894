import { error, type Message, type Noticed } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { didYouMean } from '../model/suggest.ts'
import { inDossier, inProject, isFile, isFolder, type Location, within } from './location.ts'
import { briefNamesIn } from './brief-names.ts'
import { isMap, ownValue } from './map.ts'
import type { Reader } from './reader.ts'
import { emptyYaml, parseYaml, partOf, type Yaml } from './yaml.ts'

/** The folders that a brief takes its files from, each filling what the one before it lacks. */
export interface Chain {
  /** The brief's own folder, then those that it extends. */
  folders: Location[]
  /** The project's `_base`, then Dossier's own. */
  bases: Location[]
  /** `brief.yaml`, laid over those that it extends. */
  yaml: Yaml
}

/** Follows `extends` from a brief to its last ancestor. `undefined` where there is no such brief. */
export async function readChain(root: string, name: string, reader: Reader): Promise<Chain | undefined> {
  const names = await briefNamesIn(root)
  const file = `templates/${name}/brief.yaml`
  if (!names.includes(name)) {
    reader.messages.push(unknownBrief(name, names, { file, line: 1, column: 1 }))
    return undefined
  }
  const folders: Location[] = []
  const yamls: Yaml[] = []
  let next: string | undefined = name
  while (next !== undefined) {
    const folder = inProject(root, `templates/${next}`)
    const yaml = await readBriefYaml(folder, reader)
    folders.push(folder)
    yamls.push(yaml)
    next = reader.take(parentOf(yaml, names, folders))
  }
  return { folders, bases: await basesOf(root), yaml: yamls.reduceRight((parent, child) => overlay(child, parent)) }
}

async function readBriefYaml(folder: Location, reader: Reader): Promise<Yaml> {
  const file = within(folder, 'brief.yaml')
  const start = { file: file.path, line: 1, column: 1 }
  const text = (await reader.read(file))?.text
  return text === undefined ? emptyYaml(start) : reader.take(parseYaml(text, start))
}

function parentOf(yaml: Yaml, names: readonly string[], folders: readonly Location[]): Noticed<string | undefined> {
  const parent = partOf(yaml, 'extends').value
  if (typeof parent !== 'string' || parent === '_base') return { value: undefined, messages: [] }
  const place = yaml.placeOf(['extends'])
  if (!names.includes(parent)) return { value: undefined, messages: [unknownBrief(parent, names, place)] }
  const way = folders.map(({ path }) => path.replace('templates/', ''))
  if (!way.includes(parent)) return { value: parent, messages: [] }
  const message = error(place, 'extends-cycle', `the brief extends itself: ${[...way, parent].join(' → ')}`, 'delete one extends:')
  return { value: undefined, messages: [message] }
}

function unknownBrief(name: string, names: readonly string[], place: Place): Message {
  return error(place, 'unknown-brief', `there is no brief "${name}"`, didYouMean(name, names))
}

/** The project's `_base`, then Dossier's own. */
export async function basesOf(root: string): Promise<Location[]> {
  const own = inDossier('templates/_base')
  const project = inProject(root, 'templates/_base')
  if (project.absolute === own.absolute) return [project]
  return (await isFolder(project)) ? [project, own] : [own]
}

/** What the child writes holds; maps are laid over each other key by key, anything else is replaced. */
function overlay(child: Yaml, parent: Yaml): Yaml {
  const of = (path: Parameters<Yaml['isWritten']>[0]) => (!child.isWritten(path) && parent.isWritten(path) ? parent : child)
  return {
    value: isMap(child.value) ? merge(parent.value, child.value) : child.value,
    placeOf: (path) => of(path).placeOf(path),
    placeOfKey: (path) => of(path).placeOfKey(path),
    isWritten: (path) => child.isWritten(path) || parent.isWritten(path),
    writtenAt: (path) => of(path).writtenAt(path),
  }
}

function merge(under: unknown, over: unknown): unknown {
  if (!isMap(under) || !isMap(over)) return over
  const keys = new Set([...Object.keys(under), ...Object.keys(over)])
  return Object.fromEntries([...keys].map((key) => [key, Object.hasOwn(over, key) ? merge(ownValue(under, key), over[key]) : under[key]]))
}

/** The first of some folders that has a file of this name. */
export async function firstWith(folders: readonly Location[], name: string): Promise<Location | undefined> {
  for (const folder of folders) {
    const file = within(folder, name)
    if (await isFile(file)) return file
  }
  return undefined
}
