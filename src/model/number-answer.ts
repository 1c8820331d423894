/** A number with its qualifier, as the interval of values that it allows. */
export interface NumberAnswer {
  type: 'number'
  qualifier: Qualifier | undefined
  low: number
  high: number
  lowIncluded: boolean
  highIncluded: boolean
}

export type Qualifier = 'at least' | 'more than' | 'at most' | 'less than' | 'about' | 'almost' | 'range'

/** The words that may stand before a number; the first of each line is the one that the format names. */
const words: Record<Exclude<Qualifier, 'range'>, readonly string[]> = {
  'at least': ['at least', 'no fewer than', 'no less than', '≥'],
  'more than': ['more than', 'over', '>'],
  'at most': ['at most', 'up to', 'no more than', '≤'],
  'less than': ['less than', 'fewer than', 'under', '<'],
  about: ['about', 'around', 'approximately', 'some', '~'],
  almost: ['almost', 'nearly'],
}

const number = String.raw`[-−]?\d+(?:[, ]\d{3})*(?:\.\d+)?`
const single = new RegExp(`^(${number})$`, 'u')
const range = new RegExp(`^(?:from |between )?(${number}) ?(?:[-–]| to | and ) ?(${number})$`, 'u')

/** Reads `17`, `at least 12`, `more than 1,000`, `about 90`, `almost 400`, `12-17`; `undefined` where the text is no number. */
export function parseNumberAnswer(text: string): NumberAnswer | undefined {
  const plain = text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
  const [, from, to] = range.exec(plain) ?? []
  if (from !== undefined && to !== undefined) return parseRange(toNumber(from), toNumber(to))
  const [qualifier, rest] = splitQualifier(plain)
  const digits = single.exec(rest)?.[1]
  return digits === undefined ? undefined : interval(qualifier, toNumber(digits))
}

function parseRange(low: number, high: number): NumberAnswer | undefined {
  return low > high ? undefined : { type: 'number', qualifier: 'range', low, high, lowIncluded: true, highIncluded: true }
}

function splitQualifier(text: string): [Qualifier | undefined, string] {
  for (const [qualifier, synonyms] of Object.entries(words) as [Qualifier, string[]][]) {
    const word = synonyms.find((synonym) => text.startsWith(synonym))
    if (word !== undefined) return [qualifier, text.slice(word.length).trim()]
  }
  return [undefined, text]
}

/** About N is N ± 10 %; almost N is from 0.9 N to below N. */
function interval(qualifier: Qualifier | undefined, value: number): NumberAnswer {
  const less = (value * 9) / 10
  const exact = { type: 'number' as const, qualifier, low: value, high: value, lowIncluded: true, highIncluded: true }
  switch (qualifier) {
    case 'at least':
      return { ...exact, high: Infinity }
    case 'more than':
      return { ...exact, high: Infinity, lowIncluded: false }
    case 'at most':
      return { ...exact, low: -Infinity }
    case 'less than':
      return { ...exact, low: -Infinity, highIncluded: false }
    case 'about':
      return { ...exact, low: Math.min(less, (value * 11) / 10), high: Math.max(less, (value * 11) / 10) }
    case 'almost':
      return { ...exact, low: less, highIncluded: false }
    default:
      return exact
  }
}

function toNumber(digits: string): number {
  return Number(digits.replaceAll(/[, ]/gu, '').replace('−', '-'))
}
