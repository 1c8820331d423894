import type { GivenAnswer } from './answer.ts'
import { formatDate, formatNumber, type Locale } from './format.ts'
import type { NumberAnswer } from './number-answer.ts'
import { phrase } from './phrase.ts'

/** One answer in the brief's language, without its unit: “at least 12”, “16 December 2011”. */
export function answerText({ raw, answer }: Pick<GivenAnswer, 'raw' | 'answer'>, locale: Locale): string {
  if (answer.type === 'date') return formatDate(String(raw).trim(), 'long', locale)
  return answer.type === 'text' ? answer.text : numberText(answer, locale)
}

function numberText(answer: NumberAnswer, locale: Locale): string {
  const { lang, strings } = locale
  if (answer.qualifier === 'range') return between(formatNumber(answer.low, lang), formatNumber(answer.high, lang), locale)
  const number = formatNumber(nominal(answer), lang)
  return answer.qualifier ? phrase(strings, `number-${answer.qualifier.replace(' ', '-')}`, { number }) : number
}

/** The number that the source wrote: 90 of “about 90”, 400 of “almost 400”. */
export function nominal({ qualifier, low, high }: NumberAnswer): number {
  if (qualifier === 'about') return Math.round((low + high) * 50) / 100
  return Number.isFinite(high) && qualifier !== 'range' ? high : low
}

/** “between 12 and 17”. */
export function between(low: string, high: string, { strings }: Locale): string {
  return phrase(strings, 'between', { low, high })
}
