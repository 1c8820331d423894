import { describe, expect, test } from 'vitest'
import { find } from './find.ts'

const text = `On 16 December 2011 police opened fire in Harbour Square, killing 17 and injuring more than 100 workers.

The court did not release Asel Bekova, who had been charged on 5 January 2017 with organising an illegal strike.

Company officials denied that 1,200 workers had been dismissed before the union was registered.

The ministry refused registration three times, citing Article 402 of the code, and never answered the third letter.

According to official figures the union of oil workers had 3.5 percent fewer members in 2015–2016, about 12–17 dead and 17 000 euros.

Nobody can't remember how non-union workers left; cannot or won't; unregistered unions, state-led talks, -5 degrees, 17th entry.`

const quotations = [
  'police opened fire in Harbour Square, killing 17 and injuring more than 100 workers',
  'The court did not release Asel Bekova',
  'charged on 5 January 2017 with organising an illegal strike',
  'Company officials denied that 1,200 workers had been dismissed before the union was registered',
  'refused registration three times, citing Article 402 of the code',
  'never answered the third letter',
  'the union of oil workers had 3.5 percent fewer members',
]

const lookAlikes: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', i: 'і' }

/** Ways to alter a quotation; each gives every result that differs from what it was given. */
const alterations: Record<string, (quotation: string) => string[]> = {
  'a digit': (quotation) => each(quotation, /\d/g, (digit) => String((Number(digit) + 1) % 10)),
  'a digit of another script': (quotation) => each(quotation, /\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  'a superscript digit': (quotation) => each(quotation, /\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))),
  'a digit more': (quotation) => each(quotation, /\d+/g, (number) => `${number}0`),
  'a word left out': (quotation) => eachInside(quotation, () => ''),
  'a word exchanged': (quotation) => eachInside(quotation, () => 'other '),
  'a negation more': (quotation) => eachInside(quotation, (word) => `not ${word}`),
  'two words exchanged': (quotation) => each(quotation, /(\p{L}+) (\p{L}+)/gu, (pair) => pair.split(' ').reverse().join(' ')),
  'the case of a letter': (quotation) => each(quotation, /\b\p{Ll}/gu, (letter) => letter.toUpperCase()).slice(0, 6),
  'a letter that looks alike': (quotation) => each(quotation, /[aeopci]/g, (letter) => lookAlikes[letter] ?? letter).slice(0, 6),
  'a letter less': (quotation) => each(quotation, /(?<=\p{L})\p{L}/gu, () => '').slice(0, 6),
  'words joined': (quotation) => each(quotation, /(?<=\p{L}) (?=\p{L})/gu, () => '').slice(0, 4),
  'words hyphenated': (quotation) => each(quotation, /(?<=\p{L}) (?=\p{L})/gu, () => '-').slice(0, 4),
  'a word parted': (quotation) => each(quotation, /(?<=\p{L}{3})(?=\p{L}{3})/gu, () => ' ').slice(0, 4),
  'a comma': (quotation) => each(quotation, /(?<=\p{L}) (?=\p{L})/gu, () => ', ').slice(0, 2),
}

function each(text: string, pattern: RegExp, change: (found: string) => string): string[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => text.slice(0, index) + change(found) + text.slice(index + found.length))
}

/** Words but the first and last, whose loss would only make the quotation shorter. */
function eachInside(text: string, change: (word: string) => string): string[] {
  return each(text, /(?<= )\S+ /g, change)
}

describe('nothing else is forgiven', () => {
  test.each(quotations)('as it stands: %s', (quotation) => {
    expect(find(text, quotation)).toEqual(['verbatim', quotation])
  })

  const altered = Object.entries(alterations).flatMap(([what, alter]) =>
    quotations.flatMap((quotation) => alter(quotation).map((one): [string, string] => [what, one])),
  )
  test('there are enough of them', () => expect(new Set(altered.map(([, one]) => one)).size).toBeGreaterThan(400))
  test.each(altered)('%s: %s', (_, quotation) => {
    expect(find(text, quotation)).toEqual(['not-found'])
  })

  test.each([
    ['half a number', 'injuring more than 10'],
    ['the end of a number', '200 workers had been'],
    ['a number before its fraction', 'had 3'],
    ['a number behind its point', '5 percent fewer'],
    ['the first year of a range', 'fewer members in 2015'],
    ['the last number of a range', '17 dead'],
    ['a number before its thousands', 'dead and 17'],
    ['a number without its thousands', '000 euros'],
    ['a number without its sign', '5 degrees'],
    ['another sign', '-17 and injuring'],
    ['an ordinal', '-5 degrees, 17'],
    ['can of can’t', 'Nobody can'],
    ['can of cannot', 'left; can'],
    ['a word without its prefix', 'registered unions'],
    ['a compound without its negation', 'union workers left'],
    ['half a word', 'Company official'],
    ['nothing but marks', '“–”'],
    ['two paragraphs in the wrong order', 'than 100 workers. Company officials'],
  ])('%s', (_, quotation) => {
    expect(find(text, quotation)).toEqual(['not-found'])
  })

  test('a compound may be cut where nothing is turned round', () => {
    expect(find(text, 'led talks')).toEqual(['verbatim', 'led talks'])
  })
})
