import { primaryLanguage } from '../../model/quotation-marks.ts'
import { english } from './words-en.ts'
import { french } from './words-fr.ts'
import { russian } from './words-ru.ts'

/**
 * What a language says of time, of speech and of law. Words are lower case, with straight apostrophes; a `*` at the end stands for any
 * ending.
 */
export interface Words {
  /** Words that say that something holds on the day of reading. */
  present: readonly string[]
  /** Those of them that may not stand without a date in what an author writes. */
  undated: readonly string[]
  /** Uses of these words that say nothing of the day of reading, such as “better still”. */
  harmless: readonly string[]
  /** Forms of the past that make a word of the present one of the past where they stand beside it: “was still”. */
  past: readonly string[]
  /** What stands behind a word of the present and makes it one of the past: “still refused”. */
  pastForm: RegExp
  /** Forms of the present that show a sentence to be in that tense. */
  presentVerbs: readonly string[]
  /** What points to a day other than that of reading. */
  cutoff: readonly string[]
  /** What announces an event that is to come. */
  future: readonly string[]
  /** What hands a claim to somebody. */
  attribution: readonly string[]
  /** Words of a conviction, which a charge is not. */
  conviction: readonly string[]
  negation: readonly string[]
  /** Capitalised words that name nobody: titles, kinds of bodies and of places, and words that begin sentences. */
  general: ReadonlySet<string>
  /** Units of time and measure: a number before one is no count of people. */
  measures: readonly string[]
  /** Names of numbers. */
  numbers: Readonly<Record<string, number>>
}

const languages: Readonly<Record<string, Words>> = { en: english, fr: french, ru: russian }

/** The words of a language (BCP 47); `undefined` where Dossier has none, and what needs them is not checked. */
export function wordsOf(lang: string): Words | undefined {
  return languages[primaryLanguage(lang)]
}

/** All languages that there are words for, where a text does not say in which it is. */
export const allWords: readonly Words[] = Object.values(languages)

const patterns = new WeakMap<readonly string[], RegExp>()

/** A pattern for any of these words, standing alone. It is global: search with it, never test. */
export function anyOf(words: readonly string[]): RegExp {
  const made = patterns.get(words) ?? compile(words)
  patterns.set(words, made)
  return made
}

/** Phrases come before the words that they begin with. Any ending is written once for all words: letters of every script are a large pattern. */
function compile(words: readonly string[]): RegExp {
  const sorted = words.toSorted((a, b) => b.length - a.length)
  const phrases = sorted
    .filter((word) => !isWord(word))
    .map((phrase) =>
      escape(phrase)
        .replaceAll(' ', String.raw`\s+`)
        .replace(/\\\*$/u, String.raw`\p{L}*`),
    )
  const stems = sorted.filter((word) => isWord(word) && word.endsWith('*')).map((word) => word.slice(0, -1))
  const whole = sorted.filter((word) => isWord(word) && !word.endsWith('*'))
  const forms = [...phrases, ...(stems.length > 0 ? [String.raw`(?:${stems.join('|')})\p{L}*`] : []), ...whole]
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|') || '(?!)'})(?![\\p{L}\\p{N}])`, 'giu')
}

function isWord(text: string): boolean {
  return /^\p{L}+\*?$/u.test(text)
}

/** Whether one of these words stands in a text. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  return plainText(text).search(anyOf(words)) !== -1
}

export function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
}

const behindWord = /(?<=[\p{L}\p{N}])/uy
const beforeWord = /[\p{L}\p{N}]/uy

/** Whether a part of a text neither begins nor ends within a word. */
export function isApart(text: string, start: number, end: number): boolean {
  behindWord.lastIndex = start
  beforeWord.lastIndex = end
  return !behindWord.test(text) && !beforeWord.test(text)
}

/** Typography that does not part one word from another, made one: `’` and `'`, kinds of space. Offsets stay. */
export function plainText(text: string): string {
  return text.replaceAll(/[’‘ʼ]/gu, "'").replaceAll(/[^\S ]/gu, ' ')
}
