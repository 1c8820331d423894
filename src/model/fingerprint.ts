import { z } from 'zod'
import type { QuotationResult } from './quotation.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a hash of 64 hexadecimal digits' })
const position = z.number().int().nonnegative()

/** What a fingerprint says of one note: that this quotation was looked up in the text, and what was found. */
export const FingerprintNote = z.strictObject({
  /** Hashes of the quotation without its typography, of the quotation as written, and of the locator. */
  quotation: hash,
  exact: hash,
  locator: hash,
  state: z.enum(['verbatim', 'normalised', 'elided', 'editorial', 'ambiguous', 'not-found']),
  spans: z.array(z.tuple([position, position])),
  elsewhere: z.string().optional(),
  /** Slow hash of what stands before and behind. */
  context: hash.optional(),
})
export type FingerprintNote = z.infer<typeof FingerprintNote>

/**
 * `sources/fingerprints/<key>.json`: lets the quotations of a source be checked where its text may not be shipped.
 *
 * It holds nothing that the notes beside it do not print, but for positions and two kinds of hash. That of a quotation is an
 * HMAC-SHA256 with the file's own random salt: fast to try, but it hides nothing, for the quotation stands in the note. That of the
 * context, by which a later capture can be told to be the same passage, covers 32 characters on each side at once, is salted for each
 * note, and made by scrypt (N 2¹⁴, r 8: 16 MB and some 50 ms a guess). Printed English has at least one bit a character, so some
 * 2⁶⁰ guesses for the two sides together, each of 50 ms: more than 10⁹ years of one processor. It is all or nothing: no smaller
 * piece can be tried by itself. This is why the text is not covered by hashes of overlapping runs of words, as plagiarism detectors
 * have them, which would check any new quotation without the text: each run shares all its words but one with the run before, so that
 * whoever knows a quotation could go on from it with a dictionary and read the whole text, word by word, in minutes.
 *
 * The keyed form takes a secret key, kept out of the project, into every hash, that of the text included: without the key nothing of
 * the text can even be confirmed, and the notes are unchecked.
 */
export const FingerprintMatter = z.strictObject({
  format: z.literal('dossier-fingerprint/1'),
  tool: z.string(),
  source: z.string(),
  keyed: z.boolean(),
  salt: hash,
  text: z.strictObject({ sha256: hash, characters: position }),
  /** Hash of what the header says of reading the text: calls, noise. */
  reading: hash,
  notes: z.record(z.string(), FingerprintNote),
})
export type FingerprintMatter = z.infer<typeof FingerprintMatter>

/** What a fingerprint tells of the notes of its source as they are now. */
export interface Fingerprint {
  /** Relative to the project's root. */
  path: string
  /** `locked`: it is keyed, and the key is not at hand; `outdated`: the header has since changed how the text is read. */
  use: 'open' | 'locked' | 'outdated'
  /** Hash of the file that it was made from; under a key, where that is at hand, it is compared by `isOf`. */
  isOf: (text: { sha256: string }) => boolean
  /** By note: what was found, or that another quotation was looked up under this id. */
  results: ReadonlyMap<string, QuotationResult | 'other'>
}
