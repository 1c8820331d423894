import { posix } from 'node:path'
import { checkProject, type CheckReport } from '../build.ts'
import { compareCaptures, type NoteChange, strangeSurroundings } from '../check/capture/compare-captures.ts'
import { type Present, refuseText } from '../check/capture/refuse-text.ts'
import { reopenedQuestions } from '../check/capture/reopened.ts'
import { appendRecord, archiveFile, capturesPath, type NewText, readNewText } from '../load/capture.ts'
import { keyVariable, readFingerprint, readKey } from '../load/fingerprint.ts'
import { notesElsewhere } from '../load/fingerprint-context.ts'
import type { Location } from '../load/location.ts'
import { makeReader } from '../load/reader.ts'
import { breaks, type CaptureRecord } from '../model/capture.ts'
import type { FingerprintMatter } from '../model/fingerprint.ts'
import type { Source } from '../model/source.ts'
import { didYouMean } from '../model/suggest.ts'
import { toolVersions } from '../publish/tools.ts'
import type { CaptureOptions } from './capture.ts'
import { writeFingerprint } from './fingerprint.ts'
import { printMessages } from './messages.ts'
import { printChanges } from './print-changes.ts'
import { ExitStatus } from './status.ts'
import { writeCapture } from './write-capture.ts'

/** What a capture is about. */
interface Subject {
  root: string
  report: CheckReport
  source: Source
  archive: Location
  text: NewText
  fingerprint: FingerprintMatter | undefined
}

/**
 * `dossier capture <key> <file>`: compares a new text of a source with the one that is there, then puts it in its place. Notes that
 * break do not stop it, for the source did change; what is not the source's text at all does.
 */
export async function runCapture(key: string, path: string, options: CaptureOptions): Promise<number> {
  const refuse = (message: string, hint: string, status: number) => {
    console.error(`dossier: ${path} is not captured: ${message}; ${hint}`)
    return status
  }
  const { root } = options
  const report = await checkProject({ root })
  const source = report.project.corpus.sources.get(key)
  if (!source || source.isMissing) {
    return refuse(
      `no source has the key "${key}"`,
      didYouMean(key, report.project.corpus.sources.keys()) || 'add it to the library',
      ExitStatus.usage,
    )
  }
  if (source.literature?.matter.archive === undefined) {
    return refuse(
      `no archive is named for "${key}"`,
      `write "archive: archive/${key}.txt" into the header of its literature note`,
      ExitStatus.errors,
    )
  }
  const archive = await archiveFile(root, source)
  if (!archive)
    return refuse(`"${source.literature.matter.archive}" lies outside sources/`, 'name a file in sources/archive/', ExitStatus.errors)
  const text = await readNewText(path)
  if ('message' in text)
    return refuse(text.message, text.hint, text.message === 'there is no such file' ? ExitStatus.usage : ExitStatus.errors)

  const fingerprint = (await readFingerprint(root, source, makeReader())).value
  const subject: Subject = { root, report, source, archive, text, fingerprint }
  const found = changesOf(subject)
  const refusal = refuseText(text.text, found, presentOf(subject), options.force ?? false)
  if (refusal) return refuse(refusal.message, refusal.hint, ExitStatus.errors)
  const changes = await markElsewhere(subject, found)
  const corpus = report.project.corpus
  printChanges({ key, changes, questions: reopenedQuestions(corpus, changes), briefs: report.briefs }, options.json)
  return finishCapture(subject, changes, options)
}

/** Looks up the notes of the source, and of any other whose text lies in the same file. */
function changesOf({ report, source, text }: Subject): NoteChange[] {
  const { sources, notes, texts, quotations = new Map() } = report.project.corpus
  const file = fileOf(source)
  const sharing = [source, ...[...sources.values()].filter((other) => other !== source && fileOf(other) === file)]
  return sharing.flatMap((one) =>
    compareCaptures({
      source: one,
      notes: (one.literature?.notes ?? []).flatMap((id) => notes.get(id) ?? []).filter((note) => note.source === one.key),
      formerText: texts?.get(one.key)?.text,
      formerResults: quotations,
      text: text.text,
    }),
  )
}

function fileOf({ literature }: Source): string | undefined {
  const archive = literature?.matter.archive
  return archive === undefined ? undefined : posix.normalize(archive.replaceAll('\\', '/'))
}

function presentOf({ report, source, fingerprint }: Subject): Present | undefined {
  const text = report.project.corpus.texts?.get(source.key)?.text
  const length = text === undefined ? fingerprint?.text.characters : [...text].length
  return length === undefined ? undefined : { length, text }
}

/** Where only the fingerprint is at hand, it alone can tell whether a passage is the one that was quoted. */
async function markElsewhere(
  { report, source, text, fingerprint }: Subject,
  changes: readonly NoteChange[],
): Promise<readonly NoteChange[]> {
  if (!fingerprint || report.project.corpus.texts?.has(source.key)) return changes
  const moved = changes.filter(({ change, from }) => (change === 'moved' || change === 'locator') && from.length > 0)
  const found = moved.map(({ note, to }) => ({ id: note.id, spans: to }))
  const elsewhere = await notesElsewhere(fingerprint, await readKey(), text.text, found)
  return changes.map((change) => (elsewhere.has(change.note.id) ? { ...change, remark: strangeSurroundings } : change))
}

async function finishCapture(subject: Subject, changes: readonly NoteChange[], { date, dryRun, json }: CaptureOptions): Promise<number> {
  const { root, report, source, archive, text, fingerprint } = subject
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
  const records = await appendRecord(root, await recordOf(subject, date, former === text.sha256 ? undefined : former))
  if (records.text === undefined) {
    printMessages(records.messages, false)
    console.error(`dossier: nothing is captured: ${capturesPath} has mistakes; mend it first`)
    return ExitStatus.errors
  }
  const kept = await writeCapture(root, { path: archive.path, bytes: text.bytes }, { path: capturesPath, text: records.text })
  say(`${archive.path}: the new text${kept === undefined ? '' : `; the former one is kept as ${kept}`}`)
  if (isBroken) say('the text is captured all the same, since the source did change')
  say(await remakeFingerprint(subject, changes, isBroken))
  return status
}

async function recordOf({ source, archive, text }: Subject, date: string, former: string | undefined): Promise<CaptureRecord> {
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
  { root, report, source, archive, text, fingerprint }: Subject,
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
