import { expect, test } from 'vitest'
import { hyphenateWords } from '../../src/paginate/hyphenate.ts'

const shy = '\u00ad'
const page = (text: string) => `<html><head><style>.registration{}</style></head><body><p>${text}</p></body></html>`

test('a word with a capital may be parted where the text has it without one, since it is no name then', () => {
  const words = hyphenateWords(page('Confederation of Karaganda. Registration by a confederation.'), 'en-GB')['']!
  expect(words['Confederation']).toBe(`Con${shy}fed${shy}er${shy}a${shy}tion`)
  expect(Object.keys(words).sort()).toEqual(['Confederation', 'confederation'])
})

test('what stands in an address tells nothing of a name', () => {
  expect(hyphenateWords(page('In Kazakhstan: www.example.org/kazakhstan/'), 'en-GB')['']).not.toHaveProperty('Kazakhstan')
})

test('where nouns have capitals every word may be parted', () => {
  expect(hyphenateWords(page('Gewerkschaften'), 'de')['']).toEqual({ Gewerkschaften: `Gewerk${shy}schaf${shy}ten` })
})
