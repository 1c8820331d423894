import type { DocumentPart, IssuedFile, IssuedVersion } from '../model/issued.ts'
import { align, likeness, wordSet } from './align.ts'
import { differingTraits, type TraitDifference } from './differing-traits.ts'
import { type Difference, differingWords } from './differing-words.ts'

/** A file that may have been issued. */
export interface Candidate {
  name: string
  sha256: string
  /** Its text; `undefined` where it cannot be read. */
  parts: readonly DocumentPart[] | undefined
  /** What it has beside its text; `undefined` where that is not known. */
  traits?: readonly DocumentPart[] | undefined
}

/**
 * `issued`: byte for byte; `differs`: it is like an issued file, whose text it has but for the differences, and whose traits but for
 * others, as far as those of both are known;
 * `unknown`: nothing that was issued is like it.
 */
export type Verification =
  | { state: 'issued'; versions: IssuedVersion[]; path: string }
  | {
      state: 'differs'
      version: IssuedVersion
      path: string
      differences: Difference[]
      others: TraitDifference[]
      areTraitsKnown: boolean
    }
  | { state: 'unknown' }

/** A file shares at least this much of its words with the issued one that it was made from. */
const leastLikeness = 0.6

/** Holds a file against all that was issued. */
export function verify(candidate: Candidate, issued: readonly IssuedVersion[]): Verification {
  const { name, sha256, parts } = candidate
  const files = issued.flatMap((version) => version.outputs.map((file) => ({ version, file })))
  const exact = files.filter(({ file }) => file.sha256 === sha256)
  if (exact[0]) return { state: 'issued', versions: exact.map(({ version }) => version), path: exact[0].file.path }
  if (!parts) return { state: 'unknown' }
  const ending = (path: string) => path.replace(/^.*\./u, '').toLowerCase()
  const words = wordSet(textOf(parts))
  const readable = files.filter(({ file }) => file.parts && ending(file.path) === ending(name))
  const scored = readable.map((one) => {
    const own = one.file.parts ?? []
    const same = own.filter(({ text }) => parts.some((part) => part.text === text)).length / Math.max(1, own.length)
    return { ...one, same, score: likeness(words, wordSet(textOf(own))) }
  })
  const [best] = scored.filter(({ score }) => score >= leastLikeness).sort((a, b) => b.same - a.same || b.score - a.score)
  if (!best) return { state: 'unknown' }
  return { state: 'differs', version: best.version, path: best.file.path, ...differing(best, candidate) }
}

function textOf(parts: readonly DocumentPart[]): string {
  return parts.map(({ text }) => text).join(' ')
}

function differing({ version, file }: { version: IssuedVersion; file: IssuedFile }, { parts = [], traits }: Candidate) {
  const before = file.parts ?? []
  const differences = differingWords(before, parts, version) ?? differingParts(before, parts)
  const others = traits ? differingTraits(file.traits, traits) : []
  const areTraitsKnown = traits !== undefined && file.traits !== undefined
  // where words differ, so does what is drawn, and with what
  const apart = differences.length === 0 ? others : others.filter(({ name }) => !/^(?:drawing|fonts)/u.test(name))
  return { differences, others: apart, areTraitsKnown }
}

/** Of texts that are too unlike to be compared word by word: which parts are not there as they were. */
function differingParts(before: readonly DocumentPart[], now: readonly DocumentPart[]): Difference[] {
  const text = (part: DocumentPart) => part.text
  return align(before, now, text, text).flatMap((pair): Difference[] => {
    const [issued, found] = [pair.before?.text ?? '', pair.now?.text ?? '']
    if (issued === found) return []
    const part = (pair.now ?? pair.before).name
    return [{ part, text: [issued && `[-${issued}-]`, found && `{+${found}+}`].join(''), issued, found }]
  })
}
