import type { CiteItem } from '../model/chapter.ts'
import { labelOf } from './locator-labels.ts'

/** A locator as it begins a suffix. */
export interface ParsedLocator {
  /** CSL label; `custom` where the locator says itself what it is. */
  label?: string
  /** Empty where the author says by `{}` that there is none. */
  locator: string
  /** What of the text comes after it. */
  rest: string
}

// One datum that is filled in after parsing, between two noncharacters, or a bracketed part, or any other character.
const datum = String.raw`\p{Noncharacter_Code_Point}[^\p{Noncharacter_Code_Point}]*\p{Noncharacter_Code_Point}`
const part = String.raw`${datum}|\([^()\s]*\)|\[[^[\]\s]*\]|[^\s,;&()[\]{}–]`
const word = new RegExp(`^(?:${part})+`, 'u')
const separator = /^(?:\s*[–,&]\s*|\s+-\s+|\s+(?:and|und|et|y|и|және)\s+|-)/u
const label = /^(?:¶+|§+|[\p{L}.]*[\p{L}.])/u
const roman = /^[ivxlcdm]+$/iu

/**
 * Reads the locator at the beginning of a suffix: `p. 5`, `, art. 3(1)`, `paras. 5 and 7 (in part)`, `{sec. 3(a), second sentence}`.
 * A number without a label is a page. `undefined` where the text begins with no locator.
 */
export function parseLocator(text: string): ParsedLocator | undefined {
  const start = text.replace(/^\s*,?\s*/u, '')
  if (start.startsWith('{')) return parseBraces(start)
  const labelled = splitLabel(start)
  if (labelled) {
    const numbers = takeNumbers(labelled.after, isNumber)
    if (numbers) return withLabel(labelled, numbers)
  }
  const numbers = takeNumbers(start, (candidate) => /\p{N}/u.test(candidate.replaceAll(new RegExp(datum, 'gu'), '')))
  return numbers ? { label: 'page', locator: numbers, rest: start.slice(numbers.length) } : undefined
}

/**
 * The locator of an evidence note, which is free text, as CSL takes it. `p. 5` becomes a page, so that it is printed as the style and
 * language have it; what is not wholly a label with numbers, such as `entry of 16 December 2021`, has the label `custom`, which no
 * style knows: it is printed as it stands.
 */
export function locatorOfNote(text: string): Required<Pick<CiteItem, 'label' | 'locator'>> {
  const whole = text.trim()
  const parsed = splitLabel(whole) && parseLocator(whole)
  return parsed?.label && parsed.rest === '' ? { label: parsed.label, locator: parsed.locator } : { label: 'custom', locator: whole }
}

interface Labelled {
  label: string
  word: string
  after: string
}

function splitLabel(text: string): Labelled | undefined {
  const found = label.exec(text)?.[0]
  const known = found && labelOf(found)
  if (!found || !known) return undefined
  const after = text.slice(found.length)
  // A word needs a space before its number; `p.5` and `§5` do not.
  return /^\s/u.test(after) || /[.¶§]$/u.test(found) ? { label: known, word: found, after: after.trimStart() } : undefined
}

function withLabel({ label: name, word: written, after }: Labelled, numbers: string): ParsedLocator {
  return { label: name, locator: name === 'custom' ? `${written} ${numbers}` : numbers, rest: after.slice(numbers.length) }
}

function isNumber(candidate: string): boolean {
  return /[\p{N}\p{Noncharacter_Code_Point}]/u.test(candidate) || roman.test(candidate)
}

/** Numbers, letters with numbers and ranges of them, as far as they go on; without the punctuation that ends them. */
function takeNumbers(text: string, accepts: (candidate: string) => boolean): string | undefined {
  let end = 0
  for (let gap = 0; ;) {
    const found = word.exec(text.slice(end + gap))?.[0].replace(/[.:!?'’”"-]+$/u, '')
    if (!found || !accepts(found)) break
    end += gap + found.length
    gap = separator.exec(text.slice(end))?.[0].length ?? 0
    if (gap === 0) break
  }
  return end > 0 ? text.slice(0, end) : undefined
}

/** `{…}` says where the locator begins and ends, whatever is in it. What is no number with or without a label is printed as it stands. */
function parseBraces(text: string): ParsedLocator | undefined {
  const end = closingBrace(text)
  if (end === -1) return undefined
  const inside = text.slice(1, end).trim()
  const rest = text.slice(end + 1)
  if (inside === '') return { locator: '', rest }
  const labelled = splitLabel(inside)
  if (labelled && takeNumbers(labelled.after, isNumber)) return { ...withLabel(labelled, labelled.after), rest }
  const isPage = !labelled && takeNumbers(inside, isNumber) === inside
  return { label: isPage ? 'page' : 'custom', locator: inside, rest }
}

function closingBrace(text: string): number {
  let depth = 0
  for (const [index, character] of [...text].entries()) {
    if (character === '{') depth++
    if (character === '}' && --depth === 0) return [...text].slice(0, index).join('').length
  }
  return -1
}
