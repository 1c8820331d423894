import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { checkQuotations } from '../check/quotation/check-quotations.ts'
import { loadEvidence } from '../load/evidence.ts'
import { fingerprintFile, readFingerprint, readKey } from '../load/fingerprint.ts'
import { makeFingerprint } from '../load/make-fingerprint.ts'
import { loadProject } from '../load/project.ts'
import { makeReader } from '../load/reader.ts'
import { toAnnotation } from '../model/annotation.ts'
import type { CapturedText } from '../model/captured-text.ts'
import type { Corpus } from '../model/corpus.ts'
import { EnvironmentFault } from '../model/fault.ts'
import { isLost } from '../model/quotation.ts'
import type { Source } from '../model/source.ts'
import { didYouMean } from '../model/suggest.ts'
import { toolVersions } from '../publish/tools.ts'
import type { CommonOptions } from './options.ts'
import { ExitStatus } from './status.ts'

interface FingerprintOptions extends CommonOptions {
  /** Path of the file that holds the secret key. */
  keyFile?: string
  annotations?: boolean
}

/** `dossier fingerprint [source…]`: writes `sources/fingerprints/<key>.json` for each named source, or each whose text is at hand. */
export async function runFingerprint(keys: string[], { root, keyFile, annotations, json }: FingerprintOptions): Promise<number> {
  const { value: project } = await loadEvidence(await loadProject(root))
  const corpus: Corpus = { ...project.corpus, quotations: checkQuotations(project.corpus).value }
  if (refuse(keys, corpus)) return ExitStatus.usage
  const chosen = keys.length > 0 ? keys : [...(corpus.texts?.keys() ?? [])]
  if (annotations) return printAnnotations(chosen, corpus)
  const key = await readKey(keyFile ?? '')
  if (keyFile !== undefined && !key) {
    console.error(`dossier: the key file ${keyFile} cannot be read, or is empty`)
    return ExitStatus.usage
  }
  let status: number = ExitStatus.done
  for (const name of chosen) {
    const [source, text] = [corpus.sources.get(name), corpus.texts?.get(name)]
    if (!source || !text) continue
    if (source.access === 'confidential' && !key) {
      console.error(`dossier: "${name}" is confidential; name a file with a secret key by --key-file, and keep it out of the project`)
      status = ExitStatus.usage
      continue
    }
    const { count, lost } = await writeFingerprint(root, source, text, corpus, key)
    if (!json) console.log(`sources/fingerprints/${name}.json: ${count} quotations${lost > 0 ? `, ${lost} of them not found` : ''}`)
    else console.log(JSON.stringify({ source: name, quotations: count, lost }))
  }
  return status
}

/** Says which of the named sources cannot be fingerprinted. */
function refuse(keys: readonly string[], { sources, texts }: Corpus): boolean {
  const missing = keys.filter((key) => !texts?.has(key))
  for (const key of missing) {
    const why = sources.has(key) ? 'its captured text is not at hand' : didYouMean(key, sources.keys()) || 'it is not in the library'
    console.error(`dossier: no fingerprint of "${key}": ${why}`)
  }
  return missing.length > 0
}

/** Writes the fingerprint of a source, whole or not at all. */
export async function writeFingerprint(root: string, source: Source, text: CapturedText, corpus: Corpus, key: Uint8Array | undefined) {
  const found = (source.literature?.notes ?? []).flatMap((id) => {
    const [note, result] = [corpus.notes.get(id), corpus.quotations?.get(id)]
    return note && result && result.state !== 'unchecked' ? [{ note, result }] : []
  })
  const before = (await readFingerprint(root, source, makeReader())).value
  const tool = `dossier ${(await toolVersions(undefined))['dossier'] ?? ''}`.trim()
  const matter = await makeFingerprint({ source, text, found, key, before, tool })
  const file = fingerprintFile(root, source.key).absolute
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(`${file}.new`, `${layOut(matter)}\n`)
    await rename(`${file}.new`, file)
  } catch (fault) {
    throw new EnvironmentFault(
      `${file} cannot be written: ${fault instanceof Error ? fault.message : fault}`,
      'make room, or mend its rights',
    )
  }
  return { count: found.length, lost: found.filter(({ result }) => isLost(result)).length }
}

/** One line a note, so that a changed note is a changed line. */
function layOut({ notes, ...head }: Awaited<ReturnType<typeof makeFingerprint>>): string {
  const lines = Object.entries(notes).map(([id, note]) => `    ${JSON.stringify(id)}: ${JSON.stringify(note)}`)
  const body = JSON.stringify(head, null, 2).slice(0, -2)
  return `${body},\n  "notes": {\n${lines.join(',\n')}\n  }\n}`
}

function printAnnotations(keys: readonly string[], corpus: Corpus): number {
  for (const key of keys) {
    const [source, text] = [corpus.sources.get(key), corpus.texts?.get(key)]
    for (const id of source?.literature?.notes ?? []) {
      const [note, result] = [corpus.notes.get(id), corpus.quotations?.get(id)]
      if (source && text && note && result && result.spans.length > 0) console.log(JSON.stringify(toAnnotation(note, source, text, result)))
    }
  }
  return ExitStatus.done
}
