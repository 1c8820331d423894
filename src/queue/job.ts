import type { Stage } from '../pipeline/reports.ts'
import type { Checkout } from './checkout.ts'

/** One brief that a worker is asked to build. */
export interface BriefJob {
  /** The build that asks. */
  build: string
  brief: string
  /** The folder of `templates/` that makes it. */
  folder: string
  /** The output folder, relative to the project's root. */
  out: string
  proof: Checkout
}

/** What a worker tells of a job in hand. */
export type Sign =
  | { kind: 'begun'; worker: string }
  | { kind: 'stage'; stage: Stage; counted: string }
  | { kind: 'refused'; worker: string; differs: string[] }
  | { kind: 'failed'; worker: string; reason: string }

export const queueName = 'briefs'
export const prefix = 'dossier'
/** A brief is begun so often before it is given up. */
export const attempts = 3

/** Is there as long as somebody waits for the build. */
export const buildKey = (build: string) => `${prefix}:build:${build}`
export const parcelKey = (id: string) => `${prefix}:parcel:${id}`
/** BullMQ's own: is there as long as a worker has the job in hand. */
export const lockKey = (id: string) => `${prefix}:${queueName}:${id}:lock`
