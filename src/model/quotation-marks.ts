/** Marks for quotations: the outer pair and the pair of a quotation inside a quotation. */
export interface QuotationMarks {
  outer: readonly [open: string, close: string]
  inner: readonly [open: string, close: string]
}

const english: QuotationMarks = { outer: ['“', '”'], inner: ['‘', '’'] }
const angular: QuotationMarks = { outer: ['«', '»'], inner: ['„', '“'] }

/** By primary language subtag. French parts its marks from the text by narrow no-break spaces. */
const marks: Record<string, QuotationMarks> = {
  en: english,
  ru: angular,
  uk: angular,
  kk: { outer: ['«', '»'], inner: ['“', '”'] },
  ky: angular,
  fr: { outer: ['«\u202F', '\u202F»'], inner: ['“', '”'] },
  es: { outer: ['«', '»'], inner: ['“', '”'] },
  it: { outer: ['«', '»'], inner: ['“', '”'] },
  de: { outer: ['„', '“'], inner: ['‚', '‘'] },
  pl: { outer: ['„', '”'], inner: ['«', '»'] },
  ar: { outer: ['«', '»'], inner: ['“', '”'] },
}

/** The marks that a language (BCP 47) puts around a quotation. */
export function quotationMarks(lang: string): QuotationMarks {
  return marks[primaryLanguage(lang)] ?? english
}

/** `en` of `en-GB`. */
export function primaryLanguage(lang: string): string {
  return lang.split('-')[0]?.toLowerCase() ?? lang
}

/** What closes a quotation that this character opens. A straight mark closes itself. */
const closers: Record<string, string> = { '“': '”', '„': '“”', '«': '»', '"': '"', '‘': '’', '‚': '‘’', '‹': '›' }

/**
 * Gives the quotations inside a text the marks of a language, alternating by depth. `depth` is 1 where the text itself stands
 * between marks, 0 where it does not, as in a block quotation. Apostrophes stay.
 */
export function switchMarks(text: string, lang: string, depth: 0 | 1): string {
  const { outer, inner } = quotationMarks(lang)
  const pair = (level: number) => (level % 2 === 0 ? outer : inner)
  const open: string[] = []
  return [...text]
    .map((character, index, all) => {
      const closing = open.at(-1)
      if (closing?.includes(character) && !isApostrophe(all, index)) {
        open.pop()
        return pair(depth + open.length)[1]
      }
      const closer = closers[character]
      if (closer === undefined || !isOpening(all, index)) return character === '”' || character === '»' ? pair(depth)[1] : character
      open.push(closer)
      return pair(depth + open.length - 1)[0]
    })
    .join('')
}

/** Whether `’` stands in a word, or where no quotation can end: before a letter. */
function isApostrophe(all: readonly string[], index: number): boolean {
  return all[index] === '’' && isLetter(all[index - 1]) && isLetter(all[index + 1])
}

/** Straight marks open after a space or a bracket; the others say themselves that they open. */
function isOpening(all: readonly string[], index: number): boolean {
  return all[index] !== '"' || index === 0 || /[\s([{—–-]/u.test(all[index - 1] ?? '')
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character)
}
