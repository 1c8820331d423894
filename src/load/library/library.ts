import { posix } from 'node:path'
import type { CslItem } from '../../model/csl.ts'
import { error, type Message, type Noticed } from '../../model/message.ts'
import type { Place } from '../../model/place.ts'
import { readBibtex } from './bibtex.ts'
import { readCslJson, readCslYaml } from './csl-data.ts'
import { type RawEntry, readEntry } from './entry.ts'
import { readRis } from './ris.ts'

/** An entry of the library: what notes and citations name by its key. */
export interface LibraryEntry {
  key: string
  item: CslItem
  /** Where the entry begins. */
  place: Place
}

const readers: Readonly<Record<string, (path: string, text: string) => Noticed<RawEntry[]>>> = {
  '.bib': readBibtex,
  '.json': readCslJson,
  '.ris': readRis,
  '.yaml': readCslYaml,
  '.yml': readCslYaml,
}

/**
 * Reads the library: BibTeX and BibLaTeX, RIS, CSL-JSON and CSL-YAML, told apart by the files' extensions.
 *
 * Every fault is a message at its line; what is readable is kept, so that one wrong field does not hide the others. Of two entries
 * with one key the first stays.
 */
export function loadLibrary(files: readonly { path: string; text: string }[]): Noticed<Map<string, LibraryEntry>> {
  const library = new Map<string, LibraryEntry>()
  const messages: Message[] = []
  for (const { path, text } of files) {
    const read = readers[posix.extname(path).toLowerCase()]?.(path, text.replace(/^\uFEFF/u, ''))
    messages.push(...(read?.messages ?? []))
    for (const entry of read?.value ?? []) messages.push(...addEntry(library, entry))
  }
  return { value: library, messages }
}

function addEntry(library: Map<string, LibraryEntry>, entry: RawEntry): Message[] {
  const { key, place } = entry
  const first = library.get(key)?.place
  if (first) {
    const hint = `the first is at ${first.file}:${first.line}; give one of them another key`
    return [error(place, 'duplicate-key', `two entries have the key "${key}"`, hint, [`source:${key}`])]
  }
  const { value: item, messages } = readEntry(entry)
  library.set(key, { key, item, place })
  return messages
}
