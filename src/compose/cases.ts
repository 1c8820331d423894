import type { Case, CaseStage } from '../model/case.ts'
import { parseDate } from '../model/date.ts'
import { formatDate } from '../model/format.ts'
import { phrase } from '../model/phrase.ts'
import type { Place } from '../model/place.ts'
import { didYouMean } from '../model/suggest.ts'
import { Complaint } from './complaint.ts'
import type { Desk } from './desk.ts'
import type { Call } from './helper.ts'

/** Stages on which another must follow: where one of these is the last that the sources tell, they tell no outcome. */
const open: ReadonlySet<CaseStage['stage']> = new Set(['investigated', 'detained', 'charged', 'tried', 'appealed'])

/** The cases with these ids in their order, all when none is named. Complains at the call of one that does not exist. */
export function chooseCases({ corpus: { cases } }: Desk, ids: readonly string[], { place }: Call): Case[] {
  const chosen = ids.length === 0 ? [...cases.values()] : ids.map((id) => cases.get(id) ?? unknownCase(id, cases, place))
  if (chosen.length === 0) throw new Complaint(place, 'nothing-found', 'there is no case', 'write it in sources/cases.yaml')
  return chosen
}

function unknownCase(id: string, all: ReadonlyMap<string, Case>, place: Place): never {
  throw new Complaint(place, 'nothing-found', `no case has the id "${id}"`, didYouMean(id, all.keys()))
}

/** The stages of a case up to the day of which the brief speaks, in the order in which the editors wrote them. */
export function stagesAt({ matter }: Case, cutoff: string | undefined): CaseStage[] {
  const last = lastDay(cutoff)
  return matter.stages.filter(({ date }) => last === undefined || (firstDay(date) ?? '') <= last)
}

/**
 * Where a case stands on the day of which the brief speaks: its last stage in the editors' words, which are careful of what is
 * charge and what conviction, and the restrictions that still hold. That the sources tell no outcome is said.
 */
export function statusAt(stages: readonly CaseStage[], desk: Desk): string {
  const cutoff = desk.brief.matter.cutoff ?? undefined
  const last = stages.findLast(({ stage }) => stage !== 'restricted')
  const restrictions = stages.filter((stage, index) => stage.stage === 'restricted' && holds(stage, stages.slice(index), cutoff))
  const parts = [...(last ? [stageStatus(last, desk)] : []), ...restrictions.map((restriction) => restrictionStatus(restriction, desk))]
  return parts.join('; ').replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase(desk.lang))
}

function stageStatus({ stage, text: status, date }: CaseStage, desk: Desk): string {
  const dated = date ? phrase(desk.strings, 'status-dated', { status, date: formatDate(date, 'long', desk) }) : status
  return open.has(stage) ? phrase(desk.strings, 'status-open', { status: dated }) : dated
}

function restrictionStatus({ text: status, until }: CaseStage, desk: Desk): string {
  return until ? phrase(desk.strings, 'status-until', { status, date: formatDate(until, 'long', desk) }) : status
}

/** A restriction with a term holds until it is over; one without, until a later stage says that it expired. */
function holds({ until }: CaseStage, following: readonly CaseStage[], cutoff: string | undefined): boolean {
  const day = firstDay(cutoff)
  if (until) return day === undefined || (lastDay(until) ?? '9999') >= day
  return !following.some(({ stage }) => stage === 'expired')
}

function firstDay(date: string | null | undefined): string | undefined {
  return date ? parseDate(date)?.first : undefined
}

function lastDay(date: string | null | undefined): string | undefined {
  return date ? parseDate(date)?.last : undefined
}
