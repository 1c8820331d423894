import { diffArrays } from 'diff'
import type { DocumentPart, IssuedVersion } from '../model/issued.ts'
import { type Hunk, hunksOf, type Range, type Word, wordsOf } from './hunks.ts'

/** Words of a file that were issued otherwise, with some of those around them. */
export interface Difference {
  /** Where: a page, a section, a footnote. */
  part: string
  /** With what was taken out as `[-…-]` and what was put in as `{+…+}`. */
  text: string
  /** How it was issued, and how the file has it; empty where the part was not there at all. */
  issued: string
  found: string
  /** The whole sentence or footnote as it was issued, where the record tells. */
  sentence?: string
}

/** What the record of an issued version says sentence by sentence. */
export type Said = Pick<IssuedVersion, 'sentences' | 'footnotes'>

/** A sentence or a footnote as it was issued. */
interface Unit {
  text: string
  footnote?: number
  /** Of a footnote: the part of the document that it begins in. */
  part?: string
  letters: string
}

/** So many words are shown on either side of what differs. */
const around = 5
/** Changes of one sentence are told together, unless there are more words between them. */
const farthest = 60
const nearest = 3

/**
 * What differs between a file and what was issued, word by word and whatever the breaks of lines and pages; told by the sentences and
 * footnotes that the record has.
 *
 * @returns `undefined` where the two are too unlike
 */
export function differingWords(issued: readonly DocumentPart[], file: readonly DocumentPart[], said: Said): Difference[] | undefined {
  const [before, now] = [wordsOf(issued), wordsOf(file)]
  const hunks = hunksOf(before, now)
  if (!hunks || hunks.length === 0) return hunks && []
  const units = unitsOf(said)
  const told = hunks.map((hunk): Told => {
    const first = hunk.now.from < hunk.now.to ? now[hunk.now.from] : before[hunk.before.from]
    return { ...hunk, part: first?.part ?? '', unit: unitAt(hunk.before, before, units) }
  })
  return joined(told).map((hunk) => differenceOf(hunk, before, now))
}

function unitsOf({ sentences, footnotes }: Said): Unit[] {
  const notes = footnotes.map(({ number, page, text }) => ({ text, footnote: number, part: `page ${page}`, letters: lettersOf(text) }))
  return [...sentences.map(({ text }) => ({ text, letters: lettersOf(text) })), ...notes]
}

/** Letters and digits alone. Raised digits, and those behind a word or a stop, may be the call of a footnote, or its marker. */
function lettersOf(text: string): string {
  return text.replaceAll(/[⁰¹²³⁴-⁹]|(?<=\p{L}\S*|[.,;:!?”’»)])\p{N}+(?=\s|$)/gu, '').replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** How many words before and behind are taken to find a place again: fewer where a sentence begins or ends. */
const contexts = [
  [4, 4],
  [4, 0],
  [0, 4],
  [2, 2],
  [2, 0],
  [0, 2],
] as const

/** The one sentence or footnote that has these words, told by those around them and, where several have them, by its page. */
function unitAt({ from, to }: Range, words: readonly Word[], units: readonly Unit[]): Unit | undefined {
  for (const [ahead, behind] of contexts) {
    if (from === to && (ahead === 0 || behind === 0)) continue // what was put in between two sentences is of neither
    const letters = lettersOf(textOf(words.slice(Math.max(0, from - ahead), to + behind)))
    const having = letters === '' ? [] : units.filter((unit) => unit.letters.includes(letters))
    const found = having.length > 1 ? having.filter(({ part }) => part === words[from]?.part) : having
    if (found.length === 1) return found[0]
  }
  return undefined
}

interface Told extends Hunk {
  part: string
  unit: Unit | undefined
}

/** Joins the changes of one sentence, and where no sentence is known those with hardly a word between them. */
function joined(hunks: readonly Told[]): Told[] {
  const all: Told[] = []
  for (const hunk of hunks) {
    const last = all.at(-1)
    const isNear = last && last.unit === hunk.unit && hunk.before.from - last.before.to < (hunk.unit ? farthest : nearest)
    if (isNear && last.part === hunk.part) {
      all[all.length - 1] = { ...last, before: over(last.before, hunk.before), now: over(last.now, hunk.now) }
    } else all.push(hunk)
  }
  return all
}

function over(first: Range, last: Range): Range {
  return { from: first.from, to: last.to }
}

function differenceOf({ before, now, part, unit }: Told, issued: readonly Word[], file: readonly Word[]): Difference {
  const [was, is] = [issued.slice(before.from, before.to), file.slice(now.from, now.to)]
  const isHere = (word: Word) => word.part === part
  const head = file.slice(Math.max(0, now.from - around), now.from).filter(isHere)
  const tail = file.slice(now.to, now.to + around).filter(isHere)
  const inWords = (middle: readonly Word[]) => textOf([...head, ...middle, ...tail])
  const isNamed = unit?.footnote !== undefined && !part.startsWith('footnote')
  return {
    part: isNamed ? `${part}, footnote ${unit.footnote}` : part,
    text: [textOf(head), marked(was, is), textOf(tail)].filter(Boolean).join(' '),
    issued: was.length > 0 || head.length + tail.length > 0 ? inWords(was) : '',
    found: is.length > 0 || head.length + tail.length > 0 ? inWords(is) : '',
    ...(unit && { sentence: unit.text }),
  }
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}

/** What was taken out and what was put in, where what stayed between them stays. */
function marked(was: readonly Word[], is: readonly Word[]): string {
  let shown = ''
  for (const { value, added, removed } of diffArrays([...was], [...is], { comparator: (a, b) => a.key === b.key })) {
    const text = textOf(value)
    // what was put in follows what it replaces without a space
    const space = shown === '' || (added && shown.endsWith('-]')) ? '' : ' '
    shown += space + (added ? `{+${text}+}` : removed ? `[-${text}-]` : text)
  }
  return shown
}
