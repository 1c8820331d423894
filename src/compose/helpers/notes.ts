import { parseDate } from '../../model/date.ts'
import type { Note } from '../../model/note.ts'
import { choiceArgument, numberArgument } from '../arguments.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { useNote } from '../evidence.ts'
import type { Block, Call, Helper } from '../helper.ts'
import { noteFields } from '../note-fields.ts'
import { notFound, selectNotes, selectors } from '../select.ts'

/**
 * `{{#notes topic="registration" from="2014" sort="date" as |n|}}…{{else}}…{{/notes}}`: goes through the notes that satisfy every
 * selector. `group="year"` (or `source`, `topic`) goes through groups instead, each with a `key` and its `notes`.
 */
export const notes: Helper = {
  args: [0, 0],
  named: [...selectors, 'sort', 'limit', 'group'],
  takesBlock: true,
  run(desk, call) {
    const block = call.block as Block
    const found = sortNotes(selectNotes(desk, call), choiceArgument(call, 'sort', ['file', 'date', '-date', 'source']))
    const shown = found.slice(0, numberArgument(call, 'limit', 1))
    const group = choiceArgument(call, 'group', ['none', 'year', 'source', 'topic'])
    if (shown.length === 0) return nothing(desk, call, block)
    for (const note of shown) useNote(desk, note)
    const items = group === 'none' ? shown.map((note) => noteFields(desk, note)) : groupNotes(desk, shown, group)
    return items.map((item, index) => block.each(item, { index, first: index === 0, last: index === items.length - 1 })).join('')
  },
}

function nothing(desk: Desk, call: Call, block: Block): string {
  const message = notFound(desk, call)
  if (!block.otherwise) throw new Complaint(call.place, 'nothing-found', message.text, message.hint || 'say so after {{else}}')
  return block.otherwise()
}

/** Sorts by the first day of the date, or by source; notes without a date come last, ties stay as they are. */
export function sortNotes(all: readonly Note[], by: 'file' | 'date' | '-date' | 'source'): Note[] {
  if (by === 'file') return [...all]
  if (by === 'source') return all.toSorted((a, b) => compare(a.source, b.source))
  const sign = by === 'date' ? 1 : -1
  return all.toSorted((a, b) => compareDays(firstDay(a), firstDay(b), sign))
}

function compareDays(a: string | undefined, b: string | undefined, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return sign * compare(a, b)
}

export function firstDay({ matter }: Note): string | undefined {
  return matter.date === undefined ? undefined : parseDate(matter.date)?.first
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function groupNotes(desk: Desk, all: readonly Note[], by: 'year' | 'source' | 'topic') {
  const groups = new Map<string, Note[]>()
  for (const note of all) for (const key of keysOf(note, by)) groups.set(key, [...(groups.get(key) ?? []), note])
  return [...groups].map(([key, members]) => ({ key, notes: members.map((note) => noteFields(desk, note)) }))
}

/** A note stands in a group for each of its topics; one without a date or topic is in none. */
function keysOf(note: Note, by: 'year' | 'source' | 'topic'): string[] {
  if (by === 'source') return [note.source]
  if (by === 'topic') return note.matter.topics
  const year = firstDay(note)?.slice(0, 4)
  return year === undefined ? [] : [year]
}
