import type { Owner, Run } from './account.ts'
import { foldLetters } from './fold.ts'
import { type Gap, telling } from './page-text.ts'

/** A run that is not where the order of the text has it. */
export interface LateRun extends Run {
  letters: string
}

/** A run that a page does not show, with those of its words that it lacks. */
export interface MissingRun {
  owner: Owner
  letters: string
  words: string
}

/**
 * Takes runs out of the gaps: first those that are there whole, then those that are there piece by piece. Of the others only the words
 * are looked for, to tell which are lost; where all are there, their order is lost.
 */
export function findLate(runs: readonly LateRun[], gaps: Gap[]): MissingRun[] {
  const parted = runs.filter(({ letters }) => !takeFrom(gaps, letters)).filter(({ isHidden }) => !isHidden)
  return withoutPieces(parted, gaps).flatMap(({ owner, letters, pieces }) => {
    if (pieces.length === 0) return []
    const words = pieces.flatMap((piece) => piece.split(/\s+/))
    const without = words.filter((word) => !takeFrom(gaps, foldLetters(word)))
    return [{ owner, letters, words: (without.length > 0 ? without : words).join(' ').replaceAll('\u00ad', '').trim() }]
  })
}

/** Runs with the pieces that they lack. Long pieces are taken first: the number of a lost call would else be found in its neighbour's words. */
function withoutPieces(runs: readonly LateRun[], gaps: Gap[]): LateRun[] {
  const pieces = runs.flatMap(({ owner, pieces: own }, run) => own.map((text, index) => ({ owner, text, place: `${run} ${index}` })))
  const longestFirst = pieces.toSorted((a, b) => b.text.length - a.text.length)
  const taken = new Set(longestFirst.filter(({ owner, text }) => takePiece(gaps, owner, foldLetters(text))).map(({ place }) => place))
  return runs.map((run, at) => ({ ...run, pieces: run.pieces.filter((_, index) => !taken.has(`${at} ${index}`)) }))
}

function takePiece(gaps: Gap[], owner: Owner, letters: string): boolean {
  if (takeFrom(gaps, letters)) return true
  if (owner === 'furniture') return takeBeginning(gaps, letters)
  // a first letter with a look of its own is painted by itself
  return [1, 2].some((first) => letters.length > first && takeFrom(gaps, letters.slice(first)) && takeFrom(gaps, letters.slice(0, first)))
}

/**
 * Takes letters that stand together out of the gaps: rather those that are all of a piece. A few letters are none that stand within the
 * number of a list, or in several of them.
 */
function takeFrom(gaps: Gap[], letters: string): boolean {
  const whole = gaps.find((gap) => gap.letters === letters)
  if (whole) {
    whole.letters = ''
    return true
  }
  const among = letters.length < telling ? gaps.filter(({ isNumber }) => !isNumber) : [...gaps]
  const found = among
    .map((gap) => gap.letters)
    .join('')
    .indexOf(letters)
  if (found === -1) return false
  let start = 0
  for (const gap of among) {
    const { letters: own } = gap
    const [first, last] = [Math.max(0, found - start), Math.min(own.length, found + letters.length - start)]
    start += own.length
    if (first >= last) continue
    gap.letters = own.slice(0, first)
    if (last < own.length) gaps.splice(gaps.indexOf(gap) + 1, 0, { ...gap, letters: own.slice(last) })
  }
  return true
}

/** A running head that is too long for its line is cut off and ends in dots. */
function takeBeginning(gaps: Gap[], letters: string): boolean {
  for (let length = letters.length - 1; length > 0; length--) if (takeFrom(gaps, `${letters.slice(0, length)}...`)) return true
  return false
}
