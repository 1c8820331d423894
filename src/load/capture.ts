import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { posix } from 'node:path'
import { parseDocument, stringify } from 'yaml'
import { CaptureRecord } from '../model/capture.ts'
import type { Message } from '../model/message.ts'
import { list } from '../model/schema.ts'
import type { Source } from '../model/source.ts'
import { largestText } from './archive.ts'
import { inProject, isFile, isInside, type Location } from './location.ts'
import { readMatter } from './matter.ts'
import { makeReader } from './reader.ts'
import { parseYaml } from './yaml.ts'

/** Where it is kept which texts were captured when, relative to the project's root. */
export const capturesPath = 'sources/archive/captures.yaml'

/** A text that is to be captured, as it lies in its file. */
export interface NewText {
  text: string
  bytes: Uint8Array
  sha256: string
}

/** Why a file cannot be captured. */
export interface Unreadable {
  message: string
  hint: string
}

/** Reads the file that is to be captured; what is no plain text in UTF-8 is refused with what to do. */
export async function readNewText(path: string): Promise<NewText | Unreadable> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return { message: 'there is no such file', hint: 'name the file with the new text' }
  if (found.size > largestText) return { message: `it has more than ${largestText / 1_000_000} MB`, hint: 'split it' }
  const bytes = await readFile(path)
  const head = bytes
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
  const asText = 'save its text as a .txt file in UTF-8, and capture that'
  if (head.startsWith('%PDF-')) return { message: 'it is a PDF, not a plain text', hint: asText }
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(head)) {
    return { message: 'it is a web page, not a plain text', hint: asText }
  }
  const text = decode(bytes)
  if (text === undefined) return { message: 'it is not UTF-8', hint: 'save the text with the encoding UTF-8' }
  if (text.includes('\0')) return { message: 'it is no plain text', hint: asText }
  return { text, bytes, sha256: sha256Of(bytes) }
}

/** Keeps a byte-order mark, as the captured texts are read. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The file that a literature note names for the captured text; `undefined` where it lies outside the project. */
export async function archiveFile(root: string, { literature }: Source): Promise<Location | undefined> {
  const archive = literature?.matter.archive
  if (archive === undefined) return undefined
  const written = archive.replaceAll('\\', '/')
  const path = posix.join('sources', written)
  if (posix.isAbsolute(written) || !path.startsWith('sources/') || path === capturesPath) return undefined
  // what is there, file or folder, may be a link that leads out
  for (let part = path; part !== '.'; part = posix.dirname(part)) {
    const location = inProject(root, part)
    const exists = await stat(location.absolute).then(
      () => true,
      () => false,
    )
    if (exists) return (await isInside(location)) ? inProject(root, path) : undefined
  }
  return inProject(root, path)
}

/** The former text's place beside the new one: `<name>.<first 12 digits of its hash>.txt`. */
export function formerPath(path: string, sha256: string): string {
  return `${path.replace(/\.txt$/i, '')}.${sha256.slice(0, 12)}.txt`
}

/** Adds a record to `captures.yaml` as it is; what stands there keeps its form. `undefined` where the file has mistakes. */
export async function appendRecord(root: string, record: CaptureRecord): Promise<{ text: string | undefined; messages: Message[] }> {
  const file = inProject(root, capturesPath)
  const reader = makeReader()
  const before = (await isFile(file)) ? ((await reader.read(file))?.text ?? '') : ''
  const yaml = reader.take(parseYaml(before, { file: file.path, line: 1, column: 1 }))
  const { value = [], messages } = readMatter(yaml, list(CaptureRecord))
  if (reader.messages.length + messages.length > 0 && before.trim() !== '') {
    return { text: undefined, messages: [...reader.messages, ...messages] }
  }
  if (value.length === 0) return { text: stringify([record], { lineWidth: 0 }), messages: [] }
  const document = parseDocument(before)
  document.add(document.createNode(record))
  return { text: document.toString({ lineWidth: 0 }), messages: [] }
}
