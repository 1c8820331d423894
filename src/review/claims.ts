import type { Brief } from '../model/brief.ts'
import type { Corpus } from '../model/corpus.ts'
import { formatDate } from '../model/format.ts'
import type { Sentence } from '../model/sentences.ts'

/** What in a sentence has to be held against a source, word by word. */
export type Claim = 'number' | 'name' | 'quotation'

/** Finds what a sentence claims: numbers, names that the corpus knows, quotations of more than one word. */
export type FindClaims = (sentence: Sentence) => Claim[]

/** Kinds of entities whose name in a sentence makes it one about the world. */
const namedKinds = new Set(['person', 'organisation', 'place', 'law', 'event'])

const digits = /\p{N}/u
/** Numbers in words, from ten on: smaller ones join and count as often as they state. */
const numberWords =
  /\b(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?|thousands?|millions?|billions?)\b/iu
const quoted = /[“«„"][^“”«»„"]*\s[^“”«»„"]*[”»“"]/u

/** Prepares the search for what a brief claims. The dates that it says of itself are no claims. */
export function claimFinder(corpus: Corpus, brief: Brief): FindClaims {
  const { lang } = brief.matter
  const names = nameSearch(corpus)
  const ownDates = datesOf(brief)
  const hasNumber = (text: string) => {
    const rest = digits.test(text) ? ownDates.reduce((left, date) => left.replaceAll(date, ''), text.replaceAll(/[^\S ]/gu, ' ')) : text
    return digits.test(rest) || (/^en\b/i.test(lang) && numberWords.test(rest))
  }
  return ({ kind, facts }) => [
    ...(hasNumber(facts) ? (['number'] as const) : []),
    ...(names?.test(facts) ? (['name'] as const) : []),
    ...(kind === 'quotation' || quoted.test(facts) ? (['quotation'] as const) : []),
  ]
}

function datesOf({ matter, strings }: Brief): string[] {
  const dates = [matter.cutoff, matter.date].flatMap((date) => date || [])
  const forms = (['long', 'month'] as const).flatMap((form) => dates.map((date) => formatDate(date, form, { lang: matter.lang, strings })))
  return forms.map((date) => date.replaceAll(/\s/gu, ' ')).sort((a, b) => b.length - a.length)
}

/** Withheld names are none that a brief may hold. */
function nameSearch({ entities }: Corpus): RegExp | undefined {
  const named = [...entities.values()].filter(({ matter }) => namedKinds.has(matter.kind) && matter.protection !== 'withheld')
  const names = named.flatMap(({ matter }) => [matter.name, matter.short ?? '', ...matter.aliases])
  const pattern = namePattern(names.filter((name) => /^\p{Lu}/u.test(name)))
  return pattern === '' ? undefined : new RegExp(pattern, 'u')
}

/** A pattern for whole names, the longest first; empty where there is none. */
export function namePattern(names: readonly string[]): string {
  const written = [...new Set(names.filter((name) => name !== ''))].sort((a, b) => b.length - a.length)
  const escaped = written.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`))
  return escaped.length === 0 ? '' : String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`
}
