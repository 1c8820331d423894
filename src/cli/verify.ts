import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { verify, type Verification } from '../impact/verify.ts'
import { documentParts } from '../load/document-parts.ts'
import { loadAllIssued } from '../load/issued.ts'
import type { IssuedVersion } from '../model/issued.ts'
import type { CommonOptions } from './options.ts'
import { ExitStatus } from './status.ts'

/** `dossier verify <file>`: by the records of issued versions alone. Anything but the issued bytes is status 1. */
export async function runVerify(path: string, { root, json }: CommonOptions): Promise<number> {
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) {
    console.error(`dossier: ${path} cannot be read`)
    return ExitStatus.usage
  }
  const { value: issued, messages } = await loadAllIssued(root)
  for (const { file, message, hint } of messages) console.error(`dossier: ${file}: ${message}; ${hint}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const isKnown = issued.some(({ outputs }) => outputs.some((output) => output.sha256 === sha256))
  const name = basename(path)
  const parts = isKnown ? undefined : await documentParts(name, bytes)
  const found = verify({ name, sha256, parts }, issued)
  for (const line of json ? [JSON.stringify(asJson(path, sha256, found))] : linesOf(path, found, issued.length)) console.log(line)
  return found.state === 'issued' ? ExitStatus.done : ExitStatus.errors
}

function asJson(file: string, sha256: string, found: Verification): unknown {
  if (found.state === 'unknown') return { file, sha256, state: found.state }
  if (found.state === 'issued') return { file, sha256, state: found.state, path: found.path, issued: found.versions.map(about) }
  return { file, sha256, state: found.state, path: found.path, nearest: about(found.version), differences: found.differences }
}

function about({ brief, version, date, channels, corpus }: IssuedVersion) {
  return { brief, version, date, channels, corpus }
}

function linesOf(path: string, found: Verification, count: number): string[] {
  if (found.state === 'unknown') return [`${path}: not known: it is like none of the ${count} versions that were issued`]
  if (found.state === 'issued')
    return [`${path}: exactly as issued`, ...found.versions.flatMap((version) => versionLines(version, found.path))]
  const { version, differences } = found
  const head = `${path}: not what was issued, but like it`
  const said =
    differences.length === 0 ? ['its text is the same; only its bytes differ'] : differences.map(({ part, text }) => `${part}: ${text}`)
  return [head, ...versionLines(version, found.path), 'differences:', ...said.map((line) => `  ${line}`)]
}

function versionLines({ brief, version, date, channels, corpus, inputs }: IssuedVersion, path: string): string[] {
  const sources = inputs.filter((input) => input.path.startsWith('sources/')).length
  return [
    `  ${brief}, version ${version}, ${path}, issued on ${date}`,
    ...channels.map((one) => `  channel: ${one.channel} (${one.date})`),
    `  corpus: ${corpus.slice(0, 16)}, ${sources} files under sources/`,
  ]
}
