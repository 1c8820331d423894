import type { InputFile } from '../model/corpus.ts'
import { type IssuedVersion, sealOfIssued } from '../model/issued.ts'
import { error, type Noticed } from '../model/message.ts'
import { briefNamesIn } from './brief-names.ts'
import { inProject, isFolder, namesIn, within } from './location.ts'
import { makeReader } from './reader.ts'

/** Where the records of a brief's issued versions are kept, relative to the project's root; the briefs of a matrix have a folder each. */
export function issuedPath(folder: string, brief: string): string {
  return `templates/${folder}/issued${brief === folder ? '' : `/${brief}`}`
}

/** The largest record: a report of several hundred pages. */
const largest = 64 * 1024 * 1024

/** Reads the issued versions of a brief, the oldest first. A record that was altered is an error, and counts for nothing. */
export async function loadIssued(
  root: string,
  folder: string,
  brief: string,
): Promise<Noticed<{ issued: IssuedVersion[]; inputs: InputFile[] }>> {
  const at = inProject(root, issuedPath(folder, brief))
  const reader = makeReader()
  const issued: IssuedVersion[] = []
  for (const name of (await namesIn(at)).filter((one) => one.endsWith('.json'))) {
    const file = within(at, name)
    const text = (await reader.read(file, largest))?.text
    const record = text === undefined ? undefined : parseRecord(text)
    if (record?.brief === brief) issued.push(record)
    else if (text !== undefined) {
      const place = { file: file.path, line: 1, column: 1 }
      const hint = 'take it from version control again, or remove it'
      reader.messages.push(error(place, 'valid-field', 'this record of an issued version is damaged or was altered', hint))
    }
  }
  issued.sort((a, b) => compare(a.date, b.date) || a.version.localeCompare(b.version, 'en', { numeric: true }))
  return { value: { issued, inputs: reader.inputs }, messages: reader.messages }
}

/** The issued versions of all briefs of a project. */
export async function loadAllIssued(root: string): Promise<Noticed<IssuedVersion[]>> {
  const all: Noticed<IssuedVersion[]> = { value: [], messages: [] }
  for (const folder of await briefNamesIn(root)) {
    const at = inProject(root, issuedPath(folder, folder))
    const ofMatrix: string[] = []
    for (const name of await namesIn(at)) if (await isFolder(within(at, name))) ofMatrix.push(name)
    for (const brief of [folder, ...ofMatrix]) {
      const { value, messages } = await loadIssued(root, folder, brief)
      all.value.push(...value.issued)
      all.messages.push(...messages)
    }
  }
  return all
}

function parseRecord(text: string): IssuedVersion | undefined {
  try {
    const record = JSON.parse(text) as IssuedVersion
    return record.seal === sealOfIssued(record) ? record : undefined
  } catch {
    return undefined
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
