import type { CapturedText } from '../../model/captured-text.ts'
import type { Corpus } from '../../model/corpus.ts'
import type { Fingerprint } from '../../model/fingerprint.ts'
import { error, type Message, type Noticed, warning } from '../../model/message.ts'
import type { Note } from '../../model/note.ts'
import type { QuotationResult } from '../../model/quotation.ts'
import type { Source } from '../../model/source.ts'
import { findQuotation } from './find-quotation.ts'
import { nearestPassage } from './nearest.ts'
import { type PreparedText, prepareText } from './prepare.ts'

const unchecked: QuotationResult = { state: 'unchecked', spans: [] }

/** Looks up every quotation of the corpus: in the captured text of its source, or, where that is not at hand, in its fingerprint. */
export function checkQuotations(corpus: Corpus): Noticed<Map<string, QuotationResult>> {
  const value = new Map<string, QuotationResult>([...corpus.notes.keys()].map((id) => [id, unchecked]))
  const messages: Message[] = []
  for (const source of corpus.sources.values()) {
    const notes = (source.literature?.notes ?? []).flatMap((id) => corpus.notes.get(id) ?? [])
    const own = notes.filter((note) => note.source === source.key && note.quotation !== undefined)
    const [text, fingerprint] = [corpus.texts?.get(source.key), corpus.fingerprints?.get(source.key)]
    const checked = text
      ? checkByText(source, own, text, fingerprint)
      : fingerprint
        ? checkByFingerprint(source, own, fingerprint)
        : undefined
    for (const [id, result] of checked?.value ?? []) value.set(id, result)
    messages.push(...(checked?.messages ?? []))
  }
  return { value, messages }
}

type Found = Map<string, QuotationResult>

function checkByText(source: Source, notes: readonly Note[], captured: CapturedText, fingerprint: Fingerprint | undefined): Noticed<Found> {
  let made: PreparedText | undefined
  const prepared = () => (made ??= prepareText(captured.text, source.literature?.matter))
  const value: Found = new Map()
  const messages: Message[] = []
  for (const note of notes) {
    const { id, quotation = '', matter } = note
    const result = captured.remembered?.get(id) ?? findQuotation(quotation, prepared(), matter)
    value.set(id, result)
    messages.push(...complain(note, result, captured.path, () => explainNearest(quotation, prepared())))
  }
  return { value, messages: [...messages, ...compare(source, captured, value, fingerprint)] }
}

function complain(note: Note, { state, spans, elsewhere }: QuotationResult, path: string, explain: () => string): Message[] {
  const place = note.quotationPlace ?? note.place
  const about = [`note:${note.id}` as const]
  if (state === 'not-found') return [error(place, 'quotation-not-found', `the quotation is not in ${path}`, explain(), about)]
  if (state === 'ambiguous') {
    const hint = 'quote more of it, or name its entry, section, page or call in the locator'
    return [error(place, 'quotation-ambiguous', `the quotation stands in ${path} more than once`, hint, about)]
  }
  if (elsewhere === undefined || spans.length === 0) return []
  const hint = 'correct the locator, or quote what stands there'
  return [warning(note.placeOf(['locator']), 'locator-mismatch', `the quotation is in ${path}, but not in ${elsewhere}`, hint, about)]
}

function explainNearest(quotation: string, prepared: PreparedText): string {
  const nearest = nearestPassage(quotation, prepared)
  if (!nearest) return 'nothing there comes near it'
  return `the nearest passage is "${nearest.passage}"${nearest.differences && `: ${nearest.differences}`}`
}

/** Where text and fingerprint are both at hand they must agree. */
function compare({ key, literature }: Source, text: CapturedText, found: Found, fingerprint: Fingerprint | undefined): Message[] {
  if (!fingerprint || fingerprint.use === 'locked') return []
  const agrees =
    fingerprint.use === 'open' &&
    fingerprint.isOf(text) &&
    [...found].every(([id, result]) => JSON.stringify(fingerprint.results.get(id)) === JSON.stringify(result))
  if (agrees) return []
  const what = fingerprint.isOf(text) ? 'does not say of the notes what the text says' : `is not of ${text.path} as it is now`
  const about = [`source:${key}` as const, ...(literature?.notes ?? []).map((id) => `note:${id}` as const)]
  const place = { file: fingerprint.path, line: 1, column: 1 }
  return [warning(place, 'fingerprint-outdated', `the fingerprint ${what}`, `run dossier fingerprint ${key}`, about)]
}

function checkByFingerprint({ key, literature }: Source, notes: readonly Note[], fingerprint: Fingerprint): Noticed<Found> {
  const value: Found = new Map()
  const messages: Message[] = []
  for (const note of notes) {
    const result = fingerprint.results.get(note.id)
    if (result === undefined) continue
    value.set(note.id, result === 'other' ? { state: 'not-found', spans: [] } : result)
    const again = `hold it against the text, then run dossier fingerprint ${key}`
    if (result !== 'other') {
      messages.push(...complain(note, result, literature?.matter.archive ?? 'the captured text', () => again))
      continue
    }
    const what = 'this is not the quotation that was checked against the text'
    messages.push(error(note.quotationPlace ?? note.place, 'quotation-not-found', what, again, [`note:${note.id}`]))
  }
  if (fingerprint.use === 'outdated') {
    const what = 'calls or noise have changed since the fingerprint was made'
    const about = notes.map(({ id }) => `note:${id}` as const)
    messages.push(
      warning({ file: fingerprint.path, line: 1, column: 1 }, 'fingerprint-outdated', what, `run dossier fingerprint ${key}`, about),
    )
  }
  return { value, messages }
}
