import type { QuotationResult } from './quotation.ts'

/** The captured text of a source, as it stands in its file: decoded, but with its own line ends and marks. */
export interface CapturedText {
  /** Relative to the project's root. */
  path: string
  text: string
  /** Of the file's bytes. */
  sha256: string
  /** What was found in this very text for these very notes, where that is known from an earlier run. */
  remembered?: ReadonlyMap<string, QuotationResult>
}
