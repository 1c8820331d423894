import type { Note } from '../../model/note.ts'
import { warning } from '../../model/message.ts'
import { choiceArgument, numberArgument } from '../arguments.ts'
import type { Place } from '../../model/place.ts'
import type { Desk } from '../desk.ts'
import { useNote } from '../evidence.ts'
import { groupBy } from '../group-by.ts'
import type { Block, Helper } from '../helper.ts'
import { noteFields } from '../note-fields.ts'
import { notFound, requireSome, selectNotes, selectors } from '../select.ts'
import { firstDay, sortNotes } from '../sort-notes.ts'

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
    if (shown.length === 0 && block.otherwise) {
      const { text, hint } = notFound(desk, call)
      if (hint) desk.messages.push(warning(call.place, 'nothing-found', text, hint))
      return block.otherwise()
    }
    for (const note of requireSome(desk, call, shown)) useNote(desk, note)
    const items = group === 'none' ? shown.map((note) => noteFields(desk, note, call.place)) : groupNotes(desk, shown, group, call.place)
    return items.map((item, index) => block.each(item, { index, first: index === 0, last: index === items.length - 1 })).join('')
  },
}

function groupNotes(desk: Desk, all: readonly Note[], by: 'year' | 'source' | 'topic', place: Place) {
  return [...groupBy(all, (note) => keysOf(note, by))].map(([key, members]) => ({
    key,
    notes: members.map((note) => noteFields(desk, note, place)),
  }))
}

/** A note stands in a group for each of its topics; one without a date or topic is in none. */
function keysOf(note: Note, by: 'year' | 'source' | 'topic'): string[] {
  if (by === 'source') return [note.source]
  if (by === 'topic') return note.matter.topics
  const year = firstDay(note)?.slice(0, 4)
  return year === undefined ? [] : [year]
}
