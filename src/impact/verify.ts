import { diffWordsWithSpace } from 'diff'
import type { DocumentPart, IssuedVersion } from '../model/issued.ts'
import { align, likeness, wordSet } from './align.ts'

/** A file that may have been issued. */
export interface Candidate {
  name: string
  sha256: string
  /** Its text; `undefined` where it cannot be read. */
  parts: readonly DocumentPart[] | undefined
}

/** Where a file differs as text from what was issued: a page, a section, a footnote. */
export interface Difference {
  part: string
  /** With what was taken out as `[-…-]` and what was put in as `{+…+}`. */
  text: string
}

/**
 * `issued`: byte for byte; `differs`: it is like an issued file, whose text it has but for the differences; `unknown`: nothing that was
 * issued is like it.
 */
export type Verification =
  | { state: 'issued'; versions: IssuedVersion[]; path: string }
  | { state: 'differs'; version: IssuedVersion; path: string; differences: Difference[] }
  | { state: 'unknown' }

/** A file shares at least this much of its words with the issued one that it was made from. */
const leastLikeness = 0.6

/** Holds a file against all that was issued. */
export function verify({ name, sha256, parts }: Candidate, issued: readonly IssuedVersion[]): Verification {
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
  return { state: 'differs', version: best.version, path: best.file.path, differences: differencesOf(best.file.parts ?? [], parts) }
}

function textOf(parts: readonly DocumentPart[]): string {
  return parts.map(({ text }) => text).join(' ')
}

function differencesOf(before: readonly DocumentPart[], now: readonly DocumentPart[]): Difference[] {
  const text = (part: DocumentPart) => part.text
  return align(before, now, text, text).flatMap((pair): Difference[] => {
    if (!pair.before) return [{ part: pair.now.name, text: `{+${shortened(pair.now.text)}+}` }]
    if (!pair.now) return [{ part: pair.before.name, text: `[-${shortened(pair.before.text)}-]` }]
    return pair.before.text === pair.now.text ? [] : [{ part: pair.now.name, text: marked(pair.before.text, pair.now.text) }]
  })
}

/** So much of what stayed is shown around what did not. */
const around = 40

/** What differs between two texts, with some words around. */
export function marked(before: string, now: string): string {
  const changes = diffWordsWithSpace(before, now)
  const shown = changes.map(({ value, added, removed }, index) => {
    if (added) return `{+${value}+}`
    if (removed) return `[-${value}-]`
    if (value.length <= 2 * around) return value
    const head = index === 0 ? '' : value.slice(0, around)
    const tail = index === changes.length - 1 ? '' : value.slice(-around)
    return `${head}…${tail}`
  })
  return shown.join('')
}

function shortened(text: string): string {
  return text.length > 4 * around ? `${text.slice(0, 4 * around)}…` : text
}
