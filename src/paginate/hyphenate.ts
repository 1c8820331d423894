import { createRequire } from 'node:module'

/** Languages that have patterns under a name of their own or share those of a neighbour. */
const patternNames: Record<string, string> = {
  en: 'en-gb',
  'en-us': 'en-us',
  no: 'nb',
  el: 'el-monoton',
  de: 'de-1996',
  sr: 'sr-cyrl',
  mn: 'mn-cyrl',
}

type Hyphenate = (text: string, options: { hyphenChar: string; minWordLength: number }) => string

const loaded = new Map<string, Hyphenate | undefined>()

/** Soft-hyphenated words by the plain ones, for each language tag of a document; the empty tag is the brief's own language. */
export type Dictionaries = Record<string, Record<string, string>>

/**
 * Hyphenates the words of a page in each of its languages, without looking where they stand: the page takes what it needs.
 * So this can be done while the browser loads the page. Languages without patterns are left out.
 */
export function hyphenateWords(html: string, language: string): Dictionaries {
  const text = html.replaceAll(/<(style|script)\b.*?<\/\1>/gis, ' ').replaceAll(/<[^>]*>/g, ' ')
  const words = [...new Set(text.match(/\p{L}[\p{Ll}\p{Lo}\p{M}]{5,}/gu))]
  // an address is no sentence
  const common = new Set(text.match(/(?<=[\s(])\p{Ll}[\p{Ll}\p{Lo}\p{M}]{5,}/gu))
  const tags = new Set([...html.matchAll(/\slang="([\w-]+)"/g)].map(([, tag]) => tag!))
  return Object.fromEntries(['', ...tags].map((tag) => [tag, dictionaryOf(words, common, tag || language)]))
}

/** @param common words that the text has without a capital as well: with one they are no name, and may be parted */
function dictionaryOf(words: readonly string[], common: ReadonlySet<string>, language: string): Record<string, string> {
  const hyphenate = hyphenatorOf(language)
  if (hyphenate === undefined) return {}
  // where every noun has a capital, a capital tells no name
  const isName = (word: string) => /^\p{Lu}/u.test(word) && !common.has(word.toLowerCase())
  const mayPart = language.startsWith('de') ? words : words.filter((word) => !isName(word))
  const parted = hyphenate(mayPart.join(' '), { hyphenChar: '\u00ad', minWordLength: 6 }).split(' ')
  return Object.fromEntries(mayPart.flatMap((word, index) => spared(word, parted[index]!)))
}

/** Neither end of a word is shorter than three letters. */
function spared(word: string, parted: string): [string, string][] {
  const kept = parted.replace(/^(.{1,2})\u00ad/u, '$1').replace(/\u00ad(?=.{1,2}$)/u, '')
  return kept === word ? [] : [[word, kept]]
}

/** The patterns of Liang's algorithm ("Word Hy-phen-a-tion by Com-put-er", 1983) for a BCP 47 tag, or for its language alone. */
function hyphenatorOf(tag: string): Hyphenate | undefined {
  const [primary = ''] = tag.toLowerCase().split('-')
  const names = [tag.toLowerCase(), patternNames[tag.toLowerCase()], patternNames[primary], primary]
  for (const name of names.filter((candidate) => candidate !== undefined && /^[a-z][a-z0-9-]+$/.test(candidate))) {
    if (!loaded.has(name!)) loaded.set(name!, load(name!))
    if (loaded.get(name!)) return loaded.get(name!)
  }
  return undefined
}

function load(name: string): Hyphenate | undefined {
  try {
    const { hyphenateSync } = createRequire(import.meta.url)(`hyphen/${name}`) as { hyphenateSync: Hyphenate }
    return hyphenateSync
  } catch {
    return undefined
  }
}
