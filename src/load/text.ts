import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { InputFile } from '../model/corpus.ts'
import { error, type Message, type Noticed } from '../model/message.ts'
import { placeAt } from '../model/place.ts'
import type { RuleId } from '../model/rules.ts'
import { isFile, isFolder, isInside, type Location } from './location.ts'

/** A text file as the stages see it: no byte-order mark, lines end in `\n`. `text` is `undefined` where it could not be read. */
export interface ReadText {
  text: string | undefined
  inputs: InputFile[]
}

/** No person writes a longer file by hand. */
const writtenLimit = 2_000_000
/** Library files are exported by programs. */
export const exportedLimit = 50_000_000

/** Reads a UTF-8 text of the project or of Dossier's own `_base`. The file exists. */
export async function readText(location: Location, limit = writtenLimit): Promise<Noticed<ReadText>> {
  const refuse = (rule: RuleId, message: string, hint: string): Noticed<ReadText> => ({
    value: { text: undefined, inputs: [] },
    messages: [error({ file: location.path, line: 1, column: 1 }, rule, message, hint)],
  })
  if (!(await isFile(location)) && !(await isFolder(location)))
    return refuse('missing-file', 'this is a link that leads nowhere', 'delete it, or put the file here')
  if (!(await isInside(location))) return refuse('inside-project', 'the file lies outside the project', 'copy it into the project')
  const { size } = statSync(location.absolute)
  if (size > limit) return refuse('size-limit', `the file has ${megabytes(size)}, more than ${megabytes(limit)}`, 'split it')
  const bytes = readFileSync(location.absolute)
  const inputs = [inputFile(location.path, bytes)]
  const decoded = decode(bytes)
  if (decoded === undefined) return { value: { text: undefined, inputs }, messages: [notUtf8(location.path, bytes)] }
  const text = decoded.replaceAll(/\r\n?/g, '\n')
  const messages = findControls(location.path, text)
  // later stages mark places of their own with characters that no text may hold
  return { value: { text: messages.length > 0 ? text.replaceAll(controls, '\uFFFD') : text, inputs }, messages }
}

export function inputFile(path: string, bytes: Uint8Array): InputFile {
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Drops a byte-order mark. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Points at the first character that is not UTF-8. */
function notUtf8(file: string, bytes: Uint8Array): Message {
  const before = new TextDecoder().decode(bytes).split('�', 1)[0]?.replaceAll(/\r\n?/g, '\n') ?? ''
  return error(placeAt(file, before, before.length), 'valid-utf8', 'this is not UTF-8', 'save the file with the encoding UTF-8')
}

/** Control characters but tab and line break, and the noncharacters. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/u
const controls = new RegExp(control, 'gu')

/** One message a line, at its first such character. */
function findControls(file: string, text: string): Message[] {
  if (!control.test(text)) return []
  return text.split('\n').flatMap((line, index) => {
    const at = line.search(control)
    if (at < 0) return []
    const code = line.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
    return [error({ file, line: index + 1, column: at + 1 }, 'valid-utf8', `the control character U+${code} stands here`, 'delete it')]
  })
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
