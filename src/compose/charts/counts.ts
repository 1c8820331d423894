import type { PhrasingContent } from 'mdast'
import { formatNumber } from '../../model/format.ts'
import type { Note } from '../../model/note.ts'
import { phrase } from '../../model/phrase.ts'
import { choiceArgument } from '../arguments.ts'
import { text } from '../build-tree.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { useNote } from '../evidence.ts'
import { groupBy } from '../group-by.ts'
import type { Call } from '../helper.ts'
import { requireSome, selectNotes, selectors } from '../select.ts'
import { firstDay } from '../sort-notes.ts'
import type { ChartMaker, ChartWithData } from './maker.ts'
import { sourceLabel } from './source-label.ts'

type By = 'year' | 'kind' | 'topic' | 'source'

/** More bars than this nobody compares. */
const most = 40

/**
 * How many notes there are in each year, or of each kind of source, topic or source. `split` parts the years' columns by one of
 * these. Takes the selectors of `notes`; a note without a date is in no year.
 */
export const counts: ChartMaker = {
  named: [...selectors, 'by', 'split'],
  make(desk, call) {
    const by = choiceArgument(call, 'by', ['year', 'kind', 'topic', 'source'])
    const split = choiceArgument(call, 'split', ['none', 'kind', 'topic', 'source'])
    if (split !== 'none' && by !== 'year') throw new Complaint(call.place, 'helper-arguments', 'only years can be split', 'say by="year"')
    const notes = requireSome(
      desk,
      call,
      selectNotes(desk, call).filter((note) => keysOf(note, by, desk).length > 0),
    )
    for (const note of notes) useNote(desk, note)
    const series = split === 'none' ? new Map([[undefined, notes]]) : bySize(groupBy(notes, (note) => keysOf(note, split, desk)))
    const keys = keysIn(notes, by, desk)
    if (Math.max(keys.length, series.size) > most) throw tooMany(keys.length, call)
    return { ...drawn(series, keys, by, desk), ...tabled(series, keys, by, split, desk, call), notes, isCount: true }
  },
}

type Series = ReadonlyMap<string | undefined, Note[]>

function drawn(series: Series, keys: readonly string[], by: By, desk: Desk): Pick<ChartWithData, 'chart' | 'alt' | 'lead' | 'title'> {
  const cells = [...series].map(([name, notes]) => {
    const groups = groupBy(notes, (note) => keysOf(note, by, desk))
    return { name, counts: keys.map((key) => groups.get(key)?.length ?? 0) }
  })
  const column = phrase(desk.strings, `column-${by}`)
  const totals = keys.map((key, index) => ({ key, count: cells.reduce((sum, { counts: all }) => sum + (all[index] ?? 0), 0) }))
  const filled = totals.filter(({ count }) => count > 0).map(({ key, count }) => `${key}: ${formatNumber(count, desk.lang)}`)
  return {
    chart: { kind: 'counts', as: by === 'year' ? 'columns' : 'bars', keys: [...keys], series: cells },
    alt: phrase(desk.strings, 'chart-alt-counts', { by: column, counts: filled.join('; ') }),
    lead: phrase(desk.strings, 'chart-alt-counts', { by: column, counts: '' }).trim(),
    title: phrase(desk.strings, 'chart-counts', { by: column }),
  }
}

function tabled(series: Series, keys: readonly string[], by: By, split: string, desk: Desk, { place }: Call) {
  const rows = [...series].flatMap(([name, notes]) => {
    const groups = groupBy(notes, (note) => keysOf(note, by, desk))
    const filled = keys.flatMap((key) => (groups.has(key) ? [{ key, members: groups.get(key) ?? [] }] : []))
    return filled.map(({ key, members }): PhrasingContent[][] => [
      ...(name === undefined ? [] : [[text(name)]]),
      [text(key)],
      [text(formatNumber(members.length, desk.lang)), citation(members.map(citeOf), place)],
    ])
  })
  const columns = [...(split === 'none' ? [] : [`column-${split}`]), `column-${by}`, 'column-count']
  return { head: columns.map((key) => phrase(desk.strings, key)), rows }
}

function bySize(groups: ReadonlyMap<string, Note[]>): Map<string, Note[]> {
  return new Map([...groups].toSorted(([, a], [, b]) => b.length - a.length))
}

/** Years without a gap; everything else from the most to the fewest. */
function keysIn(notes: readonly Note[], by: By, desk: Desk): string[] {
  const groups = groupBy(notes, (note) => keysOf(note, by, desk))
  if (by !== 'year') return [...bySize(groups).keys()]
  const years = [...groups.keys()].map(Number)
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => `${first + index}`)
}

function keysOf(note: Note, by: By, desk: Desk): string[] {
  if (by === 'topic') return note.matter.topics.map((topic) => topic.replaceAll('-', ' '))
  if (by === 'source') return [sourceLabel({ ...note, matter: { ...note.matter, asOf: undefined } }, desk)]
  if (by === 'year') return [firstDay(note)?.slice(0, 4)].filter((year) => year !== undefined)
  const kind = desk.corpus.sources.get(note.source)?.literature?.matter.kind
  return kind === undefined ? [] : [phrase(desk.strings, `kind-${kind}`)]
}

function tooMany(count: number, { place }: Call): Complaint {
  return new Complaint(
    place,
    'helper-arguments',
    `the chart has ${count} bars, and a picture holds ${most}`,
    'choose with from, to or topic',
  )
}
