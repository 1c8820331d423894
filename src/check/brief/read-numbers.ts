import { type NumberAnswer, parseNumberAnswer } from '../../model/number-answer.ts'
import { plainText, type Words } from './words.ts'

/** A count in a text, with what is said around it. */
export interface Count {
  /** As it is written: “more than 400”. */
  written: string
  index: number
  answer: NumberAnswer
  value: number
  /** The words that follow it, folded, as far as the phrase goes. */
  after: string[]
}

const digits = String.raw`\d+(?:[,\u00A0\u202F ]\d{3})*(?:\.\d+)?`
const qualifiers =
  'at least|no fewer than|no less than|more than|over|at most|up to|no more than|less than|fewer than|under|about|around|approximately|some|almost|nearly'
const count = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])(?:(${qualifiers}) )?(?:(${digits}) ?(?:[-–]| to | and ) ?(${digits})|(${digits}))(?![\p{L}\p{N}/%]|[.,]\d|-\p{L})`,
  'giu',
)

/** What stands before a number that counts nothing: `article 50`, `No. 87`, `Table 2`, `n. 3`, `US$ 28`. */
const label =
  /(?:articles?|arts?\.|nos?\.?|numbers?|conventions?|sections?|chapters?|paragraphs?|paras?\.?|pages?|pp?\.|nn?\.|notes?|tables?|figures?|box(?:es)?|part|level|rule|law|code|age|aged|[$€£№§#])\s*$/iu

/** The counts of a text: not years, days of a month, labels, percentages. Numbers in words count where the language's are known. */
export function countsIn(text: string, words: Words): Count[] {
  const plain = plainText(text)
  const found = [...plain.matchAll(count)].flatMap((match): Count[] => {
    const answer = parseNumberAnswer(match[0].replaceAll(/(\d) (?=\d{3})/gu, '$1').replaceAll(/(\d+) and (\d+)/gu, '$1-$2'))
    if (!answer) return []
    return [
      {
        written: match[0],
        index: match.index,
        answer,
        value: Number((match[4] ?? match[2] ?? '').replaceAll(/[, ]/gu, '')),
        after: wordsAfter(plain, match.index + match[0].length),
      },
    ]
  })
  return [...found.filter((one) => !isNoCount(one, plain, words)), ...namedCounts(plain, words)].toSorted((a, b) => a.index - b.index)
}

function isNoCount({ written, index, value, after }: Count, text: string, { measures }: Words): boolean {
  const isYear = /(?<!\d)(?:1[6-9]|20)\d{2}$/u.test(written) && value >= 1600 && value < 2100 && !written.includes(',') && !isCounted(after)
  const isDay = /^\s*\p{Lu}\p{L}{2,}/u.test(text.slice(index + written.length)) && value <= 31
  const isDayBehind =
    value <= 31 && /\p{Lu}\p{L}{2,}\s*$/u.test(text.slice(0, index)) && /^,? \d{4}/u.test(text.slice(index + written.length))
  return (
    isYear ||
    isDay ||
    isDayBehind ||
    label.test(text.slice(0, index)) ||
    measures.includes(after[0] ?? '') ||
    measures.includes(after.slice(0, 2).join(' '))
  )
}

/** A number of four digits before people is no year. */
function isCounted(after: readonly string[]): boolean {
  return /^(?:people|persons|workers|men|women|members)$/u.test(after[0] ?? '')
}

function namedCounts(text: string, { numbers, measures }: Words): Count[] {
  const names = Object.keys(numbers).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:(${qualifiers}) )?(${names})(?:-(${names}))?(?![\\p{L}\\p{N}-])`, 'giu')
  return [...text.matchAll(pattern)].flatMap(({ 0: written, 1: qualifier, 2: tens = '', 3: units, index }): Count[] => {
    const value = (numbers[tens.toLowerCase()] ?? 0) + (numbers[units?.toLowerCase() ?? ''] ?? 0)
    const answer = parseNumberAnswer(`${qualifier ?? ''} ${value}`)
    const after = wordsAfter(text, index + written.length)
    return answer && !measures.includes(after[0] ?? '') ? [{ written, index, answer, value, after }] : []
  })
}

function wordsAfter(text: string, index: number): string[] {
  const phrase = /^[^.;:,()\uFFFC\d]*/u.exec(text.slice(index))?.[0] ?? ''
  return phrase.toLowerCase().split(/\s+/u).filter(Boolean).slice(0, 4)
}
