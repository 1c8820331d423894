import type { QuestionState } from '../model/answer.ts'
import type { Evidence, FrozenNote } from '../model/frozen.ts'
import type { Subject } from '../model/message.ts'
import type { QuotationState } from '../model/quotation.ts'

/**
 * What became of something that a brief rests on.
 *
 * `gone`: it is no longer in the corpus; `broken`, `ambiguous`: its quotation no longer stands in the source, or stands there several
 * times; `mended`: it stands there again; `changed`: it says something else; `locator`: it is said to stand elsewhere; `moved`: it does
 * stand elsewhere; `reopened`, `decided`: of a question; `named`: nothing yet, but somebody asks what a change would touch.
 */
export type ShiftKind = 'gone' | 'broken' | 'ambiguous' | 'mended' | 'changed' | 'locator' | 'moved' | 'reopened' | 'decided' | 'named'

export interface Shift {
  subject: Subject
  kind: ShiftKind
  /** Of a note that says something else: the fields that do, such as `statement` or `answers.toll`. */
  fields: string[]
}

/** Whether what was printed from it can no longer stand as it is. */
export function isGrave({ kind, subject }: Shift): boolean {
  if (subject.startsWith('source:')) return kind === 'gone'
  return kind === 'gone' || kind === 'broken' || kind === 'ambiguous' || kind === 'changed' || kind === 'reopened'
}

/** Holds what a brief rested on against what the corpus has now. */
export function compareEvidence(before: Evidence, now: Evidence): Shift[] {
  return [
    ...shifts('note', before.notes, now.notes, noteShift),
    ...shifts('source', before.sources, now.sources, (was, is) => (was === is ? undefined : 'changed')),
    ...shifts('question', before.questions, now.questions, (was, is) => questionShift(was, is)),
  ]
}

type Found = ShiftKind | { kind: ShiftKind; fields: string[] } | undefined

function shifts<T>(
  name: 'note' | 'source' | 'question',
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  compare: (was: T, is: T) => Found,
): Shift[] {
  return Object.entries(before).flatMap(([id, was]): Shift[] => {
    const is = Object.hasOwn(now, id) ? now[id] : undefined
    const found = is === undefined ? 'gone' : compare(was, is)
    if (found === undefined) return []
    return [{ subject: `${name}:${id}`, ...(typeof found === 'string' ? { kind: found, fields: [] } : found) }]
  })
}

function noteShift(was: FrozenNote, is: FrozenNote): Found {
  const fields = changedFields({ ...was.fields, source: was.source }, { ...is.fields, source: is.source })
  const lost = lostKind(is.state)
  if (lost !== undefined && lostKind(was.state) !== lost) return { kind: lost, fields }
  const said = fields.filter((field) => field !== 'locator')
  if (said.length > 0) return { kind: 'changed', fields }
  if (lostKind(was.state) !== undefined && lost === undefined) return 'mended'
  if (fields.length > 0) return { kind: 'locator', fields }
  const areKnown = was.spans.length > 0 && is.spans.length > 0
  return areKnown && JSON.stringify(was.spans) !== JSON.stringify(is.spans) ? 'moved' : undefined
}

function changedFields(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => was[field] !== is[field])
}

function lostKind(state: QuotationState): 'broken' | 'ambiguous' | undefined {
  if (state === 'not-found') return 'broken'
  return state === 'ambiguous' ? state : undefined
}

function questionShift(was: { state: QuestionState; hash: string }, is: { state: QuestionState; hash: string }): Found {
  if (was.state !== 'open' && is.state === 'open') return 'reopened'
  if (was.state === 'open' && is.state !== 'open') return 'decided'
  return was.hash === is.hash ? undefined : 'changed'
}
