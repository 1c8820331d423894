import { describe, expect, test } from 'vitest'
import { citeText, notesOf, plain, textsOf } from './support.ts'

const all =
  '[@talk] a [@opinion] b [@index] c [@book] d [@chapter] e [@article] f [@un] g [@law] h [@case] i [@interview] j [@page] k [@russian] l [@undated] m [@report]'

test('each kind of source, as a careful editor has it', () => {
  expect(notesOf(all)).toEqual([
    'A. Author, “Politicised Labour Disputes” (interview with C. Speaker), *A Review*, Issue 679, 6 July 2012, via A Library, accessed 27 May 2016.',
    'B. Writer, “The Labor Crackdown and Possible Unintended Consequences”, [January 2017], copy on file.',
    'Union Confederation, “In practice”, *Rights Index*.',
    'A. Author and B. Writer, *The right to strike*, 2nd edn, London: Press, 2012.',
    'A. Author, “A part”, in D. Editor (ed.), *The whole*, Press, 2013, pp. 12–34.',
    'A. Author, “Paper on ‘strikes’”, *Journal*, vol. 12, no. 3, 2014, pp. 101–120, https://doi.org/10.1000/xyz.',
    'Human Rights Council, *Report of the Special Rapporteur*, A/HRC/29/25/Add.2, 16 June 2015.',
    'О профессиональных союзах, No. 333-VI, 27 June 2014.',
    '*A v. B*, European Court of Human Rights, no. 12/34, 21 April 2009.',
    'A Rights Body interview with Asel A. (not her real name), Almaty, 3 May 2024.',
    'Body, “A page?”, *Site*, https://example.org/a?b=1&c=2, accessed 3 May 2024.',
    'А. Автор, *Право на жизнь*, Юрист, 2011.',
    'Nobody, *Without a date*, undated.',
    'A Rights Body, *“No Enemies”: Violations of Workers’ Rights*, November 2016.',
  ])
})

describe('languages', () => {
  const text = 'a [@talk]. b [@article, pp. 5-7]. c [@article, p. 9]. d [@opinion].'

  test('Russian: months in the genitive after a day, in the nominative alone', () => {
    expect(notesOf(text, { lang: 'ru' })).toEqual([
      'A. Author, «Politicised Labour Disputes» (interview with C. Speaker), *A Review*, Issue 679, 6 июля 2012 г., по публикации: A Library, дата обращения: 27 мая 2016 г.',
      'A. Author, «Paper on „strikes“», *Journal*, т. 12, вып. 3, 2014 г., с. 5–7, https://doi.org/10.1000/xyz.',
      'Там же, с. 9.',
      'B. Writer, «The Labor Crackdown and Possible Unintended Consequences», [январь 2017 г.], copy on file.',
    ])
  })

  test('Kazakh', () => {
    expect(notesOf(text, { lang: 'kk' })).toEqual([
      'A. Author, «Politicised Labour Disputes» (interview with C. Speaker), *A Review*, Issue 679, 2012 жылғы 6 шілде, жарияланым бойынша: A Library, қаралған күні: 2016 жылғы 27 мамыр.',
      'A. Author, «Paper on “strikes”», *Journal*, т. 12, шығ. 3, 2014, бб. 5–7, https://doi.org/10.1000/xyz.',
      'Сонда, б. 9.',
      'B. Writer, «The Labor Crackdown and Possible Unintended Consequences», [2017 қаңтар], copy on file.',
    ])
  })

  test('Arabic', () => {
    expect(notesOf(text, { lang: 'ar' }).slice(1, 3)).toEqual([
      'A. Author, «Paper on “strikes”», *Journal*, مج. 12, العدد 3, 2014, ص. 5–7, https://doi.org/10.1000/xyz.',
      'المرجع نفسه, ص. 9.',
    ])
  })

  test('French, Spanish, German and American English', () => {
    const first = (lang: string) => notesOf('[@opinion] a [@talk]', { lang }).map((note) => note.split(', ').slice(1, 3).join(', '))
    expect(first('fr')).toEqual([
      '«\u202fThe Labor Crackdown and Possible Unintended Consequences\u202f», [janvier 2017]',
      '«\u202fPoliticised Labour Disputes\u202f» (interview with C. Speaker), *A Review*',
    ])
    expect(notesOf('[@talk]', { lang: 'es' })[0]).toContain('6 de julio de 2012, vía A Library, consultado el 27 de mayo de 2016.')
    expect(notesOf('[@talk]', { lang: 'de' })[0]).toContain('6. Juli 2012, über A Library, zugegriffen 27. Mai 2016.')
    expect(notesOf('[@opinion] a [@talk]', { lang: 'en-US' })).toEqual([
      'B. Writer, “The Labor Crackdown and Possible Unintended Consequences,” [January 2017], copy on file.',
      'A. Author, “Politicised Labour Disputes” (interview with C. Speaker), *A Review*, Issue 679, July 6, 2012, via A Library, accessed May 27, 2016.',
    ])
  })

  test('a language without a locale is named, and the style’s own is taken', () => {
    const { messages, footnotes } = citeText('[@opinion]', { lang: 'xx' })
    expect(messages).toEqual([
      'brief.yaml:2:1: warning: citations have no words for the language "xx" and are in en-GB; put a CSL locale, locales-xx.xml, into templates/_base/csl [known-locale]',
    ])
    expect(plain(footnotes[0]?.body ?? [])).toContain('[January 2017]')
  })
})

describe('author and date', () => {
  const style = 'author-date'

  test('citations stand in the sentence; only what authors wrote is a footnote', () => {
    const text = 'As @report [n. 4] says, so [see @opinion, p. 5; @book]. None [@page] [@law].[^1] And @case.\n\n[^1]: See @report [p. 3].'
    const { footnotes } = citeText(text, { style })
    expect(textsOf(text, { style })).toEqual([
      'As A Rights Body (2016, n. 4) says, so (see Writer [2017], p. 5; Author and Writer 2012). None (Body n.d.; О профессиональных союзах 2014).[^1] And *A v. B* (2009).',
    ])
    expect(footnotes.map(({ number, body }) => [number, plain(body)])).toEqual([[1, 'See A Rights Body (2016, p. 3).']])
  })

  test.each([
    ['The quay was closed.[@book] Ships left.', 'The quay was closed (Author and Writer 2012). Ships left.'],
    ['“The quay is closed.”[@book]', '“The quay is closed” (Author and Writer 2012).'],
    ['Was it closed?[@book] No.', 'Was it closed? (Author and Writer 2012) No.'],
    ['between 3 and 5[@book] ships', 'between 3 and 5 (Author and Writer 2012) ships'],
    ['by A. Ltd.[@book] and others', 'by A. Ltd. (Author and Writer 2012) and others'],
  ])('a citation right after its words is put into their sentence: %s', (text, expected) => {
    expect(textsOf(text, { style })).toEqual([expected])
  })

  test('works of one year are told apart, by one list of sources without groups', () => {
    const library =
      '- {id: a, type: book, title: One, author: {family: Author, given: A.}, issued: 2012}\n- {id: b, type: book, title: Two, author: {family: Author, given: A.}, issued: 2012}'
    const { bibliography, chapters } = citeText('[@b] and [@a]', { style, library })
    expect(plain(chapters[0]?.tree.children ?? [])).toBe('(Author 2012b) and (Author 2012a)')
    expect(bibliography.map(({ heading, entries }) => [heading, entries.map(({ key, content }) => `${key}: ${plain(content)}`)])).toEqual([
      [undefined, ['a: Author, A. (2012a), *One*.', 'b: Author, A. (2012b), *Two*.']],
    ])
  })
})

describe('the bibliography', () => {
  test('has what was cited, by kind of source, sorted within each', () => {
    const { bibliography } = citeText(all)
    expect(bibliography.map(({ heading, entries }) => `${heading}: ${entries.map(({ key }) => key).join(' ')}`)).toEqual([
      'bibliography-books: chapter book undated russian',
      'bibliography-reports: report',
      'bibliography-un-documents: un',
      'bibliography-laws: law',
      'bibliography-judgments: case',
      'bibliography-articles: talk article opinion',
      'bibliography-web: page index',
      'bibliography-interviews: interview',
    ])
    expect(plain(bibliography[0]?.entries[1]?.content ?? [])).toBe(
      'Author, A. and B. Writer, *The right to strike*, 2nd edn, London: Press, 2012.',
    )
  })

  test('goes by what a literature note says its source is', () => {
    const { bibliography } = citeText('[@talk] [@page]', { kinds: { talk: 'interview', page: 'law' } })
    expect(bibliography.map(({ heading }) => heading)).toEqual(['bibliography-laws', 'bibliography-interviews'])
  })

  test('is not made by a style that has none', () => {
    const style =
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout suffix="."><text variable="title"/></layout></citation></style>'
    expect(citeText('[@law]', { style }).bibliography).toEqual([])
  })
})
