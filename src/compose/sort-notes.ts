import { parseDate } from '../model/date.ts'
import type { Note } from '../model/note.ts'

/** Sorts by the first day of the date, or by source; notes without a date come last, ties stay as they are. */
export function sortNotes(all: readonly Note[], by: 'file' | 'date' | '-date' | 'source'): Note[] {
  if (by === 'file') return [...all]
  if (by === 'source') return all.toSorted((a, b) => compare(a.source, b.source))
  const sign = by === 'date' ? 1 : -1
  return all.toSorted((a, b) => compareDays(firstDay(a), firstDay(b), sign))
}

/** The first day that the date of a note may mean. */
export function firstDay({ matter }: Note): string | undefined {
  return matter.date === undefined ? undefined : parseDate(matter.date)?.first
}

function compareDays(a: string | undefined, b: string | undefined, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return sign * compare(a, b)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
