import type { checkProject } from '../build.ts'
import type { NoteChange } from '../check/capture/compare-captures.ts'
import { appendRecord, capturesPath, type NewText } from '../load/capture.ts'
import { keyVariable, readKey } from '../load/fingerprint.ts'
import type { Location } from '../load/location.ts'
import { breaks, type CaptureRecord } from '../model/capture.ts'
import type { FingerprintMatter } from '../model/fingerprint.ts'
import type { Source } from '../model/source.ts'
import { toolVersions } from '../publish/tools.ts'
import type { CaptureOptions } from './capture.ts'
import { writeFingerprint } from './fingerprint.ts'
import { printMessages } from './messages.ts'
import { ExitStatus } from './status.ts'
import { writeCapture } from './write-capture.ts'

/** A new text with all that it is held against. */
export interface Capture {
  root: string
  report: Awaited<ReturnType<typeof checkProject>>
  source: Source
  archive: Location
  text: NewText
  fingerprint: FingerprintMatter | undefined
}

/** Puts a new text in its place, with its record and fingerprint, unless it is there already or is only to be looked at. */
export async function finishCapture(
  capture: Capture,
  changes: readonly NoteChange[],
  { date, dryRun, json }: CaptureOptions,
): Promise<number> {
  const { root, report, source, archive, text, fingerprint } = capture
  const say = (line: string) => (json ? undefined : console.log(line))
  const isBroken = changes.some(({ change }) => breaks(change))
  const status = isBroken ? ExitStatus.errors : ExitStatus.done
  const present = report.project.corpus.texts?.get(source.key)
  if (present?.sha256 === text.sha256) {
    say(`${archive.path} is this very text; nothing written`)
    return status
  }
  if (dryRun) {
    say('nothing written: a dry run')
    return status
  }
  const former = present?.sha256 ?? (fingerprint?.keyed === false ? fingerprint.text.sha256 : undefined)
  const records = await appendRecord(root, await recordOf(capture, date, former === text.sha256 ? undefined : former))
  if (records.text === undefined) {
    printMessages(records.messages, false)
    console.error(`dossier: nothing is captured: ${capturesPath} has mistakes; mend it first`)
    return ExitStatus.errors
  }
  const kept = await writeCapture(root, { path: archive.path, bytes: text.bytes }, { path: capturesPath, text: records.text })
  say(`${archive.path}: the new text${kept === undefined ? '' : `; the former one is kept as ${kept}`}`)
  if (isBroken) say('the text is captured all the same, since the source did change')
  say(await remakeFingerprint(capture, changes, isBroken))
  return status
}

async function recordOf({ source, archive, text }: Capture, date: string, former: string | undefined): Promise<CaptureRecord> {
  return {
    key: source.key,
    file: archive.path,
    sha256: text.sha256,
    bytes: text.bytes.length,
    date,
    extractor: 'plain text',
    version: (await toolVersions(undefined))['dossier'] ?? '',
    ...(former !== undefined && { former }),
  }
}

/** Makes the fingerprint anew where there is one, and says what became of it. */
async function remakeFingerprint(
  { root, report, source, archive, text, fingerprint }: Capture,
  changes: readonly NoteChange[],
  isBroken: boolean,
): Promise<string> {
  const again = `run dossier fingerprint ${source.key}`
  if (isBroken) return `mend the notes${fingerprint ? `, then ${again}` : ''}`
  if (!fingerprint) return 'no fingerprint to remake'
  const key = fingerprint.keyed ? await readKey() : undefined
  if (fingerprint.keyed && !key) return `the fingerprint is keyed, and ${keyVariable} names no key: ${again}`
  const { corpus } = report.project
  const captured = { path: archive.path, text: text.text, sha256: text.sha256 }
  const quotations = new Map([...(corpus.quotations ?? []), ...changes.map(({ note, result }) => [note.id, result] as const)])
  await writeFingerprint(root, source, captured, { ...corpus, quotations }, key)
  return `sources/fingerprints/${source.key}.json: made anew`
}
