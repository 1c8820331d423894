import { primaryLanguage } from './quotation-marks.ts'

const noBreak = '\u00A0'
const narrowNoBreak = '\u202F'

/** What is sought, what stands for it, and what a text must hold at least: most hold nothing of the kind, which is soon seen. */
type Change = readonly [sought: RegExp, by: string, hint: RegExp]

/** Abbreviations and words that a number belongs to: `No. 87`, `n. 49`, `Art. 5`, `Abs. 2`, `ст. 130`. */
const beforeNumber =
  /(?<![\p{L}\p{N}])((?:nos?|nn?|pp?|paras?|arts?|chs?|secs?|ss?|vols?|figs?|fols?|cf|par|chap|nr|abs|rn|rz|bde?|kap|ziff|anm|abb|bl|ст|пп?|стр|гл|рис|табл|прим|т|ч|с)\.|№|§§?|n°|articles?|sections?|chapters?|tables?|figures?|notes?|paragraph(?:es?|s)?|annex|convention|page) (?=\d)/giu

/** Units that belong to the number before them. */
const afterNumber =
  /(?<=\d) (?=(?:ff?\.|%|°C|km²?|kg|cm|mm|ha|per cent|percent|million|billion|trillion|thousand|тыс\.|млн|млрд|мың|г\.|гг\.|ж\.|жж\.|тенге|теңге|руб\.|Mio\.|Mrd\.|millions?|milliards?)(?![\p{L}\p{N}]))/gu

/** An initial and what follows of a name: `A. Author`, `И. О. Автор`. */
const initial = /(?<=(?<![\p{L}\p{N}])\p{Lu}\.) (?=\p{Lu}(?:\.|\p{Ll}))/gu

/** Abbreviations of several words: `u. a.`, `т. е.`; their spaces do not grow where a line is justified. */
const severalWords = /(?<=(?<![\p{L}\p{N}])\p{Ll}\.) (?=\p{Ll}\.)/gu

/** A first name and an initial in mid-sentence, as of those who are not named in full: `Asel A. told`. */
const lastInitial = /(?<=(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+) (?=\p{Lu}\.(?:[,;:)’']| \p{Ll}))/gu

const range = /(?<![\p{L}\p{N}./,–—-])(\d{1,4})-(\d{1,4})(?![\p{L}\p{N}/–—-]|[.,]\d)/gu
const numberLabel = /(?:no\.?|nos\.?|№|nr\.?|issn|isbn|tel\.?|ref\.?)\s*$/i

const everywhere: readonly Change[] = [
  [/ -{2,3} /g, ' – ', / --/],
  [/(?<=[\p{L}\p{N}]) - (?=[\p{L}\p{N}])/gu, ' – ', / - /],
  [/(?<=[\p{L}\p{N}])---(?=[\p{L}\p{N}])/gu, '—', /---/],
  [/ (?=[–—] )/g, noBreak, / [–—] /],
  [beforeNumber, `$1${noBreak}`, / \d/],
  [afterNumber, noBreak, /\d /],
  [initial, noBreak, /\. \p{Lu}/u],
  [severalWords, narrowNoBreak, /\p{Ll}\. \p{Ll}\./u],
  [lastInitial, noBreak, /\p{Ll} \p{Lu}\./u],
  // Groups of three figures: 16 000.
  [/(?<=(?<!\d)\d{1,3}(?: \d{3})*) (?=\d{3}(?!\d))/g, noBreak, /\d \d{3}/],
]

/** French parts its double marks from the words by spaces that do not break. */
const french: readonly Change[] = [
  [/ (?=[;!?»])/g, narrowNoBreak, / [;!?»]/],
  [/(?<=«) /g, narrowNoBreak, /« /],
  [/ (?=:(?:\s|$))/g, noBreak, / :/],
]

/** German nouns have a capital there as well: `z. B.`, `i. d. R.` */
const german: readonly Change[] = [[/(?<=(?<![\p{L}\p{N}])\p{Ll}\.) (?=\p{Lu}\.)/gu, narrowNoBreak, /\p{Ll}\. \p{Lu}\./u]]

const ofLanguage: Record<string, readonly Change[]> = { fr: french, de: german }

/** En dashes in ranges of numbers, dashes between words, and spaces at which no line may break. */
export function spacing(text: string, lang: string): string {
  if (!/[\s-]/.test(text)) return text
  const changes = [...everywhere, ...(ofLanguage[primaryLanguage(lang)] ?? [])]
  const spaced = changes.reduce((set, [sought, by, hint]) => (hint.test(set) ? set.replace(sought, by) : set), withRanges(text))
  return /\d\.? /.test(spaced) ? spaced.replace(dayAndMonth(lang), `$1${noBreak}$2`) : spaced
}

function withRanges(text: string): string {
  if (!/\d-\d/.test(text)) return text
  return text.replace(range, (written, from: string, to: string, offset: number) =>
    isRange(from, to) && !numberLabel.test(text.slice(0, offset)) ? `${from}–${to}` : written,
  )
}

/** 12-17, 2011-22 and 2011-2022, but not the halves of some long number. */
function isRange(from: string, to: string): boolean {
  if (from.startsWith('0') || to.length > from.length + 1) return false
  if (from.length === 4 && to.length === 4) return Number(from) < Number(to) && Number(to) <= 2100
  return to.length < from.length || Number(from) < Number(to)
}

const dayPatterns = new Map<string, RegExp>()

/** A day before the name of its month, in the cases in which the language writes both. */
function dayAndMonth(lang: string): RegExp {
  const known = dayPatterns.get(lang)
  if (known) return known
  const pattern = new RegExp(`(?<!\\d)(\\d{1,2}\\.?) (${monthNames(lang).join('|')})(?!\\p{L})`, 'gu')
  dayPatterns.set(lang, pattern)
  return pattern
}

function monthNames(lang: string): string[] {
  if (!isLanguage(lang)) return ['(?!)']
  const styles: Intl.DateTimeFormatOptions[] = [{ month: 'long' }, { month: 'long', day: 'numeric' }, { month: 'short', day: 'numeric' }]
  const formats = styles.map((style) => new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }))
  const names = Array.from({ length: 12 }, (_, month) => {
    const day = new Date(Date.UTC(2011, month, 16))
    return formats.flatMap((format) =>
      format.formatToParts(day).flatMap(({ type, value }) => (type === 'month' ? value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : [])),
    )
  })
  return [...new Set(names.flat())].sort((a, b) => b.length - a.length)
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
