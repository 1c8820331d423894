import { expect, test } from 'vitest'
import { typesetText } from '../../src/render/typeset.ts'
import { briefOf, renderText } from './support.ts'

/** Shows the spaces that do not break as `~` and the narrow ones as `_`. */
const seen = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_')

test.each([
  ['"police" said', '“police” said'],
  ["the workers' rights and Kazakhstan's", 'the workers’ rights and Kazakhstan’s'],
  ['she said: "they were \'not recognised\' by anyone"', 'she said: “they were ‘not recognised’ by anyone”'],
  ['("quoted") and—"again"', '(“quoted”) and—“again”'],
  ["in the '90s", 'in the ’90s'],
  ['on 16 December 2011', 'on 16~December 2011'],
  ['No. 87, n. 49, pp. 5-7, Art. 5 and article 174', 'No.~87, n.~49, pp.~5–7, Art.~5 and article~174'],
  ['16 km, 40 % and 3 million', '16~km, 40~% and 3~million'],
  ['12-17 people in 2011-2016 and 2011-12', '12–17 people in 2011–2016 and 2011–12'],
  [
    'a date 2011-12-16, ISSN 1234-5678, No. 12-345, C087, E/C.12/KAZ/2-3',
    'a date 2011-12-16, ISSN 1234-5678, No.~12-345, C087, E/C.12/KAZ/2-3',
  ],
  ['well-known - and -- so to speak --- it is', 'well-known~– and~– so to speak~– it is'],
  ['see https://example.org/a-b/1-2?q=1 or "a.author-1@example.org"', 'see https://example.org/a-b/1-2?q=1 or “a.author-1@example.org”'],
])('English: %s', (text, set) => {
  expect(seen(typesetText(text, 'en-GB'))).toBe(set)
})

test.each([
  ['ru', '"права" 16 декабря 2011 г., ст. 130, 5 млн', '«права» 16~декабря 2011~г., ст.~130, 5~млн'],
  ['kk', '"Қазақстан" 16 желтоқсан 2011 ж.', '«Қазақстан» 16~желтоқсан 2011~ж.'],
  ['fr', 'le 16 décembre : "oui" ; non !', 'le 16~décembre~: «_oui_»_; non_!'],
  ['ru', 'т. е. 16 мая 2011 г. А. Иванов', 'т._е. 16~мая 2011~г. А.~Иванов'],
  ['de', '"ja" am 16. Dezember', '„ja“ am 16.~Dezember'],
  ['de', 'z. B. u. a. nach § 14 Abs. 2, i. d. R. S. 17 ff., Rn. 3', 'z._B. u._a. nach §~14 Abs.~2, i._d._R.~S.~17~ff., Rn.~3'],
])('%s: %s', (lang, text, set) => {
  expect(seen(typesetText(text, lang))).toBe(set)
})

test('a mark that French parts from its word is not parted from it where a footnote is called', () => {
  const { main } = renderText('Pourquoi ?[^a] Tombée à 12,5 %.[^a] Il dit « non ! »[^a]\n\n[^a]: Note.', briefOf({ lang: 'fr' }))
  const called = seen(main).replaceAll(/<a [^>]*>\d<\/a>/g, '¹')
  const group = (marks: string) => `<span class="call-group">${marks}¹</span>`
  expect(called).toContain(`Pourquoi${group('_?')} Tombée à 12,5${group(' %.')} Il dit «_non${group('_!_»')}`)
})

test('a quotation goes on over emphasis, and a part in another language is set in that language', () => {
  const { main } = renderText('He said "*no* never" and <em lang="ru">"да"</em> and `"code" 1-2`.')
  expect(main).toContain('<p>He said “<em>no</em> never” and <em lang="ru">«да»</em> and <code>"code" 1-2</code>.</p>')
})

test('a part that runs the other way says so', () => {
  expect(renderText('See <em lang="ar">نقابة</em>.').main).toContain('<em lang="ar" dir="rtl">')
  expect(renderText('انظر <em lang="en">ILO</em>.', briefOf({ lang: 'ar' })).main).toContain('<em lang="en" dir="ltr">')
})

test('a language tag that is none does no harm', () => {
  expect(renderText('See <em lang="!!">16 May</em>.').main).toContain('<em lang="!!">16 May</em>')
})

test('acronyms are small capitals where a brief asks for it, but not in headings and code', () => {
  const text = '# ITUC and KNPRK\n\nThe ITUC’s index, COVID-19, *HRW* and `ITUC`, II and III[^a].\n\n[^a]: ILO, UN.'
  const { html } = renderText(text, briefOf({ typography: { acronyms: 'small-caps' } }))
  expect(html.match(/<span class="sc">(\w+)<\/span>/g)?.map((found) => found.replace(/<[^>]*>/g, ''))).toEqual([
    'ITUC',
    'COVID',
    'HRW',
    'III',
    'ILO',
  ])
  expect(renderText(text, briefOf()).html).not.toContain('class="sc"')
})

test('words in another language are set as that asks', () => {
  const { html } = renderText('He said "no" and :lang[il a dit "non" ; *oui*]{fr}. See:note :lang[x]{not-a-language-tag}')
  expect(html).toContain('He said “no” and <span lang="fr">il a dit «\u202Fnon\u202F»\u202F; <em>oui</em></span>.')
})

test('an initial stays with its name', () => {
  expect(seen(typesetText('By A. Author and И. О. Автор; Asel A. told', 'en'))).toBe('By A.~Author and И.~О.~Автор; Asel~A. told')
  expect(seen(typesetText('Bakyt B., too, had no Plan B.', 'en'))).toBe('Bakyt~B., too, had no Plan B.')
})
