import { type Days, parseDate } from '../../model/date.ts'
import { type Message, warning } from '../../model/message.ts'
import type { Note } from '../../model/note.ts'
import { type Context, notesOf, ownText, statedNotes, withoutQuotations } from './context.ts'
import { isDated } from './dated.ts'
import type { Sentence } from './read.ts'
import { anyOf, holdsAny, plainText, type Words } from './words.ts'

/**
 * What may be said in the present tense on the day of the cut-off.
 *
 * - `stale-present`: a note that stopped being true before the cut-off, in a sentence that says “still”, “currently”, “remains”; or its
 *   statement, printed as it stands, in the present tense
 * - `undated-present`: “still”, “currently”, “ongoing” in what an author wrote, in a sentence without a date
 */
export function checkPresent(context: Context): Message[] {
  const { words } = context
  return words ? context.sentences.flatMap((sentence) => checkSentence(sentence, words, context)) : []
}

function checkSentence(sentence: Sentence, words: Words, context: Context): Message[] {
  const { brief, corpus, authored } = context
  const { lang } = brief.matter
  const isWithDate = () => isDated(sentence.block.kind === 'row' ? sentence.run : sentence.text, lang, words)
  const [stated] = expired(statedNotes(sentence, context), context)
  const stale = expired(notesOf(sentence.support, corpus), context)[0] ?? stated
  if (stale) {
    const text = withoutQuotations(sentence.text)
    const marker = markerIn(text, words.present, words)
    const isPlainlyPresent = marker !== undefined && (!isWithDate() || standsBeside(text, marker, words.presentVerbs))
    if (isPlainlyPresent) return [staleMessage(stale, `says "${marker.word}"`, sentence)]
    if (stated && !isWithDate() && isInPresent(text, words)) return [staleMessage(stated, 'is in the present tense', sentence)]
  }

  const own = ownText(sentence, authored)
  const loose = markerIn(own, words.undated, words)
  const place = loose && authored.find(loose.word, sentence.pieces.find(({ end }) => end > loose.index)?.place ?? sentence.place)
  if (!loose || !place || isWithDate()) return []
  const hint = 'say as of when, or put it into the past'
  return [warning(place, 'undated-present', `"${loose.word}" is said without a date, and will not stay true`, hint)]
}

function staleMessage({ note, ended }: Expired, how: string, sentence: Sentence): Message {
  const place = sentence.calls[0]?.place ?? sentence.place
  const message = `the sentence ${how}, but what note "${note.id}" says held until ${ended}`
  return warning(place, 'stale-present', message, 'put it into the past, or say when it was so')
}

interface Expired {
  note: Note
  ended: string
}

/** Notes that had stopped being true, for certain, when the brief ends. */
function expired(notes: readonly Note[], { brief }: Context): Expired[] {
  const { cutoff, date } = brief.matter
  const until = endOf(cutoff ?? date ?? undefined)
  return notes.flatMap((note) => {
    const ended = note.matter.validUntil
    const days: Days | undefined = ended === undefined ? undefined : parseDate(ended)
    return ended !== undefined && until !== undefined && days?.last !== undefined && days.last < until ? [{ note, ended }] : []
  })
}

function endOf(date: string | undefined): string | undefined {
  return date === undefined ? undefined : parseDate(date)?.last
}

interface Marker {
  word: string
  index: number
}

/** A word of the present that means the day of reading: not “better still”, not “was still”, not “Still, …”. */
function markerIn(text: string, markers: readonly string[], words: Words): Marker | undefined {
  const plain = plainText(text)
  if (plain.search(anyOf(markers)) === -1) return undefined // most sentences have none
  const harmless = words.harmless.length > 0 ? [...plain.matchAll(anyOf(words.harmless))] : []
  for (const match of plain.matchAll(anyOf(markers))) {
    const marker = { word: text.slice(match.index, match.index + match[0].length), index: match.index }
    const isIdiom = harmless.some(({ index, 0: idiom }) => marker.index >= index && marker.index < index + idiom.length)
    const rest = plain.slice(marker.index + marker.word.length)
    const isConcession = /^\s*,/u.test(rest) && plain.slice(0, marker.index).trim() === ''
    const isPast = standsBeside(plain, marker, words.past) || isToldInPast(plain, marker, rest, words)
    if (!isIdiom && !isConcession && !isPast) return marker
  }
  return undefined
}

/** “still refused”, but not “is still refused” or “remains refused”. */
function isToldInPast(text: string, marker: Marker, rest: string, { pastForm, presentVerbs }: Words): boolean {
  return pastForm.test(rest) && !holdsAny(marker.word, presentVerbs) && !standsBefore(text, marker, presentVerbs)
}

function standsBefore(text: string, { index }: Marker, forms: readonly string[]): boolean {
  return holdsAny(text.slice(0, index).split(/\s+/u).filter(Boolean).slice(-2).join(' '), forms)
}

/** Whether one of these words is, or stands within two words of, the marker. */
function standsBeside(text: string, marker: Marker, forms: readonly string[]): boolean {
  const after = text
    .slice(marker.index + marker.word.length)
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, 2)
    .join(' ')
  return standsBefore(text, marker, forms) || [marker.word, after].some((part) => holdsAny(part, forms))
}

/** Whether a text speaks in the present and nowhere in the past. */
function isInPresent(text: string, { presentVerbs, past }: Words): boolean {
  return holdsAny(text, presentVerbs) && !holdsAny(text, past)
}
