import { fold, type Folded, type Stretch } from '../../model/folded.ts'
import { matchCalls } from './calls.ts'
import type { PreparedText } from './prepare.ts'

/** One way to take the brackets of a quotation: what of them is ours, and what the source must then say. */
export interface QuotationReading {
  /** One, or the parts that elisions of ours leave. */
  parts: Folded[]
  isElided: boolean
  isEditorial: boolean
  /** Calls that the quotation repeats. */
  calls: number[]
}

type Choice = { kind: 'text' | 'elision' | 'insertion' } | { kind: 'letter'; letter: string } | { kind: 'call'; number: number }

interface Bracket {
  stretch: Stretch
  choices: Choice[]
}

/** So many ways to take the brackets of one quotation are tried. */
const mostReadings = 256

/**
 * The ways to take the brackets of a quotation, those first that leave most of them to the source.
 *
 * Ours are `[…]`, a letter whose case is changed (`[T]he`), and words between words (`the [new] law`): neither at an edge, where they
 * would stand for what is left out, nor on a word, nor a bare negation, which turns what was said around.
 */
export function readingsOf(quotation: string, prepared: PreparedText): QuotationReading[] {
  const brackets = findBrackets(quotation, prepared)
  let combinations: Choice[][] = [[]]
  for (const { choices } of brackets) {
    combinations = combinations.flatMap((combination) => choices.map((choice) => [...combination, choice])).slice(0, mostReadings)
  }
  return combinations
    .sort((a, b) => countOurs(a) - countOurs(b))
    .map((choices) => takeBrackets(quotation, brackets, choices))
    .filter((reading) => reading !== undefined)
}

function countOurs(choices: readonly Choice[]): number {
  return choices.filter(({ kind }) => kind !== 'text' && kind !== 'call').length
}

function findBrackets(quotation: string, { callPattern, calls, folded }: PreparedText): Bracket[] {
  const written = matchCalls(quotation, callPattern).filter(({ number }) => calls.some((call) => call.number === number))
  const found: Bracket[] = written.map(({ number, stretch }) => ({
    stretch,
    choices: [{ kind: 'text' }, { kind: 'call', number }],
  }))
  for (const match of quotation.matchAll(/\[([^[\]]*)\]/g)) {
    const stretch: Stretch = [match.index, match.index + match[0].length]
    if (written.some((call) => call.stretch[0] < stretch[1] && stretch[0] < call.stretch[1])) continue
    const isTheirs = folded.characters.includes(fold(match[0]).characters)
    const ours = choicesFor(match[1] ?? '', quotation.charAt(stretch[0] - 1), quotation.charAt(stretch[1]))
    found.push({ stretch, choices: isTheirs || ours.length === 0 ? [{ kind: 'text' }, ...ours] : ours })
  }
  return found.sort((a, b) => a.stretch[0] - b.stretch[0])
}

const negation = /^(?:not|no|never|nor|neither|non|un|without|none|nobody|nothing|n['’]t|не|нет|ни|без|никогда|емес)$/iu

function choicesFor(inner: string, before: string, after: string): Choice[] {
  const words = inner.trim()
  if (/^(?:…|\.\s?\.\s?\.)$/.test(words)) return [{ kind: 'elision' }]
  const choices: Choice[] = []
  if (/^\p{L}\p{M}*$/u.test(inner)) {
    const letters = new Set([inner.toLowerCase(), inner.toUpperCase()])
    choices.push(...[...letters].map((letter): Choice => ({ kind: 'letter', letter })))
  }
  const isOnWord = /[\p{L}\p{N}\p{M}]/u.test(before) || /[\p{L}\p{N}\p{M}]/u.test(after)
  if (/[\p{L}\p{N}]/u.test(words) && !isOnWord && !negation.test(words)) choices.push({ kind: 'insertion' })
  return choices
}

/** The quotation with its brackets taken in one way; `undefined` where they cannot be taken so. */
function takeBrackets(quotation: string, brackets: readonly Bracket[], choices: readonly Choice[]): QuotationReading | undefined {
  const pieces: { text: string; skips: Stretch[]; seams: number[] }[] = [{ text: '', skips: [], seams: [] }]
  let at = 0
  for (const [index, { stretch }] of brackets.entries()) {
    const choice = choices[index]
    const piece = pieces.at(-1)
    if (!choice || !piece) continue
    piece.text += quotation.slice(at, stretch[0])
    at = stretch[1]
    if (choice.kind === 'text') piece.text += quotation.slice(...stretch)
    else if (choice.kind === 'letter') piece.text += choice.letter
    else if (choice.kind === 'elision') pieces.push({ text: '', skips: [], seams: [] })
    else {
      piece.skips.push([piece.text.length, piece.text.length])
      if (choice.kind === 'insertion') piece.seams.push(piece.text.length)
    }
  }
  const last = pieces.at(-1)
  if (last) last.text += quotation.slice(at)
  if (pieces.some(({ text, seams }) => seams.some((seam) => !isBetweenWords(text, seam)))) return undefined
  const parts = pieces.map(({ text, skips }) => fold(text, skips, 'parted')).filter(({ characters }) => /[\p{L}\p{N}]/u.test(characters))
  const kinds = new Set(choices.map(({ kind }) => kind))
  return {
    parts,
    isElided: kinds.has('elision'),
    isEditorial: kinds.has('letter') || kinds.has('insertion'),
    calls: choices.flatMap((choice) => (choice.kind === 'call' ? [choice.number] : [])),
  }
}

function isBetweenWords(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(0, at)) && /[\p{L}\p{N}]/u.test(text.slice(at))
}
