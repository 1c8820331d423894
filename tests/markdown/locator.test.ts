import { expect, test } from 'vitest'
import { locatorOfNote, parseLocator } from '../../src/markdown/locator.ts'

test.each([
  ['p. 5', 'page', '5', ''],
  [', p.5', 'page', '5', ''],
  [' P. 5', 'page', '5', ''],
  ['pp. 33–35, 38-39 and nowhere else', 'page', '33–35, 38-39', ' and nowhere else'],
  [', 33', 'page', '33', ''],
  [', 99 years later', 'page', '99', ' years later'],
  ['paras. 5 and 7', 'paragraph', '5 and 7', ''],
  ['para 5', 'paragraph', '5', ''],
  ['¶¶ 5, 6', 'paragraph', '5, 6', ''],
  ['§5', 'section', '5', ''],
  ['n. 49', 'note', '49', ''],
  ['nn. 4-6', 'note', '4-6', ''],
  ['art. 3(1)', 'article-locator', '3(1)', ''],
  ['arts. 21 and 22', 'article-locator', '21 and 22', ''],
  ['article 21(1)(a), second sentence', 'article-locator', '21(1)(a)', ', second sentence'],
  ['ch. iv', 'chapter', 'iv', ''],
  ['rule 5', 'rule', '5', ''],
  ['annex II', 'custom', 'annex II', ''],
  ['princ. 14', 'custom', 'princ. 14', ''],
  ['с. 25', 'page', '25', ''],
  ['ст. 402', 'article-locator', '402', ''],
  ['S. 12', 'page', '12', ''],
  ['s. 12', 'section', '12', ''],
  ['párr. 8', 'paragraph', '8', ''],
  ['{sec. 3(a)(ii)} as amended', 'section', '3(a)(ii)', ' as amended'],
  [', {p. iv, (xv)-(xvii)}', 'page', 'iv, (xv)-(xvii)', ''],
  ['{Introduction}', 'custom', 'Introduction', ''],
  ['{section “A”, at n. 5}', 'custom', 'section “A”, at n. 5', ''],
  ['{333-VI, pp. 4-5}', 'custom', '333-VI, pp. 4-5', ''],
  ['{}, 99 years', undefined, '', ', 99 years'],
])('%s', (text, label, locator, rest) => {
  expect(parseLocator(text)).toEqual({ ...(label && { label }), locator, rest })
})

test.each(['see there', ', and passim', 'section Right to Strike', 'entry of 16 December 2021', 'p.', '', '{unclosed'])(
  '%s begins with no locator',
  (text) => {
    expect(parseLocator(text)).toBeUndefined()
  },
)

test.each([
  ['p. 5', 'page', '5'],
  ['n. 49', 'note', '49'],
  ['art. 21', 'article-locator', '21'],
  ['entry of 16 December 2021', 'custom', 'entry of 16 December 2021'],
  ['section “Right to Strike”, at n. 178', 'custom', 'section “Right to Strike”, at n. 178'],
  ['p. 5, third paragraph', 'custom', 'p. 5, third paragraph'],
  ['12', 'custom', '12'],
])('the locator of a note: %s', (text, label, locator) => {
  expect(locatorOfNote(text)).toEqual({ label, locator })
})
