import type { Brief } from '../model/brief.ts'
import { parseDate } from '../model/date.ts'
import type { Note } from '../model/note.ts'
import type { EvidenceDesk, NoteView } from './evidence.ts'

/** A note with what was found out about it. */
type Weighed = Pick<NoteView, 'state' | 'level' | 'questions'> & { note: Note }

/** What makes a note red: nobody may rest a sentence on it as it is. */
export function alarmsOf({ brief, messages }: EvidenceDesk, { note, level, state, questions }: Weighed): string[] {
  const { minLevel } = brief.matter.evidence
  const noticed = messages.filter(({ about, rule }) => about?.includes(`note:${note.id}`) && !told.has(rule))
  return [
    ...(state === 'lead' ? ['it is a lead: it has no quotation'] : []),
    ...(state === 'not-found' ? ['the quotation is not in the source'] : []),
    ...(state === 'ambiguous' ? ['the quotation is in the source more than once'] : []),
    ...(level < minLevel ? [`its level is ${level}, below ${minLevel}`] : []),
    ...questions.flatMap(({ id, state: open }) => (open === 'open' ? [`the question ${id} is open`] : [])),
    ...noticed.map(({ message }) => message),
  ]
}

/** Rules whose messages say what the states of quotations and questions say already. */
const told = new Set<string>(['quotation-not-found', 'quotation-ambiguous', 'open-question'])

/** What to mind when a sentence rests on a note. */
export function cautionsOf({ brief }: EvidenceDesk, note: Note, state: string): string[] {
  const expired = expiredOn(note, brief)
  return [
    ...(expired === undefined ? [] : [`it stopped being true (${expired}): may only be told as past`]),
    ...(note.matter.legal === undefined ? [] : [`${note.matter.legal}: the word must stand in print`]),
    ...(note.matter.attribution === undefined ? [] : [`attribution, to be printed with what is stated: ${note.matter.attribution}`]),
    ...(state === 'editorial' ? ['what stands in brackets is ours'] : []),
  ]
}

/** The day on which a note stopped being true, where that lies before what the brief speaks of. */
function expiredOn({ matter }: Note, brief: Brief): string | undefined {
  const cutoff = brief.matter.cutoff ?? brief.matter.date
  const day = cutoff ? parseDate(cutoff)?.last : undefined
  const end = matter.validUntil ? parseDate(matter.validUntil)?.last : undefined
  return day !== undefined && end !== undefined && end < day ? matter.validUntil : undefined
}
