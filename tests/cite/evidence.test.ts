import { expect, test } from 'vitest'
import type { Chapter, Citation, CiteItem } from '../../src/model/chapter.ts'
import { locatorOfNote } from '../../src/markdown/locator.ts'
import { citeChapters, plain } from './support.ts'

const place = { file: 'templates/brief/chapters/01.md.hbs', line: 7, column: 3 }

/** A chapter of one sentence whose footnote cites evidence notes: `[note, key, locator]`. */
function chapterOf(...cites: [note: string, key: string, locator: string][]): Chapter {
  const items = cites.map(([note, key, locator]): CiteItem => ({ key, note, ...locatorOfNote(locator) }))
  const citations = items.map((item): Citation => ({ type: 'citation', items: [item], narrative: false, data: { place } }))
  return {
    name: '01',
    path: place.file,
    tree: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: 'It is so.' }, ...citations] }] },
  }
}

function note(...cites: [note: string, key: string, locator: string][]): string {
  return plain(citeChapters([chapterOf(...cites)]).footnotes[0]?.body ?? [])
}

test('a footnote says which notes it rests on, and where it was written', () => {
  const { footnotes, chapters } = citeChapters([
    chapterOf(['one', 'index', 'rating'], ['two', 'law', 'art. 5'], ['three', 'index', 'rating']),
  ])
  expect(footnotes.map(({ notes, sources, place: at }) => ({ notes, sources, at }))).toEqual([
    { notes: ['one', 'two', 'three'], sources: ['index', 'law'], at: place },
  ])
  expect(plain(chapters[0]?.tree.children ?? [])).toBe('It is so.[^1]')
})

test('the chapters handed in stay as they are', () => {
  const chapter = chapterOf(['one', 'index', 'rating'])
  const before = structuredClone(chapter)
  citeChapters([chapter])
  expect(chapter).toEqual(before)
})

test.each([
  ['rating', 'rating'],
  ['entry of 16 December 2021', 'entry of 16 December 2021'],
  ['section “Right to Strike”, at n. 178', 'section “Right to Strike”, at n. 178'],
  ['entry “No intent”, 31 December 2019', 'entry “No intent”, 31 December 2019'],
  ['p. 5-7', 'pp. 5–7'],
])('the locator %s is printed as %s', (locator, printed) => {
  expect(note(['one', 'index', locator])).toBe(`Union Confederation, “In practice”, *Rights Index*, ${printed}.`)
})

test('a source is named once, with all its places', () => {
  const first = 'Union Confederation, “In practice”, *Rights Index*'
  const at = (...locators: string[]) => note(...locators.map((locator, index): [string, string, string] => [`n${index}`, 'index', locator]))
  expect(at('section “A”, at n. 82', 'section “A”, at n. 81', 'section “A”, at n. 82', 'section “B”, after n. 3')).toBe(
    `${first}, section “A”, at nn. 81 and 82; section “B”, after n. 3.`,
  )
  expect(at('entry of 31 May 2018', 'entry of 7 November 2018', 'entry of 31 May 2018', 'entry of 1 May 2019')).toBe(
    `${first}, entries of 31 May 2018, 7 November 2018 and 1 May 2019.`,
  )
  expect(at('section “A”, at n. 5 and n. 7', 'section “A”, at n. 6')).toBe(`${first}, section “A”, at nn. 5, 6 and 7.`)
  expect(at('para. 4', 'para. 9')).toBe(`${first}, paras 4 and 9.`)
  expect(at('introduction, para. 4', 'introduction, para. 9', 'rating')).toBe(`${first}, introduction, paras 4 and 9; rating.`)
})

test('sources keep the order in which they are first cited', () => {
  expect(note(['a', 'index', 'rating'], ['b', 'law', 'art. 5'], ['c', 'index', 'entry of 1 May 2019'])).toBe(
    'Union Confederation, “In practice”, *Rights Index*, rating; entry of 1 May 2019; О профессиональных союзах, No. 333-VI, 27 June 2014, art. 5.',
  )
})
