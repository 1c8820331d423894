import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import type { CapturedText } from '../model/captured-text.ts'
import { error, type Message, type Noticed, type Subject } from '../model/message.ts'
import type { RuleId } from '../model/rules.ts'
import type { Source } from '../model/source.ts'
import { inProject, isFile, isInside, type Location } from './location.ts'

/** No text of a document is longer. */
export const largestText = 50_000_000

/** The captured texts of all sources, by key. One that is not there may be kept out of version control, and is no mistake. */
export async function loadTexts(root: string, sources: Iterable<Source>): Promise<Noticed<Map<string, CapturedText>>> {
  const read = await Promise.all([...sources].map(async (source) => ({ source, ...(await loadText(root, source)) })))
  return {
    value: new Map(read.flatMap(({ source, value }) => (value ? [[source.key, value] as const] : []))),
    messages: read.flatMap(({ messages }) => messages),
  }
}

async function loadText(root: string, { key, literature }: Source): Promise<Noticed<CapturedText | undefined>> {
  const archive = literature?.matter.archive
  if (!literature || archive === undefined) return { value: undefined, messages: [] }
  const about: Subject[] = [`source:${key}`, ...literature.notes.map((id) => `note:${id}` as const)]
  const refuse = (rule: RuleId, message: string, hint: string): Noticed<undefined> => {
    const complaint: Message = error(literature.placeOf(['archive']), rule, message, hint, about)
    return { value: undefined, messages: [complaint] }
  }
  const path = posix.join('sources', archive.replaceAll('\\', '/'))
  const file: Location = inProject(root, path)
  const outside = () => refuse('inside-project', `"${archive}" lies outside the project`, 'copy the text into sources/archive/')
  if (posix.isAbsolute(archive) || path.startsWith('../')) return outside()
  if (!(await isFile(file))) return { value: undefined, messages: [] }
  if (!(await isInside(file))) return outside()
  const { size } = statSync(file.absolute)
  if (size > largestText) return refuse('size-limit', `"${archive}" has more than ${largestText / 1_000_000} MB`, 'split it')
  const bytes = readFileSync(file.absolute)
  const text = decode(bytes)
  if (text === undefined) return refuse('valid-utf8', `"${archive}" is not UTF-8`, 'save the text with the encoding UTF-8')
  return { value: { path, text, sha256: createHash('sha256').update(bytes).digest('hex') }, messages: [] }
}

/** Keeps a byte-order mark: positions count every character of the file. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
