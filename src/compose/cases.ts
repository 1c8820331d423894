import { parseDate } from '../model/date.ts'
import { formatDate } from '../model/format.ts'
import { phrase } from '../model/phrase.ts'
import type { Case, CaseStage } from '../model/case.ts'
import type { Desk } from './desk.ts'

/** The stages of a case up to the day of which the brief speaks, in the order of their dates; those without one stay in place. */
export function stagesAt({ matter }: Case, cutoff: string | undefined): CaseStage[] {
  const last = cutoff === undefined ? undefined : parseDate(cutoff)?.last
  const past = matter.stages.filter((stage) => last === undefined || (dayOf(stage) ?? '') <= last)
  const dated = past.filter((stage) => dayOf(stage) !== undefined).toSorted((a, b) => ((dayOf(a) ?? '') < (dayOf(b) ?? '') ? -1 : 1))
  return past.map((stage) => (dayOf(stage) === undefined ? stage : (dated.shift() ?? stage)))
}

/**
 * Where a case stands on the day of which the brief speaks: its last stage, and a restriction that still holds.
 * A charge is never called a conviction, and what is over is not said to last.
 */
export function statusAt(stages: readonly CaseStage[], desk: Desk): string {
  const { strings } = desk
  const cutoff = desk.brief.matter.cutoff ?? undefined
  const main = stages.findLast(({ stage }) => stage !== 'restricted')
  const restriction = stages.findLast(({ stage }) => stage === 'restricted')
  const ended =
    restriction && (stages.indexOf(restriction) < stages.findLastIndex(({ stage }) => stage === 'expired') || isOver(restriction, cutoff))
  const parts = [main && stageText(main, desk)]
  if (restriction && !ended) {
    const { until } = restriction
    parts.push(
      until ? phrase(strings, 'stage-restricted-until', { date: formatDate(until, 'long', desk) }) : phrase(strings, 'stage-restricted'),
    )
  } else if (restriction && main?.stage !== 'expired') parts.push(phrase(strings, 'stage-expired'))
  return parts.filter((part) => part !== undefined).join('; ')
}

function stageText({ stage, text, date }: CaseStage, desk: Desk): string {
  if (stage === 'other') return text
  const status = phrase(desk.strings, `stage-${stage}`)
  return date ? phrase(desk.strings, 'status-since', { status, date: formatDate(date, 'long', desk) }) : status
}

function isOver({ until }: CaseStage, cutoff: string | undefined): boolean {
  const last = until ? parseDate(until)?.last : undefined
  const day = cutoff === undefined ? undefined : parseDate(cutoff)?.first
  return last !== undefined && day !== undefined && last < day
}

function dayOf({ date }: CaseStage): string | undefined {
  return date ? parseDate(date)?.first : undefined
}
