import type { JudgedApproval } from '../model/approval.ts'

/** One line for each approval that holds; those that lapsed are among the warnings. */
export function printApprovals(approvals: readonly JudgedApproval[]): void {
  for (const { brief, approval, changed } of approvals) {
    const { role, by, at } = approval.matter
    if (changed.length === 0) console.log(`${brief}: approved by ${by} (${role}, ${at})`)
  }
}
