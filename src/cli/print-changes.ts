import type { NoteChange } from '../check/capture/compare-captures.ts'
import type { Reopened } from '../check/capture/reopened.ts'
import { breaks, type Change } from '../model/capture.ts'
import type { Subject } from '../model/message.ts'
import type { Span } from '../model/quotation.ts'

/** What a new text of a source does. */
export interface Changes {
  key: string
  changes: readonly NoteChange[]
  questions: readonly Reopened[]
  /** With what of the corpus each rests on. */
  briefs: readonly { name: string; uses: ReadonlySet<Subject> }[]
}

/** The worst first. */
const order: readonly Change[] = ['broken', 'ambiguous', 'locator', 'moved', 'unchanged']

/** Prints what a new text does to notes, questions and briefs; as JSON a line per note, then one per reopened question and changed brief. */
export function printChanges({ key, changes, questions, briefs }: Changes, json: boolean | undefined): void {
  const changed = changes.filter(({ change }) => change !== 'unchanged')
  const uses = briefs.map(({ name, uses: used }) => ({ name, used: changed.filter(({ note }) => used.has(`note:${note.id}`)) }))
  const lines = json
    ? jsonLines(changes, questions, uses)
    : [
        summary(key, changes),
        ...order.flatMap((change) => groupLines(change, changes)),
        ...questionLines(questions),
        ...briefLines(uses, changed),
      ]
  for (const line of lines) console.log(line)
}

type Uses = readonly { name: string; used: readonly NoteChange[] }[]

function jsonLines(changes: readonly NoteChange[], questions: readonly Reopened[], uses: Uses): string[] {
  return [
    ...changes.map(({ note, change, from, to, locator }) => ({
      note: note.id,
      change,
      from,
      to,
      ...(locator !== undefined && { locator }),
    })),
    ...questions.map(({ question, state, notes, withdrawn }) => ({
      question: question.id,
      change: 'reopened',
      was: state,
      notes,
      withdrawn,
    })),
    ...uses.flatMap(({ name, used }) => (used.length > 0 ? [{ brief: name, notes: used.map(({ note }) => note.id) }] : [])),
  ].map((line) => JSON.stringify(line))
}

function summary(key: string, changes: readonly NoteChange[]): string {
  const counts = order.flatMap((change) => {
    const count = changes.filter((one) => one.change === change).length
    return count === 0 ? [] : `${count} ${words[change]}`
  })
  const leads = changes.filter(({ note }) => note.quotation === undefined).length
  return `${key}: ${counts.join(', ') || 'no notes'}${leads > 0 ? ` (of these ${leads} without quotation)` : ''}`
}

const words: Record<Change, string> = {
  broken: 'broken',
  ambiguous: 'ambiguous',
  locator: 'with another locator',
  moved: 'moved',
  unchanged: 'unchanged',
}

function groupLines(change: Change, changes: readonly NoteChange[]): string[] {
  const group = changes.filter((one) => one.change === change)
  if (group.length === 0 || change === 'unchanged') return group.flatMap((one) => (one.remark === undefined ? [] : noteLines(one)))
  return ['', `${words[change]}:`, ...group.flatMap(change === 'moved' ? movedLines : noteLines)]
}

function noteLines({ note, change, from, to, locator, passage, nearest, remark }: NoteChange): string[] {
  const place = breaks(change) ? (note.quotationPlace ?? note.place) : note.placeOf(['locator'])
  const head = `  ${note.id}  ${place.file}:${place.line}:${place.column}`
  const details: string[] = []
  if (change === 'broken') {
    details.push(`${from.length > 0 ? `was at ${write(from)}` : 'was not found before'}: "${passage ?? note.quotation ?? ''}"`)
    if (remark === undefined)
      details.push(
        nearest ? `now nearest: "${nearest.passage}"${nearest.differences && `: ${nearest.differences}`}` : 'nothing comes near it now',
      )
  }
  if (change === 'ambiguous') details.push(`now at ${write(to)}; quote more of it, or name its entry, section, page or call in the locator`)
  if (change === 'locator') details.push(`${note.matter.locator} → ${locator ?? '?'}`)
  if (remark !== undefined) details.push(remark)
  return [head, ...details.map((detail) => `    ${detail}`)]
}

/** One line, since whole texts move. */
function movedLines({ note, from, to, locator, remark }: NoteChange): string[] {
  const counted = locator === undefined ? '' : `; ${note.matter.locator} → ${locator}`
  return [`  ${note.id}: ${from.length > 0 ? write(from) : 'nowhere'} → ${write(to)}${counted}${remark === undefined ? '' : `; ${remark}`}`]
}

function write(spans: readonly Span[]): string {
  return spans.map(([start, end]) => `${start}–${end}`).join(', ')
}

function questionLines(questions: readonly Reopened[]): string[] {
  if (questions.length === 0) return []
  const lines = questions.map(({ question, state, notes, withdrawn }) => {
    const side = withdrawn.length > 0 ? `; one side is withdrawn: ${withdrawn.join(', ')}` : ''
    return `  ${question.id}: ${state === 'open' ? 'open as before' : `reopened (was ${state})`}, since ${notes.join(', ')} no longer holds${side}`
  })
  return ['', 'questions:', ...lines]
}

function briefLines(uses: Uses, changed: readonly NoteChange[]): string[] {
  if (uses.length === 0 || changed.length === 0) return []
  const lines = uses.map(({ name, used }) => {
    const grave = used.filter(({ change }) => change !== 'moved')
    const said = grave.map(({ note, change }) => `${note.id} (${change})`)
    if (used.length > grave.length) said.push(`${used.length - grave.length} moved`)
    return `  ${name}: ${said.length > 0 ? `uses ${said.join(', ')}` : 'not affected'}`
  })
  return ['', 'briefs:', ...lines, '']
}
