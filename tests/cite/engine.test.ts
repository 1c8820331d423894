import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineCitation } from 'citeproc'
import { describe, expect, test } from 'vitest'
import { formatDocument, openEngine } from '../../src/cite/engine.ts'
import { format } from '../../src/cite/format.ts'
import { toEngineItem } from '../../src/cite/item.ts'
import { loadLibrary } from '../../src/load/library/library.ts'
import { citeText, library, locales, notesOf } from './support.ts'

/** Where Debian's citation-style-language-styles puts them; those who have it test more. */
const debian = '/usr/share/citation-style-language/styles'
const own = join(import.meta.dirname, '../../templates/_base/csl')

const items = [...loadLibrary([{ path: 'a.yaml', text: library }]).value.values()].map(({ item }) => item)

/** New citations of a document of 80 notes, of one or two sources, some with locators. */
function citations(): EngineCitation[] {
  return Array.from({ length: 80 }, (_, index) => {
    const cite = (offset: number) => ({
      id: items[(index * offset) % items.length]?.id ?? '',
      ...(index % 3 === 0 && { label: 'page', locator: `${1 + (index % 4)}` }),
    })
    return {
      citationID: `c${index}`,
      citationItems: index % 5 === 4 ? [cite(3), cite(7)] : [cite(index % 2 === 0 ? 1 : 5)],
      properties: { noteIndex: index + 1 },
    }
  })
}

function engineOf(path: string, lang: string) {
  const opened = openEngine({ path, xml: readFileSync(path, 'utf8'), class: 'note', locales }, lang)
  for (const item of items) opened.items.set(item.id, toEngineItem(item, false))
  return opened.engine
}

const styles = [
  ...['notes', 'notes-short', 'author-date'].map((name) => join(own, `${name}.csl`)),
  ...[
    'chicago-fullnote-bibliography',
    'chicago-fullnote-bibliography-with-ibid',
    'oscola',
    'apa',
    'ieee',
    'modern-humanities-research-association',
  ].map((name) => join(debian, `${name}.csl`)),
].filter((path) => existsSync(path))

test.each(styles)('%s: the run of linear time says what the engine itself says', (path) => {
  const reference = engineOf(path, 'en-GB')
  reference.updateItems([])
  const expected = reference.rebuildProcessorState(citations(), format).map(([, , text]) => text)
  expect(formatDocument(engineOf(path, 'en-GB'), citations())).toEqual(expected)
})

test('pages of a source that is cited again and again are each their own', () => {
  const style = readFileSync(join(own, 'notes-short.csl'), 'utf8')
  const text = 'a [@book, p. 3]. b [@law]. c [@book, p. 4]. d [@law]. e [@book, p. 12]. f [@law]. g [@book, p. 3-4].'
  const places = (xml: string) => notesOf(text, { style: xml }).flatMap((note) => /pp?\. (\S+)\.$/u.exec(note)?.[1] ?? [])
  expect(places(style)).toEqual(['3', '4', '12', '3–4'])
  const inRoman = style.replaceAll('<text variable="locator"/>', '<number variable="locator" form="roman"/>')
  expect(places(inRoman).slice(0, 3)).toEqual(['iii', 'iv', 'xii'])
})

test('two thousand notes are formatted in one run', () => {
  const many = Array.from(
    { length: 120 },
    (_, index) =>
      `- {id: k${index}, type: report, title: Title ${index}, author: {family: Name${index % 40}, given: A.}, issued: ${1990 + (index % 30)}}`,
  ).join('\n')
  const text = Array.from({ length: 2_000 }, (_, index) => `S ${index} [@k${(index * 7) % 120}, p. ${index}].`).join('\n\n')
  expect(citeText(text, { library: many }).footnotes).toHaveLength(2_000)
})

describe.skipIf(!existsSync(debian))('styles of others', () => {
  const style = (name: string) => readFileSync(join(debian, `${name}.csl`), 'utf8')

  test('Chicago, full notes with ibid.', () => {
    const text = 'a [@book, p. 5]. b [@book, p. 5]. c [see @book, p. 6]. d [@law, art. 5; @article]. e [@article].'
    expect(notesOf(text, { style: style('chicago-fullnote-bibliography-with-ibid'), lang: 'en-US' })).toEqual([
      'A. Author and B. Writer, *The Right to Strike*, 2nd ed. (London: Press, 2012), 5.',
      'Ibid.',
      'See ibid., 6.',
      '“О профессиональных союзах,” Pub. L. No. 333-VI (2014), art. 5; A. Author, “Paper on ‘Strikes,’” *Journal* 12, no. 3 (2014): 101–20, https://doi.org/10.1000/xyz.',
      'Author, “Paper on ‘Strikes.’”',
    ])
  })

  test('OSCOLA: numbers of first notes, addresses in angle brackets', () => {
    expect(notesOf('a [@book]. b [@page]. c [@book, p. 3].', { style: style('oscola') })).toEqual([
      'A Author and B Writer, *The Right to Strike* (2nd edn, Press 2012).',
      'Body, ‘A Page?’ (*Site*) <https://example.org/a?b=1&c=2> accessed 3 May 2024.',
      'Author and Writer (n 1) 3.',
    ])
  })

  test('a numeric style', () => {
    expect(citeText('a [@book]. b [@law]. c [@book, p. 3].', { style: style('ieee') }).footnotes).toEqual([])
  })

  test('every style that can be read formats every kind of source', () => {
    const all = items.map(({ id }) => `x [@${id}, p. 5].`).join(' ')
    const failed: string[] = []
    for (const name of readdirSync(debian)
      .filter((file) => file.endsWith('.csl'))
      .slice(0, 40)) {
      const xml = readFileSync(join(debian, name), 'utf8')
      if (xml.includes('independent-parent')) continue
      failed.push(
        ...citeText(all, { style: xml })
          .messages.filter((message) => message.includes('failed'))
          .map((message) => `${name}: ${message}`),
      )
    }
    expect(failed).toEqual([])
  })
})
