import type { PhrasingContent } from 'mdast'
import { knownDays, type TimelineEvent } from '../../model/chart.ts'
import { parseDate } from '../../model/date.ts'
import { formatDate, formatNumber } from '../../model/format.ts'
import type { Note } from '../../model/note.ts'
import { phrase } from '../../model/phrase.ts'
import { numberArgument } from '../arguments.ts'
import { text } from '../build-tree.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { useNote } from '../evidence.ts'
import type { Call } from '../helper.ts'
import { statementOf, statementText } from '../note-fields.ts'
import { requireSome, selectNotes, selectors } from '../select.ts'
import { sortNotes } from '../sort-notes.ts'
import type { ChartMaker } from './maker.ts'

/** More than a page can show side by side with what happened. */
const most = 24

/** Dated notes on an axis of time. Takes the selectors of `notes` and `limit`; notes without a date are left out. */
export const timeline: ChartMaker = {
  named: [...selectors, 'limit'],
  make(desk, call) {
    const dated = sortNotes(selectNotes(desk, call), 'date').filter((note) => eventOf(note, desk) !== undefined)
    const shown = requireSome(desk, call, dated.slice(0, numberArgument(call, 'limit', 1)))
    if (shown.length > most) throw tooMany(shown.length, call)
    for (const note of shown) useNote(desk, note)
    const events = shown.flatMap((note) => eventOf(note, desk) ?? [])
    const what = (note: Note) => [
      ...(statementOf(desk, note, call.place).nodes() as PhrasingContent[]),
      citation([citeOf(note)], call.place),
    ]
    const [from, to] = [events[0]?.date ?? '', events.at(-1)?.date ?? '']
    const alt = phrase(desk.strings, 'chart-alt-timeline', { from, to, count: formatNumber(shown.length, desk.lang) })
    return {
      chart: { kind: 'timeline', events },
      head: [phrase(desk.strings, 'column-date'), phrase(desk.strings, 'column-event')],
      rows: shown.map((note, index) => [[text(events[index]?.date ?? '')], what(note)]),
      alt,
      lead: alt,
      title: phrase(desk.strings, 'chart-timeline'),
      notes: shown,
      states: shown,
    }
  },
}

function eventOf(note: Note, desk: Desk): TimelineEvent | undefined {
  const { date } = note.matter
  const days = date === undefined ? undefined : knownDays(parseDate(date) ?? { first: undefined, last: undefined })
  if (date === undefined || days === undefined) return undefined
  return {
    ...days,
    date: formatDate(date, 'short', desk),
    text: statementText(note),
    isPeriod: date.includes('/'),
    isVague: /[~?%X]/u.test(date),
  }
}

function tooMany(count: number, { place }: Call): Complaint {
  const what = `the timeline has ${count} events, and a picture holds ${most}`
  return new Complaint(place, 'helper-arguments', what, 'choose with topic, from, to, level, ids or limit, or print {{chronology}}')
}
