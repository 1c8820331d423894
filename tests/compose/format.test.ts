import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type DateForm, formatDate, formatNumber } from '../../src/model/format.ts'
import { quotationMarks, switchMarks } from '../../src/model/quotation-marks.ts'
import { stringsOf } from './project.ts'

/** No-break spaces are written as `~`. */
const date = (text: string, lang: string, form: DateForm = 'long') =>
  formatDate(text, form, { lang, strings: stringsOf(lang) }).replaceAll('\u00A0', '~')

test.each<[string, string, string]>([
  ['2011-12-16', 'en-GB', '16~December 2011'],
  ['2011-12-16', 'en-US', 'December~16, 2011'],
  ['2011-12-16', 'ru', '16~декабря 2011~г.'],
  ['2011-12-16', 'kk', '2011~ж. 16~желтоқсан'],
  ['2011-12-16', 'fr', '16~décembre 2011'],
  ['2011-12-16', 'ar', '16~ديسمبر 2011'],
  ['2011-12', 'ru', 'декабрь 2011~г.'],
  ['2017-01~', 'en-GB', 'about January 2017'],
  ['2017?', 'en-GB', 'probably 2017'],
  ['2017%', 'en-GB', 'probably about 2017'],
  ['2012-04/2012-05', 'en-GB', 'April to May 2012'],
  ['2012-04-03/2012-04-05', 'en-GB', '3 to 5~April 2012'],
  ['2012-04-03/2012-04-05', 'en-US', 'April~3 to 5, 2012'],
  ['2011-12-16/2012-05-03', 'en-GB', '16~December 2011 to 3~May 2012'],
  ['2012-04-03/2012-04-05', 'ru', '3–5~апреля 2012~г.'],
  ['2011/2013', 'fr', '2011–2013'],
  ['2012/..', 'en-GB', 'since 2012'],
  ['../2012-05', 'en-GB', 'until May 2012'],
  ['2012-21', 'en-GB', 'spring 2012'],
  ['2012-23', 'en-US', 'fall 2012'],
  ['201X', 'en-GB', 'the 2010s'],
  ['2012-XX', 'en-GB', '2012'],
  ['2012-05-XX', 'en-GB', 'May 2012'],
  ['Y170000002', 'en-GB', 'Y170000002'],
])('%s in %s is %s', (text, lang, expected) => {
  expect(date(text, lang)).toBe(expected)
})

test('shorter forms', () => {
  expect(['short', 'month', 'year'].map((form) => date('2011-12-16', 'en-GB', form as DateForm))).toEqual([
    '16~Dec 2011',
    'December 2011',
    '2011',
  ])
  expect(date('2012-04-03/2012-04-05', 'en-GB', 'short')).toBe('3–5~Apr 2012')
  expect(date('2012-04-03/2012-04-05', 'en-GB', 'month')).toBe('April 2012')
})

test('numbers', () => {
  expect(['en-GB', 'ru', 'fr'].map((lang) => formatNumber(1234567.5, lang).replaceAll(/[\u00A0\u202F]/gu, '~'))).toEqual([
    '1,234,567.5',
    '1~234~567,5',
    '1~234~567,5',
  ])
})

test('quotation marks by language, inner ones by depth', () => {
  expect(quotationMarks('en-GB').outer.join('')).toBe('“”')
  expect(quotationMarks('kk').outer.join('')).toBe('«»')
  expect(switchMarks('he said “we ‘never’ did”', 'en', 1)).toBe('he said ‘we “never” did’')
  expect(switchMarks('он сказал «мы „никогда“»', 'en', 1)).toBe('он сказал ‘мы “никогда”’')
  expect(switchMarks('the "old" dog’s \'bone\'', 'en', 1)).toBe("the ‘old’ dog’s 'bone'")
  expect(switchMarks('the “old” one', 'ru', 0)).toBe('the «old» one')
  expect(switchMarks('workers’ rights, the ’90s and ‘it’s’', 'en', 0)).toBe('workers’ rights, the ’90s and “it’s”')
  expect(switchMarks('an end” of something', 'en', 1)).toBe('an end’ of something')
})

const locales = join(import.meta.dirname, '../../templates/_base/locales')
const read = (file: string) => parse(readFileSync(join(locales, file), 'utf8')) as Record<string, string>

test.each(readdirSync(locales).filter((file) => !file.includes('-') && file !== 'en.yaml'))(
  '%s has every word and every slot of en.yaml',
  (file) => {
    const [english, other] = [read('en.yaml'), read(file)]
    expect(Object.keys(other).toSorted()).toEqual(Object.keys(english).toSorted())
    const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
    for (const [key, text] of Object.entries(english)) expect([key, ...slots(other[key] ?? '')]).toEqual([key, ...slots(text)])
  },
)

test('a region says otherwise only what its language says', () => {
  const english = read('en.yaml')
  for (const file of ['en-GB.yaml', 'en-US.yaml']) expect(Object.keys(read(file)).filter((key) => !(key in english))).toEqual([])
})
