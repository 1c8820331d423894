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

/**
 * Puts soft hyphens into words. Languages without patterns are left out.
 *
 * @param words distinct words by language tag; the empty tag is the document's own language
 * @param language the document's language
 */
export function hyphenateWords(words: Record<string, string[]>, language: string): Record<string, Record<string, string>> {
  const dictionaries: Record<string, Record<string, string>> = {}
  for (const [tag, list] of Object.entries(words)) {
    const hyphenate = hyphenatorOf(tag || language)
    if (hyphenate === undefined) continue
    const parted = hyphenate(list.join(' '), { hyphenChar: '\u00ad', minWordLength: 6 }).split(' ')
    const spareNames = !(tag || language).startsWith('de') // where every noun has a capital, a capital tells no name
    dictionaries[tag] = Object.fromEntries(
      list.flatMap((word, index) => (spareNames && /^\p{Lu}/u.test(word) ? [] : spared(word, parted[index]!))),
    )
  }
  return dictionaries
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
