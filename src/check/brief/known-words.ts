import type { Brief } from '../../model/brief.ts'
import type { CslItem, CslName } from '../../model/csl.ts'
import type { Corpus } from '../../model/corpus.ts'
import { plainText } from './words.ts'

/** Names that a brief may print without being asked who that is. */
export interface KnownNames {
  /** Words of names that the corpus or the world knows, folded. */
  words: ReadonlySet<string>
  /** Beginnings of names of countries and languages: “Kazakhstani”, “Frenchman”. */
  stems: ReadonlySet<string>
  /** Everything that notes and questions say, folded, between spaces. */
  evidence: string
  /** Words of at least five letters that stand in names alone, as they are printed, by what they fold to. */
  proper: ReadonlyMap<string, string>
}

/** All names of the corpus, of the brief's own header and headings, of countries, languages, currencies, months and great cities. */
export function knownNames(corpus: Corpus, brief: Brief, headings: readonly string[]): KnownNames {
  const { title, subtitle, audience, authors, publisher } = brief.matter
  const world = namesOfTheWorld(brief.matter.lang)
  const names = [
    ...[...corpus.entities.values()].flatMap(({ matter }) => [
      matter.name,
      matter.short,
      ...matter.aliases,
      ...matter.typos,
      ...matter.ambiguous,
      matter.role,
      matter.description,
    ]),
    ...[...corpus.sources.values()].flatMap(({ item }) => namesOfItem(item)),
    ...[title, subtitle, audience, ...authors, publisher, ...headings],
    ...Object.values(brief.strings),
    ...world.names,
  ]
  const said = [
    ...[...corpus.notes.values()].flatMap(({ statement, quotation, matter }) => [statement, quotation, matter.attribution, matter.locator]),
    ...[...corpus.questions.values()].map(({ matter }) => matter.question),
  ]
  const evidence = said.filter(Boolean).join(' . ')
  return {
    words: new Set(names.flatMap((name) => wordsIn(name ?? ''))),
    stems: world.stems,
    evidence: ` ${wordsIn(evidence).join(' ')} `,
    proper: properWords(corpus, evidence),
  }
}

/** What is also an ordinary word in the evidence, such as “construction”, is left out. */
function properWords({ entities }: Corpus, evidence: string): Map<string, string> {
  const ordinary = new Set(evidence.match(/(?<!\p{L})\p{Ll}[\p{L}-]+/gu) ?? [])
  const named = [...entities.values()].filter(
    ({ matter }) => ['person', 'organisation', 'place'].includes(matter.kind) && matter.protection !== 'withheld',
  )
  const words = named.flatMap(({ matter }) => `${matter.name} ${matter.short ?? ''}`.match(/\p{Lu}\p{Ll}{4,}/gu) ?? [])
  return new Map(words.filter((word) => !ordinary.has(word.toLowerCase())).map((word) => [foldWord(word), word]))
}

/** The words of a text, folded: lower case, without accents, without a genitive ending. */
export function wordsIn(text: string): string[] {
  return [...plainText(text).matchAll(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu)].map(([word]) => foldWord(word))
}

function foldWord(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replace(/'s$/u, '')
}

function namesOfItem(item: CslItem): string[] {
  return Object.values(item).flatMap((value) => {
    if (typeof value === 'string') return [value]
    return Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' ? [one] : nameParts(one))) : []
  })
}

function nameParts({ family, given, literal }: CslName): string[] {
  return [family, given, literal].filter((part) => part !== undefined)
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const worlds = new Map<string, { names: string[]; stems: Set<string> }>()

function namesOfTheWorld(lang: string) {
  const made = worlds.get(lang) ?? gatherWorld(lang)
  worlds.set(lang, made)
  return made
}

function gatherWorld(lang: string) {
  const pairs = letters.flatMap((a) => letters.map((b) => a + b))
  const peoples = [
    ...display('region', pairs, lang),
    ...display(
      'language',
      pairs.map((code) => code.toLowerCase()),
      lang,
    ),
  ]
  const currencies = Intl.supportedValuesOf('currency')
  const cities = Intl.supportedValuesOf('timeZone').map((zone) => (zone.split('/').at(-1) ?? '').replaceAll('_', ' '))
  const names = [...peoples, ...currencies, ...display('currency', currencies, lang), ...cities, ...calendar(lang)]
  return {
    names,
    stems: new Set(
      peoples
        .flatMap(wordsIn)
        .filter((word) => word.length >= 4)
        .map((word) => word.slice(0, 4)),
    ),
  }
}

function display(type: 'region' | 'language' | 'currency', codes: readonly string[], lang: string): string[] {
  const names = new Intl.DisplayNames([lang], { type, fallback: 'none' })
  return codes.flatMap((code) => names.of(code) ?? [])
}

function calendar(lang: string): string[] {
  const days = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2001, index, index + 1)))
  return (['long', 'short'] as const).flatMap((form) =>
    days.flatMap((day) => [
      day.toLocaleDateString(lang, { month: form, timeZone: 'UTC' }),
      day.toLocaleDateString(lang, { month: form, day: 'numeric', timeZone: 'UTC' }),
      day.toLocaleDateString(lang, { weekday: form, timeZone: 'UTC' }),
    ]),
  )
}
