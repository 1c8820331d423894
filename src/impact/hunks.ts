import { diffArrays } from 'diff'
import type { DocumentPart } from '../model/issued.ts'

/** A word of a document and where it stands. */
export interface Word {
  part: string
  text: string
  /** Without what only the breaking of lines adds. */
  key: string
}

/** From one word to before another. */
export interface Range {
  from: number
  to: number
}

/** Words of one text that stand where others stood in another. */
export interface Hunk {
  before: Range
  now: Range
}

/** Texts with more edits are two texts, and comparing them word by word takes for ever. */
const mostEdits = 3000

/** The words of a document. One that a line breaks is one again, with its hyphen: that may be its own. */
export function wordsOf(parts: readonly DocumentPart[]): Word[] {
  return parts.flatMap(({ name, text }) => {
    const words = text.replaceAll(/(?<=\p{L}[-\u2010]) (?=\p{Ll})/gu, '').split(' ')
    return words.flatMap((word) => (word === '' ? [] : [{ part: name, text: word, key: keyOf(word) }]))
  })
}

function keyOf(word: string): string {
  return word.replaceAll(/(?<=\p{L})[-\u2010](?=\p{L})/gu, '')
}

/** Where two texts differ. What only stands elsewhere, such as a running head where pages break anew, is no difference. */
export function hunksOf(before: readonly Word[], now: readonly Word[]): Hunk[] | undefined {
  const keys = (words: readonly Word[]) => words.map(({ key }) => key)
  const changes = diffArrays(keys(before), keys(now), { maxEditLength: mostEdits })
  if (!changes) return undefined
  const hunks: Hunk[] = []
  const at = { before: 0, now: 0 }
  let open: Hunk | undefined
  for (const { added, removed, count } of changes) {
    if (!added && !removed) open = undefined
    else if (!open) hunks.push((open = { before: { from: at.before, to: at.before }, now: { from: at.now, to: at.now } }))
    if (!added) at.before += count
    if (!removed) at.now += count
    if (open) Object.assign(open, { before: { ...open.before, to: at.before }, now: { ...open.now, to: at.now } })
  }
  return withoutMoved(hunks, before, now)
}

function withoutMoved(hunks: readonly Hunk[], before: readonly Word[], now: readonly Word[]): Hunk[] {
  const textOf = (words: readonly Word[], { from, to }: Range) =>
    words
      .slice(from, to)
      .map(({ key }) => key)
      .join(' ')
  const come = hunks.filter((hunk) => isEmpty(hunk.before)).map((hunk) => ({ hunk, text: textOf(now, hunk.now) }))
  const moved = new Set<Hunk>()
  for (const hunk of hunks.filter((one) => isEmpty(one.now))) {
    const text = textOf(before, hunk.before)
    const other = come.find((one) => one.text === text && !moved.has(one.hunk))
    if (other) moved.add(hunk).add(other.hunk)
  }
  return hunks.filter((hunk) => !moved.has(hunk))
}

function isEmpty({ from, to }: Range): boolean {
  return from === to
}
