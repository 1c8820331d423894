import { describe, expect, test } from 'vitest'
import { citeText, notesOf, textsOf } from './support.ts'

describe('repeated sources', () => {
  test('ibid., with and without a locator', () => {
    expect(notesOf('a [@book, p. 5]. b [@book, p. 5]. c [@book, p. 6]. d [@book].')).toEqual([
      'A. Author and B. Writer, *The right to strike*, 2nd edn, London: Press, 2012, p. 5.',
      'Ibid.',
      'Ibid., p. 6.',
      // without the place that was just cited it is the whole book, which "ibid." cannot say
      'Author and Writer, *The right to strike*.',
    ])
  })

  test('no ibid. after a note of two sources, nor across a note of prose', () => {
    expect(notesOf('a [@book; @report]. b [@report]. c[^x] d [@report].\n\n[^x]: Only prose.').slice(1)).toEqual([
      'A Rights Body, *“No Enemies”*.',
      'Only prose.',
      'A Rights Body, *“No Enemies”*.',
    ])
  })

  test('a short form near by, with the first note’s number from afar', () => {
    const far = 'a [@book]. b [@report]. c [@law]. d [@case]. e [@un]. f [@talk]. g [@page]. h [@book, p. 3]. i [@page]. j [@book].'
    expect(notesOf(far).slice(7)).toEqual([
      'Author and Writer, *The right to strike* (n. 1), p. 3.',
      'Body, “A page?”',
      'Author and Writer, *The right to strike*.',
    ])
  })

  test('numbers in short forms follow when a note comes before all others', () => {
    const text = 'b [@report]. c [@law]. d [@case]. e [@un]. f [@talk]. g [@page]. h [@report, n. 3].'
    expect(notesOf(text).at(-1)).toBe('A Rights Body, *“No Enemies”* (n. 1), n. 3.')
    expect(notesOf(`a [@book]. ${text}`).at(-1)).toBe('A Rights Body, *“No Enemies”* (n. 2), n. 3.')
    expect(notesOf(`a[^1]. ${text}\n\n[^1]: Prose.`).at(-1)).toBe('A Rights Body, *“No Enemies”* (n. 2), n. 3.')
  })

  test('the style without ibid. leads back to the first note', () => {
    expect(notesOf('a [@report]. b [@report, n. 5].', { style: 'notes-short' })).toEqual([
      'A Rights Body, *“No Enemies”: Violations of Workers’ Rights*, November 2016.',
      'A Rights Body, *“No Enemies”* (see note 1), n. 5.',
    ])
  })

  test('positions run on from chapter to chapter', () => {
    expect(notesOf(['a [@book].', 'b [@book].'])).toEqual([
      'A. Author and B. Writer, *The right to strike*, 2nd edn, London: Press, 2012.',
      'Ibid.',
    ])
  })
})

describe('what authors say around a cite', () => {
  test('in a note it is apart from what it follows on, though nothing was written between', () => {
    const [note] = notesOf('a[^x].\n\n[^x]: The company had 17[@report] and (as *before*[@law]).')
    expect(note).toContain('had 17 A Rights Body')
    expect(note).toContain('*before* О профессиональных')
  })

  test('a prefix begins the note with a capital; the suffix does not end it twice', () => {
    expect(notesOf('a [see @report, n. 4, and *passim*.]. b [*but see* @book, p. 5; also @law].')).toEqual([
      'See A Rights Body, *“No Enemies”: Violations of Workers’ Rights*, November 2016, n. 4, and *passim*.',
      '*But see* A. Author and B. Writer, *The right to strike*, 2nd edn, London: Press, 2012, p. 5; also О профессиональных союзах, No. 333-VI, 27 June 2014.',
    ])
  })

  test('markup, links, quotation marks and tags of the author’s come through as they are', () => {
    expect(notesOf('a [@index, see **this**, `code`, [there](https://x.org/"a") & "that" \\<i>1-2\\</i>].')).toEqual([
      'Union Confederation, “In practice”, *Rights Index*, see **this**, `code`, [there](https://x.org/"a") & "that" <i>1-2</i>.',
    ])
  })

  test('a locator in the author’s words stays unharmed', () => {
    const places = ['entry of 16 December 2021', 'section “Right to Strike”, at n. 178-179 & n. 5', '333-VI, pp. 4-5', 'annex II']
    expect(
      notesOf(places.map((place) => `a [@index, {${place}}].`).join(' '), { lang: 'en-US' }).map(
        (note) => note.split(/,? (?=entry|sec|333|annex)/u)[1],
      ),
    ).toEqual(['entry of 16 December 2021.', 'section “Right to Strike”, at n. 178-179 & n. 5.', '333-VI, pp. 4-5.', 'annex II.'])
  })

  test('labels are printed in the language of the brief', () => {
    const text = 'a [@law, art. 5]. b [@un, paras. 12-14]. c [@book, ch. 3]. d [@report, nn. 4, 5].'
    const tails = (lang: string) => notesOf(text, { lang }).map((note) => note.split(', ').slice(-1)[0])
    expect(tails('en-GB')).toEqual(['art. 5.', 'paras 12–14.', 'ch. 3.', '5.'])
    expect(tails('ru')).toEqual(['ст. 5.', 'пп. 12–14.', 'гл. 3.', '5.'])
    expect(tails('kk-KZ').slice(0, 2)).toEqual(['бап 5.', 'тт. 12–14.'])
    expect(tails('de').slice(0, 2)).toEqual(['Art. 5.', 'Abs. 12–14.'])
  })

  test('a suppressed author', () => {
    expect(notesOf('The Body said so [-@report, n. 5].')).toEqual(['*“No Enemies”: Violations of Workers’ Rights*, November 2016, n. 5.'])
  })

  test('two places of one source', () => {
    expect(notesOf('a [@book, p. 5; @book, p. 9; @book, p. 5].')).toEqual([
      'A. Author and B. Writer, *The right to strike*, 2nd edn, London: Press, 2012, p. 5; ibid., p. 9.',
    ])
  })
})

describe('citations in the sentence', () => {
  test('the author stands in the sentence, the rest in the note', () => {
    const text = 'As @report [n. 4; see also @law] says. @book too, and @case, @law and @index.'
    expect(textsOf(text)).toEqual([
      'As A Rights Body[^1] says. Author and Writer[^2] too, and *A v. B*,[^3] О профессиональных союзах[^4] and Union Confederation.[^5]',
    ])
    expect(notesOf(text)[0]).toBe(
      'A Rights Body, *“No Enemies”: Violations of Workers’ Rights*, November 2016, n. 4; see also О профессиональных союзах, No. 333-VI, 27 June 2014.',
    )
  })
})

describe('notes that authors write', () => {
  test('citations stand in them where they were written, in one sequence with the others', () => {
    const text =
      'a [@report].[^x] b [@report].\n\n[^x]: See [@report, n. 8], and compare @talk [p. 3]. For a contrary view, see [@opinion].'
    expect(textsOf(text)).toEqual(['a.[^1][^2] b.[^3]'])
    expect(notesOf(text).slice(1)).toEqual([
      'See ibid., n. 8, and compare A. Author, “Politicised Labour Disputes” (interview with C. Speaker), *A Review*, Issue 679, 6 July 2012, p. 3, via A Library, accessed 27 May 2016. For a contrary view, see B. Writer, “The Labor Crackdown and Possible Unintended Consequences”, [January 2017], copy on file.',
      'A Rights Body, *“No Enemies”*.',
    ])
  })

  test('a note that goes on after its citation keeps the sentences apart', () => {
    expect(notesOf('a[^1]\n\n[^1]: [@index] The ministry denied this. [@report] shows more.')).toEqual([
      'Union Confederation, “In practice”, *Rights Index*. The ministry denied this. A Rights Body, *“No Enemies”: Violations of Workers’ Rights*, November 2016 shows more.',
    ])
  })

  test('no full stop is doubled where a title ends the sentence', () => {
    const text = 'a [@article].[^1]\n\n[^1]: See [@page]. See [@article], and [@article].'
    expect(notesOf(text, { lang: 'en-US' })[1]).toBe(
      'See Body, “A page?,” *Site*, https://example.org/a?b=1&c=2, accessed May 3, 2024. See Author, “Paper on ‘strikes’”, and ibid.',
    )
    expect(notesOf('a [@article]. b[^1]\n\n[^1]: On this [@article]. And so on.', { lang: 'en-US', style: 'notes' })[1]).toBe(
      'On this ibid. And so on.',
    )
  })

  test('two calls are one note; paragraphs stay paragraphs', () => {
    const { footnotes, chapters } = citeText('a[^x] and[^x] again[^y].\n\n[^y]: One.\n\n    Two [@law].\n\n[^x]: X.')
    expect(footnotes.map(({ number, label, body }) => [number, label, body.length])).toEqual([
      [1, 'x', 1],
      [2, 'y', 2],
    ])
    expect(JSON.stringify(chapters)).not.toContain('footnoteDefinition')
  })

  test('labels belong to their chapter', () => {
    expect(textsOf(['a[^1]\n\n[^1]: One.', 'b[^1]\n\n[^1]: Two.'])).toEqual(['a[^1]', 'b[^2]'])
    expect(notesOf(['a[^1]\n\n[^1]: One.', 'b[^1]\n\n[^1]: Two.'])).toEqual(['One.', 'Two.'])
  })

  test('a footnote in a footnote is a mistake', () => {
    expect(citeText('a[^1]\n\n[^1]: b[^2]\n\n[^2]: c').messages).toEqual([
      'c0.md.hbs:3:8: error: a footnote is called inside a footnote; write what it says in brackets, or beside it [nested-footnote]',
    ])
  })
})

describe('calls', () => {
  test('stand after punctuation, without a space before', () => {
    expect(textsOf('a [@law]. b [@law], c [@law]; d “e [@law]” f «g [@law]», (h [@law]) i [@law]\n\nj. [@law]. k! [@law]')).toEqual([
      'a.[^1] b,[^2] c;[^3] d “e”[^4] f «g»,[^5] (h[^6]) i[^7]\n\nj.[^8] k![^9]',
    ])
  })

  test('citations without text between them share one', () => {
    const text = 'a [@law] [@case][@un] b\n\n[@book]\n[@law]'
    expect(textsOf(text)).toEqual(['a[^1] b\n\n[^2]'])
    expect(citeText(text).footnotes.map(({ sources }) => sources)).toEqual([
      ['law', 'case', 'un'],
      ['book', 'law'],
    ])
  })

  test('are numbered as they are read: headings, lists, tables, boxes and their titles', () => {
    const text = '# A [@law]\n\n- b [@case]\n\n| c [@un] |\n|---|\n| d [@book] |\n\n:::box[e [@talk]]\nf [@page]\n:::\n\n> g [@index]'
    expect(citeText(text).footnotes.map(({ number, sources }) => `${number} ${sources}`)).toEqual([
      '1 law',
      '2 case',
      '3 un',
      '4 book',
      '5 talk',
      '6 page',
      '7 index',
    ])
  })
})
