import type { Brief } from '../../model/brief.ts'
import type { CslItem, CslName } from '../../model/csl.ts'
import type { Corpus } from '../../model/corpus.ts'
import { plainText } from './words.ts'

/** Names that a brief may print without being asked who that is. */
export interface KnownNames {
  /** Whether a folded word is one of a name that the corpus, the brief or the world knows. */
  isName: (word: string) => boolean
  /** Beginnings of names of countries and languages: “Kazakhstani”, “Frenchman”. */
  stems: ReadonlySet<string>
  /** Everything that notes and questions say, folded, between spaces. */
  evidence: string
  /** Words of at least five letters that stand in names alone, as they are printed, by what they fold to. */
  proper: ReadonlyMap<string, string>
}

/** All names of the corpus, of the brief's own header and headings, of countries, languages, currencies, months and great cities. */
export function knownNames(corpus: Corpus, brief: Brief, headings: readonly string[]): KnownNames {
  const { title, subtitle, audience, authors, publisher, lang } = brief.matter
  const { words, evidence, proper } = namesOfCorpus(corpus)
  const world = namesOfTheWorld(lang)
  const own = [title, subtitle, audience, ...authors, publisher, ...headings, ...Object.values(brief.strings)]
  const ofBrief = new Set(own.flatMap((name) => wordsIn(name ?? '')))
  return { isName: (word) => words.has(word) || ofBrief.has(word) || world.words.has(word), stems: world.stems, evidence, proper }
}

type NamesOfCorpus = Pick<KnownNames, 'evidence' | 'proper'> & { words: ReadonlySet<string> }

/** A project may make hundreds of briefs of thousands of notes. */
const read = new WeakMap<Corpus, NamesOfCorpus>()

function namesOfCorpus(corpus: Corpus): NamesOfCorpus {
  const names = read.get(corpus) ?? readCorpus(corpus)
  read.set(corpus, names)
  return names
}

function readCorpus(corpus: Corpus): NamesOfCorpus {
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
  ]
  const said = [
    ...[...corpus.notes.values()].flatMap(({ statement, quotation, matter }) => [statement, quotation, matter.attribution, matter.locator]),
    ...[...corpus.questions.values()].map(({ matter }) => matter.question),
  ]
  const evidence = said.filter(Boolean).join(' . ')
  return {
    words: new Set(names.flatMap((name) => wordsIn(name ?? ''))),
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

// oxlint-disable-next-line no-control-regex -- a range
const isAscii = /^[\0-\x7F]*$/u

function foldWord(word: string): string {
  const bare = isAscii.test(word) ? word : word.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return bare.toLowerCase().replace(/'s$/u, '')
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
const worlds = new Map<string, { words: Set<string>; stems: Set<string> }>()

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
    words: new Set(names.flatMap(wordsIn)),
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
    [{ month: form }, { month: form, day: 'numeric' } as const, { weekday: form }].flatMap((parts) => {
      const format = new Intl.DateTimeFormat(lang, { ...parts, timeZone: 'UTC' })
      return days.map((day) => format.format(day))
    }),
  )
}
