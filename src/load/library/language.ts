/** BibLaTeX's `langid`s, and names that people write, as language tags. */
const tags: Readonly<Record<string, string>> = {
  american: 'en-US',
  arabic: 'ar',
  australian: 'en-AU',
  austrian: 'de-AT',
  belarusian: 'be',
  british: 'en-GB',
  canadian: 'en-CA',
  chinese: 'zh',
  czech: 'cs',
  dutch: 'nl',
  english: 'en',
  french: 'fr',
  georgian: 'ka',
  german: 'de',
  italian: 'it',
  japanese: 'ja',
  kazakh: 'kk',
  kyrgyz: 'ky',
  naustrian: 'de-AT',
  ngerman: 'de',
  persian: 'fa',
  polish: 'pl',
  portuguese: 'pt',
  russian: 'ru',
  spanish: 'es',
  tajik: 'tg',
  turkish: 'tr',
  ukenglish: 'en-GB',
  ukrainian: 'uk',
  usenglish: 'en-US',
  uzbek: 'uz',
  казахский: 'kk',
  қазақша: 'kk',
  русский: 'ru',
}

/** The language tag of what a library says, such as `russian`, `ru_RU` or `ru`; the text itself where it is none of these. */
export function languageTag(text: string): string {
  const known = tags[text.toLowerCase()]
  if (known) return known
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] ?? text
  } catch {
    return text
  }
}

/** By the first script that more than half of a text's letters are in. */
const scripts: readonly (readonly [script: RegExp, language: string])[] = [
  [/[әғқңөұүһӘҒҚҢӨҰҮҺ]/u, 'kk'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
]

/**
 * The language of a title whose item has none, guessed from its script, so that it is not put into English title case.
 * Cyrillic counts as Russian, or as Kazakh where it has Kazakh letters. `undefined` for Latin script.
 */
export function languageByScript(title: string): string | undefined {
  const letters = title.match(/\p{L}/gu) ?? []
  const foreign = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).length
  return foreign * 2 > letters.length ? scripts.find(([script]) => script.test(title))?.[1] : undefined
}
