import { z } from 'zod'
import { EdtfDate } from './date.ts'
import { type Message, warning } from './message.ts'
import type { Place } from './place.ts'
import { optional } from './schema.ts'

/** As what somebody approves a brief. */
export const Role = z.enum(['author', 'fact-checker', 'legal', 'security'])
export type Role = z.infer<typeof Role>

const digest = z.string().regex(/^[0-9a-f]{12,64}$/, { error: 'is not a hash; approvals are written by `dossier approve`' })

/** What a brief says and rests on, as a hash for each part: `chapter 01-quay`, `note quay-closed`, `source ledger`, … */
export const Content = z.record(z.string(), digest)
export type Content = z.infer<typeof Content>

/** One entry of `approvals.yaml`: who approved which content, as what, and when. */
export const ApprovalMatter = z.strictObject({
  role: Role,
  by: z.string().min(1),
  at: EdtfDate,
  /** The brief of a matrix that was approved; without it the one of the folder. */
  brief: optional(z.string()),
  /** Of all parts together. */
  hash: digest,
  parts: Content,
})
export type ApprovalMatter = z.infer<typeof ApprovalMatter>

export interface Approval {
  matter: ApprovalMatter
  place: Place
}

/** An approval held against the brief as it is now. */
export interface JudgedApproval {
  brief: string
  approval: Approval
  /** The parts that changed, came or went; none where the approval holds. */
  changed: string[]
}

/**
 * Holds the approvals of a brief against what it says now. Of several by one person in one role the last is judged.
 *
 * @param folder the brief's folder: an entry without `brief` is about the brief of that name
 */
export function judgeApprovals(
  { name, folder, content, hash }: { name: string; folder: string; content: Content; hash: string },
  approvals: readonly Approval[],
): JudgedApproval[] {
  const own = approvals.filter(({ matter }) => (matter.brief ?? folder) === name)
  const last = new Map(own.map((approval) => [`${approval.matter.role} ${approval.matter.by}`, approval]))
  return [...last.values()].map((approval) => ({
    brief: name,
    approval,
    changed: approval.matter.hash === hash ? [] : changedParts(approval.matter.parts, content),
  }))
}

/** What differs between two contents; the footnotes alone are named only where nothing else explains that they changed. */
function changedParts(before: Content, now: Content): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  const changed = names.flatMap((name) => {
    if (!Object.hasOwn(now, name)) return `${name} (gone)`
    if (!Object.hasOwn(before, name)) return `${name} (new)`
    return before[name] === now[name] ? [] : name
  })
  const explained = changed.filter((name) => name !== 'footnotes')
  if (explained.length > 0) return explained
  return changed.length > 0 ? changed : ['the record of the approval itself']
}

/** So many changed parts are named. */
const named = 6

/** A warning for each approval that no longer holds. */
export function lapsedMessages(judged: readonly JudgedApproval[]): Message[] {
  return judged.flatMap(({ brief, approval: { matter, place }, changed }) => {
    if (changed.length === 0) return []
    const rest = changed.length > named ? ` and ${changed.length - named} more` : ''
    const what = `the approval of "${brief}" by ${matter.by} (${matter.role}, ${matter.at}) has lapsed; changed: ${changed.slice(0, named).join(', ')}${rest}`
    const hint = `look at what changed, then run dossier approve --role ${matter.role} again`
    return [warning(place, 'approval-lapsed', what, hint)]
  })
}
