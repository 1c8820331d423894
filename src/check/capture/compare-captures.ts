import type { Change } from '../../model/capture.ts'
import type { Note } from '../../model/note.ts'
import type { QuotationResult, Span } from '../../model/quotation.ts'
import type { Source } from '../../model/source.ts'
import { findQuotation } from '../quotation/find-quotation.ts'
import { type Nearest, nearestPassage } from '../quotation/nearest.ts'
import { type PreparedText, prepareText } from '../quotation/prepare.ts'
import { newLocator } from './new-locator.ts'
import { newParagraph } from './new-paragraph.ts'
import { hasOtherSurroundings, isAnotherPassage, type Place, placeLike } from './surroundings.ts'
import { toStretch } from './units.ts'

/** The former and the new text of a source, with what was known of its notes. */
export interface Captures {
  source: Source
  notes: readonly Note[]
  /** `undefined` where only a fingerprint, or nothing, tells of it. */
  formerText: string | undefined
  /** By note: what was found in the former text. */
  formerResults: ReadonlyMap<string, QuotationResult>
  text: string
}

/** What a new text did to one note. Spans count code points, `from` in the former text and `to` in the new one. */
export interface NoteChange {
  note: Note
  change: Change
  from: Span[]
  to: Span[]
  /** What was found in the new text. */
  result: QuotationResult
  /** What the locator ought to say now, where the new text shows it. A paragraph's number alone makes no `locator` of what has moved. */
  locator?: string
  /** The passage as it stood in the former text, where that is at hand. */
  passage?: string
  nearest?: Nearest
  /** Why somebody should look, where the change alone does not say it. */
  remark?: string
}

const unchecked: QuotationResult = { state: 'unchecked', spans: [] }

interface Texts {
  former: PreparedText | undefined
  now: PreparedText
}

/** Looks every note of a source up in its new text and says what became of it, in the order of the notes. A lead is unchanged. */
export function compareCaptures({ source, notes, formerText, formerResults, text }: Captures): NoteChange[] {
  const matter = source.literature?.matter
  const texts = { former: formerText === undefined ? undefined : prepareText(formerText, matter), now: prepareText(text, matter) }
  return notes.map((note) => {
    if (note.quotation === undefined) return { note, change: 'unchanged', from: [], to: [], result: unchecked }
    return compareNote(note, note.quotation, formerResults.get(note.id) ?? unchecked, texts)
  })
}

function compareNote(note: Note, quotation: string, former: QuotationResult, texts: Texts): NoteChange {
  const result = findQuotation(quotation, texts.now, note.matter)
  const base = { note, from: former.spans, to: result.spans, result, ...passageOf(former, texts) }
  if (result.state === 'not-found') return { ...base, change: 'broken', ...nearestOf(quotation, texts) }
  const places = placesOf(former, result, texts)
  if (result.state === 'ambiguous') {
    const like = places && placeLike(places.before, places.now)
    const remark = like && `what stood around it stands at ${like.map(([start, end]) => `${start}–${end}`).join(', ')}`
    return { ...base, change: 'ambiguous', ...(remark !== undefined && { remark }) }
  }
  if (former.state === 'ambiguous') return { ...base, change: 'moved', remark: 'it was ambiguous before' }
  if (former.state === 'not-found') return { ...base, change: 'moved', remark: 'it was not found before' }
  if (former.state === 'unchecked') return { ...base, ...locatorChange(note, former, result, texts, 'unchanged') }
  if (places && isAnotherPassage(quotation, places.before, places.now)) {
    const remark = 'the same words stand elsewhere, where they stood before; the passage that was quoted is gone'
    return { ...base, change: 'broken', to: [], result: { state: 'not-found', spans: [] }, remark }
  }
  const isSame = JSON.stringify(former.spans) === JSON.stringify(result.spans)
  const isStrange = places && hasOtherSurroundings(places.before, places.now)
  return {
    ...base,
    ...locatorChange(note, former, result, texts, isSame ? 'unchanged' : 'moved'),
    ...(isStrange && { remark: strangeSurroundings }),
  }
}

/** Where the quotation stood and where it stands, where it stood in one place. */
function placesOf(former: QuotationResult, result: QuotationResult, texts: Texts): { before: Place; now: Place } | undefined {
  if (!texts.former || former.state === 'ambiguous' || former.spans.length === 0) return undefined
  return { before: { prepared: texts.former, spans: former.spans }, now: { prepared: texts.now, spans: result.spans } }
}

/** Why a passage that was found again may be another one. */
export const strangeSurroundings = 'what stands around it is new; read it again'

/** Whether the locator must be changed, and to what; else the change that the spans show. */
function locatorChange(
  { matter }: Note,
  former: QuotationResult,
  result: QuotationResult,
  { former: before, now }: Texts,
  otherwise: Change,
): Pick<NoteChange, 'change' | 'locator' | 'remark'> {
  const found = (prepared: PreparedText, spans: readonly Span[]) => ({
    prepared,
    stretches: spans.map((span) => toStretch(prepared, span)),
  })
  const known = before && former.spans.length > 0 ? found(before, former.spans) : undefined
  const locator = newLocator(matter.locator, known, found(now, result.spans))
  if (locator !== undefined) return { change: 'locator', locator }
  if (result.elsewhere !== undefined && result.elsewhere !== former.elsewhere) {
    return { change: 'locator', remark: `it is not in ${result.elsewhere}` }
  }
  const counted = known && newParagraph(matter.locator, known, found(now, result.spans))
  return { change: otherwise, ...(counted !== undefined && { locator: counted }) }
}

function passageOf({ spans }: QuotationResult, { former }: Texts): Pick<NoteChange, 'passage'> {
  if (!former || spans.length === 0) return {}
  return { passage: spans.map((span) => former.text.slice(...toStretch(former, span)).replaceAll(/\s+/g, ' ')).join(' […] ') }
}

function nearestOf(quotation: string, { now }: Texts): Pick<NoteChange, 'nearest'> {
  const nearest = nearestPassage(quotation, now)
  return nearest ? { nearest } : {}
}
