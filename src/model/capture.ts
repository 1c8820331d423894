import { z } from 'zod'
import { EdtfDate } from './date.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a hash of 64 hexadecimal digits' })

/** One entry of `sources/archive/captures.yaml`: when and how the text of a source was captured. */
export const CaptureRecord = z.strictObject({
  /** Of the source in the library. */
  key: z.string(),
  /** Relative to the project's root. */
  file: z.string(),
  sha256: digest,
  bytes: z.number().int().nonnegative(),
  date: EdtfDate,
  extractor: z.string(),
  version: z.string(),
  /** Of the text that it took the place of. */
  former: digest.optional(),
})
export type CaptureRecord = z.infer<typeof CaptureRecord>

/**
 * What a new text of its source did to a note.
 *
 * `unchanged`: its quotation stands where it stood; `moved`: it stands elsewhere; `locator`: it is there, but the note's locator no
 * longer leads to it; `broken`: it is not there, or only where the same words stood before; `ambiguous`: it is there several times.
 */
export type Change = 'unchanged' | 'moved' | 'locator' | 'broken' | 'ambiguous'

/** Whether a note with this change lends nothing until somebody has mended it. */
export function breaks(change: Change): boolean {
  return change === 'broken' || change === 'ambiguous'
}
