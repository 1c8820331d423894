import { posix } from 'node:path'
import { checkProject } from '../build.ts'
import { compareCaptures, type NoteChange, strangeSurroundings } from '../check/capture/compare-captures.ts'
import { type Present, refuseText } from '../check/capture/refuse-text.ts'
import { reopenedQuestions } from '../check/capture/reopened.ts'
import { archiveFile, readNewText } from '../load/capture.ts'
import { readFingerprint, readKey } from '../load/fingerprint.ts'
import { notesElsewhere } from '../load/fingerprint-context.ts'
import { makeReader } from '../load/reader.ts'
import type { Source } from '../model/source.ts'
import { didYouMean } from '../model/suggest.ts'
import type { CaptureOptions } from './capture.ts'
import { type Capture, finishCapture } from './finish-capture.ts'
import { printChanges } from './print-changes.ts'
import { ExitStatus } from './status.ts'

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
  const capture: Capture = { root, report, source, archive, text, fingerprint }
  const found = changesOf(capture)
  const refusal = refuseText(text.text, found, presentOf(capture), options.force ?? false)
  if (refusal) return refuse(refusal.message, refusal.hint, ExitStatus.errors)
  const changes = await markElsewhere(capture, found)
  const corpus = report.project.corpus
  printChanges({ key, changes, questions: reopenedQuestions(corpus, changes), briefs: report.briefs }, options.json)
  return finishCapture(capture, changes, options)
}

/** Looks up the notes of the source, and of any other whose text lies in the same file. */
function changesOf({ report, source, text }: Capture): NoteChange[] {
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

function presentOf({ report, source, fingerprint }: Capture): Present | undefined {
  const text = report.project.corpus.texts?.get(source.key)?.text
  const length = text === undefined ? fingerprint?.text.characters : [...text].length
  return length === undefined ? undefined : { length, text }
}

/** Where only the fingerprint is at hand, it alone can tell whether a passage is the one that was quoted. */
async function markElsewhere(
  { report, source, text, fingerprint }: Capture,
  changes: readonly NoteChange[],
): Promise<readonly NoteChange[]> {
  if (!fingerprint || report.project.corpus.texts?.has(source.key)) return changes
  const moved = changes.filter(({ change, from }) => (change === 'moved' || change === 'locator') && from.length > 0)
  const found = moved.map(({ note, to }) => ({ id: note.id, spans: to }))
  const elsewhere = await notesElsewhere(fingerprint, await readKey(), text.text, found)
  return changes.map((change) => (elsewhere.has(change.note.id) ? { ...change, remark: strangeSurroundings } : change))
}
