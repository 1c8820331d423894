import type { PhrasingContent } from 'mdast'
import type { Case, CaseStage } from '../../model/case.ts'
import { type CasesChart, type CaseStep, type CaseTerm, knownDays } from '../../model/chart.ts'
import { parseDate } from '../../model/date.ts'
import { formatDate, formatNumber } from '../../model/format.ts'
import type { Note } from '../../model/note.ts'
import { phrase } from '../../model/phrase.ts'
import { listArgument } from '../arguments.ts'
import { strong, text } from '../build-tree.ts'
import { chooseCases, stagesAt } from '../cases.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { findEntity, findNote } from '../evidence.ts'
import { groupBy } from '../group-by.ts'
import type { Call } from '../helper.ts'
import { requireTranslation } from '../require-translation.ts'
import type { ChartMaker } from './maker.ts'

/** More rows than a page can show. */
const most = 12

/** Who went through which stages, up to the brief's cut-off date. `cases` chooses and orders, all when it is left out. */
export const cases: ChartMaker = {
  named: ['cases'],
  make(desk, call) {
    const chosen = chooseCases(desk, listArgument(call, 'cases') ?? [], call)
    if (chosen.length > most) throw tooMany(chosen.length, call)
    const files = chosen.map((one) => fileOf(one, desk, call))
    const { cutoff } = desk.brief.matter
    const day = cutoff ? knownDays(parseDate(cutoff) ?? { first: undefined, last: undefined })?.last : undefined
    const { strings } = desk
    const names = files.map(({ who }) => who).join(', ')
    const alt = phrase(strings, 'chart-alt-cases', { count: formatNumber(files.length, desk.lang), names })
    return {
      chart: {
        kind: 'cases',
        rows: files.map((file) => rowOf(file, desk)),
        cutoff: cutoff && day ? { day, text: phrase(strings, 'chart-as-of', { date: formatDate(cutoff, 'short', desk) }) } : undefined,
      },
      head: ['column-who', 'column-date', 'column-stage', 'column-event'].map((key) => phrase(strings, key)),
      rows: files.flatMap((file) => file.stages.map((stage) => tableRow(file, stage, desk, call))),
      alt,
      lead: alt,
      title: phrase(strings, 'chart-cases'),
      notes: files.flatMap(({ notes }) => [...notes.values()].flat()),
    }
  },
}

function tooMany(count: number, { place }: Call): Complaint {
  return new Complaint(place, 'helper-arguments', `the chart has ${count} cases, and a picture holds ${most}`, 'choose some: cases="…"')
}

/** A case as this brief may show it. */
interface CaseFile {
  who: string
  stages: CaseStage[]
  notes: Map<CaseStage, Note[]>
}

function fileOf(one: Case, desk: Desk, call: Call): CaseFile {
  desk.uses.add(`case:${one.id}`)
  const { id, matter } = findEntity(desk, one.matter.entity, call.place)
  desk.mentioned.add(id)
  requireTranslation(desk, `entity:${id}`, ['name'], call.place)
  requireTranslation(desk, `case:${one.id}`, ['stages'], call.place)
  const stages = stagesAt(one, desk.brief.matter.cutoff ?? undefined)
  const notes = new Map(stages.map((stage) => [stage, stage.notes.map((note) => findNote(desk, note, call.place))]))
  for (const note of [...notes.values()].flat()) desk.noteUses.push({ note, how: 'cited', chapter: desk.chapter, place: call.place })
  return { who: matter.short ?? matter.name, stages, notes }
}

function tableRow({ who, notes }: CaseFile, stage: CaseStage, desk: Desk, { place }: Call): PhrasingContent[][] {
  const { date, until, text: what } = stage
  const cites = (notes.get(stage) ?? []).map(citeOf)
  const ends = until ? phrase(desk.strings, 'status-until', { status: what, date: formatDate(until, 'short', desk) }) : what
  return [
    [strong(who)],
    [text(date ? formatDate(date, 'short', desk) : '–')],
    [text(stage.stage === 'other' ? '–' : stageName(stage, desk))],
    [text(ends), ...(cites.length > 0 ? [citation(cites, place)] : [])],
  ]
}

function rowOf({ who, stages }: CaseFile, desk: Desk): CasesChart['rows'][number] {
  const dated = stages.flatMap((stage) => {
    const days = stage.date ? knownDays(parseDate(stage.date) ?? { first: undefined, last: undefined }) : undefined
    return days ? [{ stage, days }] : []
  })
  const byDate = [...groupBy(dated, ({ stage }) => [stage.date ?? '']).values()]
  const steps = byDate.flatMap((group): CaseStep[] => {
    const [first] = group
    const names = [...new Set(group.map(({ stage }) => stageName(stage, desk)))]
    return first ? [{ ...first.days, text: names.join(', '), mark: markOf(group.map(({ stage }) => stage)) }] : []
  })
  const undated = stages.filter(({ date }) => !date).map((stage) => stageName(stage, desk))
  return {
    who,
    steps: steps.toSorted((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first))),
    terms: stages.flatMap((stage, index) => termOf(stage, stages.slice(index + 1)) ?? []),
    undated: undated.length > 0 ? phrase(desk.strings, 'chart-undated', { stages: undated.join(', ') }) : undefined,
  }
}

/** What has no name of its own is called as the editors call it; the picture shows the beginning of it. */
function stageName({ stage, until, text: what }: CaseStage, desk: Desk): string {
  if (stage === 'other') return what
  if (stage !== 'restricted' || !until) return phrase(desk.strings, `stage-${stage}`)
  return phrase(desk.strings, 'stage-restricted-until', { date: formatDate(until, 'short', desk) })
}

/** A restriction ends when its term is over or, without one, when a later stage says that it expired. */
function termOf({ stage, date, until }: CaseStage, later: readonly CaseStage[]): CaseTerm | undefined {
  const first = date ? parseDate(date)?.first : undefined
  if (stage !== 'restricted' || first === undefined) return undefined
  const end = until ?? later.find((other) => other.stage === 'expired')?.date
  return { first, last: end ? parseDate(end)?.last : undefined }
}

const marks: Readonly<Record<CaseStage['stage'], CaseStep['mark']>> = {
  investigated: 'accused',
  detained: 'accused',
  charged: 'accused',
  tried: 'accused',
  convicted: 'sentenced',
  sentenced: 'sentenced',
  appealed: 'appealed',
  acquitted: 'ended',
  released: 'ended',
  restricted: 'restricted',
  expired: 'ended',
  dissolved: 'sentenced',
  other: 'other',
}

/** Of several stages on one day the weightiest has its mark. */
function markOf(stages: readonly CaseStage[]): CaseStep['mark'] {
  const found = new Set(stages.map(({ stage }) => marks[stage]))
  return (['sentenced', 'ended', 'appealed', 'restricted', 'accused'] as const).find((mark) => found.has(mark)) ?? 'other'
}
