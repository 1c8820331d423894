import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/processor.ts'
import { sentencesOf } from '../../src/model/sentences.ts'
import { splitSentences } from '../../src/model/split-sentences.ts'

function split(text: string, lang = 'en-GB'): string[] {
  return splitSentences(text, lang).map(({ start, end }) => text.slice(start, end).trim())
}

describe('a sentence ends where a reader would end it', () => {
  test.each([
    ['ILO Convention No. 87 was ratified. It holds.', ['ILO Convention No. 87 was ratified.', 'It holds.']],
    ['See n. 49 and p. 4. Mr. Author agreed, cf. Art. 402.', ['See n. 49 and p. 4.', 'Mr. Author agreed, cf. Art. 402.']],
    ['The author is J. F. Author. He wrote.', ['The author is J. F. Author.', 'He wrote.']],
    ['The visit frightened Person A. The officer left.', ['The visit frightened Person A.', 'The officer left.']],
    ['“Yes!” she said. They left.', ['“Yes!” she said.', 'They left.']],
    ['The answer was no. Twelve left.', ['The answer was no.', 'Twelve left.']],
    ['It ended. 1,200 workers left. 17 of them were tried.', ['It ended.', '1,200 workers left.', '17 of them were tried.']],
    ['They met in 2011. 17 workers died (p. 12). 3 were tried.', ['They met in 2011.', '17 workers died (p. 12).', '3 were tried.']],
    ['On 16 Dec. 2011 at 9 a.m. 17 of No. 87 died, cf. Author et al. 2012 edition.', undefined],
    ['Art. 402 of vol. 3 and Company Ltd. 12 others signed.', undefined],
    ['The visit frightened Person A. 12 officers left.', ['The visit frightened Person A.', '12 officers left.']],
    ['1. 2011 was the year.', undefined],
    ['It cost 0.5 tenge. Really? Yes.', ['It cost 0.5 tenge.', 'Really?', 'Yes.']],
  ])('%s', (text, sentences = [text]) => expect(split(text)).toEqual(sentences))

  test.each([
    ['kk', 'Ол одақты басқарды. 2017 жылы сот болды.', ['Ол одақты басқарды.', '2017 жылы сот болды.']],
    ['kk', '2017 ж. 12 адам кетті.', undefined],
    ['ru', 'Забастовка кончилась. 1200 рабочих уволили.', ['Забастовка кончилась.', '1200 рабочих уволили.']],
    ['ru', 'В 2011 г. 17 человек погибли, см. рис. 4 на стр. 12 и ст. 402.', undefined],
    ['ru', 'Ему заплатили 5 тыс. 300 руб. 50 коп. и отпустили.', undefined],
    [
      'fr',
      'La grève a cessé. 1 200 ouvriers sont partis le 3 janv. 2012 selon l’art. 402 et l’al. 2 du code.',
      ['La grève a cessé.', '1 200 ouvriers sont partis le 3 janv. 2012 selon l’art. 402 et l’al. 2 du code.'],
    ],
    [
      'de',
      'Am 12. Dezember und am 16. 12. 2011 starben sie. 17 waren es. Danach war Ruhe.',
      ['Am 12. Dezember und am 16. 12. 2011 starben sie.', '17 waren es.', 'Danach war Ruhe.'],
    ],
    ['de', 'Die Zahl stieg auf 17. Danach war Ruhe.', ['Die Zahl stieg auf 17.', 'Danach war Ruhe.']],
  ])('a number begins a sentence (%s): %s', (lang, text, sentences = [text]) => expect(split(text, lang)).toEqual(sentences))

  test('in Russian and French', () => {
    expect(split('Суд вынес решение по ст. 402 в г. Актау. Его отменили.', 'ru')).toEqual([
      'Суд вынес решение по ст. 402 в г. Актау.',
      'Его отменили.',
    ])
    expect(split('Selon Mme. Auteur, art. 4. Elle part.', 'fr')).toEqual(['Selon Mme. Auteur, art. 4.', 'Elle part.'])
  })
})

test('sentences keep their calls, blocks and kinds, in reading order', () => {
  const tree = parseMarkdown(
    [
      '# The quay {-}',
      'It was *closed* on 4 May.[^1] Nobody\nsaid why, see [@ledger].[^2]',
      '> “So it was.”[^1]',
      ':::table{title="Ships"}\n| Ship | Year |\n| --- | --- |\n| Ara | 2014[^2] |\n:::',
      '![A map](map.png)',
      '[^1]: One.',
      '[^2]: Two.',
    ].join('\n\n'),
  )
  const sentences = sentencesOf(tree, 'en-GB')
  expect(sentences.map(({ kind, text, footnotes, sources }) => [kind, text, footnotes, sources])).toEqual([
    ['heading', 'The quay', [], []],
    ['text', 'It was closed on 4 May.', [1], []],
    ['text', 'Nobody said why, see .', [2], ['ledger']],
    ['quotation', '“So it was.”', [1], []],
    ['caption', 'Ships', [], []],
    ['head', 'Ship | Year', [], []],
    ['row', 'Ara | 2014', [2], []],
    ['image', 'A map', [], []],
  ])
  expect(sentences[1]?.block).toBe(sentences[2]?.block)
})
