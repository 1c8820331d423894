import type { PhrasingContent } from 'mdast'
import type { Case, CaseStage } from '../../model/case.ts'
import { formatDate } from '../../model/format.ts'
import { phrase } from '../../model/phrase.ts'
import { idOf } from '../arguments.ts'
import { between, captionArguments, captioned, strong, table, text } from '../build-tree.ts'
import { chooseCases, stagesAt, statusAt } from '../cases.ts'
import { citation, citeOf } from '../citing.ts'
import type { Desk } from '../desk.ts'
import { findEntity, findNote } from '../evidence.ts'
import type { Call, Helper } from '../helper.ts'
import { requireTranslation } from '../require-translation.ts'
import { blocks } from '../splice-value.ts'

/**
 * `{{cases "id" …}}`: a table of cases, all when none is named: who, through which stages, each with its date and footnote, and where
 * the case stands on the brief's cut-off date. What happened after that date is left out.
 */
export const cases: Helper = {
  args: [0, Infinity],
  named: [...captionArguments],
  run(desk, call) {
    const rows = chooseCases(desk, call.args.flat().map(idOf), call).map((one) => rowOf(one, desk, call))
    const { cutoff } = desk.brief.matter
    const status = cutoff
      ? phrase(desk.strings, 'column-status-on', { date: formatDate(cutoff, 'long', desk) })
      : phrase(desk.strings, 'column-status')
    const head = [phrase(desk.strings, 'column-who'), phrase(desk.strings, 'column-stages'), status]
    return blocks(captioned('table', call, [table(head, rows)]))
  },
}

function rowOf(one: Case, desk: Desk, call: Call): PhrasingContent[][] {
  desk.uses.add(`case:${one.id}`)
  const { entity, role } = one.matter
  const { id, matter } = findEntity(desk, entity, call.place)
  desk.mentioned.add(id)
  requireTranslation(desk, `entity:${id}`, ['name'], call.place)
  requireTranslation(desk, `case:${one.id}`, ['role', 'stages'], call.place)
  const who = [strong(matter.short ?? matter.name), ...(role ? [text(`, ${role}`)] : [])]
  const stages = stagesAt(one, desk.brief.matter.cutoff ?? undefined)
  const parts = stages.map((stage) => stagePart(stage, desk, call))
  return [who, between(parts, () => [{ type: 'break' } as const]), [text(statusAt(stages, desk))]]
}

function stagePart({ date, text: what, notes }: CaseStage, desk: Desk, call: Call): PhrasingContent[] {
  const found = notes.map((id) => findNote(desk, id, call.place))
  // The words are the editors', so the notes are cited, not stated.
  for (const note of found) desk.noteUses.push({ note, how: 'cited', chapter: desk.chapter, place: call.place })
  const when = date ? `${formatDate(date, 'short', desk)}: ` : ''
  return [text(when + what), ...(found.length > 0 ? [citation(found.map(citeOf), call.place)] : [])]
}
