import type { Corpus } from '../model/corpus.ts'
import type { CslDate } from '../model/csl.ts'
import { parseDate } from '../model/date.ts'
import { error, type Message } from '../model/message.ts'
import type { Note } from '../model/note.ts'
import type { Source } from '../model/source.ts'
import { allWords, holdsAny } from './brief/words.ts'

/**
 * Orders of time that cannot be: an event after the source that tells of it, something said after its source was issued, what ceased to
 * hold before it began, a source that rests on a later one. A date that its author marks as unsure counts with a year's play on each
 * side, and nothing is said of what may be so.
 */
export function checkTime(corpus: Corpus): Message[] {
  return [...[...corpus.notes.values()].flatMap((note) => checkNote(note, corpus.sources.get(note.source))), ...checkSources(corpus)]
}

function checkNote(note: Note, source: Source | undefined): Message[] {
  const { id, matter, placeOf, statement } = note
  const event = daysOf(matter.date)
  const said = daysOf(matter.asOf)
  const issued = source && issuedDays(source, matter.locator)
  const complain = (key: string, message: string, hint: string) => [error(placeOf([key]), 'date-order', message, hint, [`note:${id}`])]
  const grace = isIndex(source) ? playOfEntries : 0

  if (event && ends(matter.validUntil) < event.first)
    return complain(
      'validUntil',
      `note "${id}" stops being true on ${matter.validUntil}, before its event of ${matter.date}`,
      'check both dates',
    )
  if (event && !announces(statement)) {
    if (issued && event.first > later(issued.last, grace))
      return complain(
        'date',
        `the event of ${matter.date} comes after its source of ${issued.written}`,
        'check the date, or write it as announced',
      )
    if (said && event.first > later(said.last, grace))
      return complain(
        'date',
        `the event of ${matter.date} comes after the source spoke of it, as of ${matter.asOf}`,
        'check the date, or write it as announced',
      )
  }
  if (said && issued && said.first > later(issued.last, grace))
    return complain(
      'asOf',
      `nothing can be said as of ${matter.asOf} by a source of ${issued.written}`,
      'check the date of the source in the library',
    )
  return []
}

/** An index of dated entries adds to an entry what it learns in the weeks after: days that its date may be behind. */
const playOfEntries = 31

function isIndex(source: Source | undefined): boolean {
  return source?.literature?.matter.kind === 'web-index'
}

interface Span {
  first: string
  last: string
}

/** The days that a date may mean, with a year's play where its author is unsure; an open end reaches for ever. */
function daysOf(date: string | undefined): Span | undefined {
  const days = date === undefined ? undefined : parseDate(date)
  if (!days) return undefined
  const play = /[~?%X]/u.test(date ?? '') ? 366 : 0
  return {
    first: days.first === undefined ? '0000' : later(days.first, -play),
    last: days.last === undefined ? '9999-12-31' : later(days.last, play),
  }
}

function ends(date: string | undefined): string {
  return daysOf(date)?.last ?? '9999-12-31'
}

function later(day: string, days: number): string {
  return days === 0 || day.startsWith('9999') ? day : new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** When a source was issued; in an index, the date of the entry that the locator names. */
function issuedDays({ item, literature }: Source, locator: string): (Span & { written: string }) | undefined {
  if (literature?.matter.kind === 'web-index') return entryDays(locator)
  const issued = item['issued']
  if (typeof issued !== 'object' || Array.isArray(issued)) return undefined
  const written = edtfOf(issued)
  const days = daysOf(written === undefined ? undefined : `${written}${issued.circa ? '~' : ''}`)
  if (!days || written === undefined) return undefined
  return { first: days.first, last: laterOf(days.last, accessedDay(item)), written }
}

/** A page may have changed until it was last looked at. */
function accessedDay({ accessed }: Source['item']): string {
  const written = typeof accessed === 'object' && !Array.isArray(accessed) ? edtfOf(accessed) : undefined
  return daysOf(written)?.last ?? '0000'
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

function edtfOf({ 'date-parts': parts }: CslDate): string | undefined {
  const texts = parts?.map((part) => part.map((one, index) => String(one).padStart(index === 0 ? 4 : 2, '0')).join('-'))
  const written = texts?.join('/')
  return written !== undefined && parseDate(written) ? written : undefined
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** `entry of 16 December 2021`, `entry of 2021-12-16`. */
function entryDays(locator: string): (Span & { written: string }) | undefined {
  const iso = /\d{4}-\d{2}(?:-\d{2})?/u.exec(locator)?.[0]
  const [, day, month, year] = /(\d{1,2}) (\p{L}+) (\d{4})/u.exec(locator) ?? []
  const number = monthNames.indexOf(month?.toLowerCase() ?? '') + 1
  const written = iso ?? (number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day?.padStart(2, '0')}` : undefined)
  const days = daysOf(written)
  return days && written !== undefined ? { ...days, written } : undefined
}

/** Whether a statement tells of what was to come. */
function announces(statement: string): boolean {
  return allWords.some(({ future }) => holdsAny(statement, future))
}

function checkSources({ sources }: Corpus): Message[] {
  return [...sources.values()].flatMap((source) => {
    const { literature } = source
    const own = issuedDays(source, '')
    if (!literature || !own) return []
    return literature.matter.derivesFrom.flatMap(({ source: key }, index) => {
      const other = sources.get(key)
      const origin = other && issuedDays(other, '')
      if (!origin || origin.first <= own.last) return []
      const message = `a source of ${own.written} cannot derive from "${key}", which is of ${origin.written}`
      return [
        error(literature.placeOf(['derivesFrom', index, 'source']), 'date-order', message, 'check both dates in the library', [
          `source:${source.key}`,
        ]),
      ]
    })
  })
}
