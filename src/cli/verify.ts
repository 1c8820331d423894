import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { TraitDifference } from '../impact/differing-traits.ts'
import type { Difference } from '../impact/differing-words.ts'
import { verify, type Verification } from '../impact/verify.ts'
import { documentParts } from '../load/document-parts.ts'
import { documentTraits } from '../load/document-traits.ts'
import { loadAllIssued } from '../load/issued.ts'
import { commitText, type IssuedVersion } from '../model/issued.ts'
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
  const traits = parts && (await documentTraits(name, bytes))
  const found = verify({ name, sha256, parts, traits }, issued)
  for (const line of json ? [JSON.stringify(asJson(path, sha256, found))] : linesOf(path, found, issued.length)) console.log(line)
  return found.state === 'issued' ? ExitStatus.done : ExitStatus.errors
}

function asJson(file: string, sha256: string, found: Verification): unknown {
  const head = { file, sha256, state: found.state }
  if (found.state === 'unknown') return head
  if (found.state === 'issued') return { ...head, path: found.path, issued: found.versions.map(about) }
  const { path, version, differences, others, areTraitsKnown } = found
  return { ...head, path, nearest: about(version), differences, others, areTraitsKnown }
}

function about({ brief, version, date, channels, corpus, commit }: IssuedVersion) {
  return { brief, version, date, channels, corpus, ...(commit && { commit }) }
}

function linesOf(path: string, found: Verification, count: number): string[] {
  if (found.state === 'unknown') return [`${path}: not known: it is like none of the ${count} versions that were issued`]
  if (found.state === 'issued')
    return [`${path}: exactly as issued`, ...found.versions.flatMap((version) => versionLines(version, found.path))]
  const { version, differences, others, areTraitsKnown } = found
  const head = [`${path}: not what was issued, but like it`, ...versionLines(version, found.path)]
  if (differences.length > 0) return [...head, 'differences:', ...differences.map(wordsLine), ...others.map(traitLine)]
  if (others.length > 0) return [...head, 'its text is the same, but not all else:', ...others.map(traitLine)]
  const rest = areTraitsKnown ? ', and so is all else that was recorded; only its bytes differ' : '; whether all else is cannot be told'
  return [...head, `its text is the same${rest}`]
}

function versionLines({ brief, version, date, channels, corpus, commit, inputs }: IssuedVersion, path: string): string[] {
  const sources = inputs.filter((input) => input.path.startsWith('sources/')).length
  return [
    `  ${brief}, version ${version}, ${path}, issued on ${date}`,
    ...channels.map((one) => `  channel: ${one.channel} (${one.date})`),
    `  corpus: ${corpus.slice(0, 16)}, ${sources} files under sources/`,
    ...(commit ? [`  ${commitText(commit)}`] : []),
  ]
}

function wordsLine({ part, issued, found }: Difference): string {
  return `  ${part}: ${saidOf([issued].filter(Boolean), [found].filter(Boolean))}`
}

function traitLine({ name, issued, found }: TraitDifference): string {
  const isHashed = [...issued, ...found].some((value) => value.startsWith('sha256:'))
  if (isHashed && issued.length > 0 && found.length > 0) return `  ${name}: not as issued`
  return `  ${name}: ${saidOf(issued, found)}`
}

function saidOf(issued: readonly string[], found: readonly string[]): string {
  const list = (values: readonly string[]) => values.map((value) => `“${shortened(value)}”`).join(', ')
  if (found.length === 0) return `${list(issued)} was issued, and is not in this file`
  if (issued.length === 0) return `${list(found)} is in this file, and was not issued`
  return `${list(issued)} was issued, ${list(found)} is in this file`
}

/** What is longer is shown with its middle left out. */
const longest = 300

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest / 2)} … ${text.slice(-longest / 2)}` : text
}
