import type { Access } from './access.ts'
import type { Role } from './approval.ts'
import type { Meter } from './meter.ts'

/** What a reader is told of a brief before opening it. What the brief does not say is an empty text. */
export interface BriefAbout {
  /** The folder of `templates/` that makes it. */
  source: string
  title: string
  subtitle: string
  audience: string
  lang: string
  clearance: Access
  /** EDTF. */
  date: string
  cutoff: string
  meters: Meter[]
  approvals: { role: Role; by: string; at: string; holds: boolean }[]
}
