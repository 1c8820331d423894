import { toString } from 'mdast-util-to-string'
import type { PhrasingContent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { parseMarkdown, writeMarkdown } from '../../src/markdown/processor.ts'
import type { Citation, CiteItem } from '../../src/model/chapter.ts'

/** A compact picture of a citation: `prefix|-key|label locator|suffix`, narrative ones with `@` before. */
function picture(text: string): string[] {
  const found: string[] = []
  visit(parseMarkdown(text), 'citation', (node: Citation) => {
    found.push((node.narrative ? '@ ' : '') + node.items.map(pictureItem).join('; '))
  })
  return found
}

function pictureItem({ prefix, key, suppressAuthor, label, locator, suffix }: CiteItem): string {
  return [inline(prefix), (suppressAuthor ? '-' : '') + key, [label, locator].filter(Boolean).join(' '), inline(suffix)]
    .join('|')
    .replace(/\|+$/u, '')
}

function inline(content: PhrasingContent[] = []): string {
  const root: Root = { type: 'root', children: [{ type: 'paragraph', children: content }] }
  return content.length === 0 ? '' : content[0]?.type === 'text' && content.length === 1 ? content[0].value : writeMarkdown(root).trim()
}

test('a cluster has items with prefix, key, locator and suffix', () => {
  expect(picture('A fact [see @hrw-report-2016, n. 8, and passim; also -@ituc-gri-kaz].')).toEqual([
    'see|hrw-report-2016|note 8|, and passim; also|-ituc-gri-kaz',
  ])
})

test('a narrative citation takes the bracket after it', () => {
  expect(picture('As @a [p. 5] says, and @b, and @c [see the table; cf. @d].')).toEqual([
    '@ |a|page 5',
    '@ |b',
    '@ |c||see the table; cf.|d',
  ])
})

test('keys are of any script, hold inner punctuation and lose what ends a sentence', () => {
  expect(picture('@Иванов2012, @un:a.hrc/29, @doe99. @{https://example.org/a;b}.')).toEqual([
    '@ |Иванов2012',
    '@ |un:a.hrc/29',
    '@ |doe99',
    '@ |https://example.org/a;b',
  ])
})

test.each([
  'a \\@key',
  '`@key` and `[@key]`',
  '    [@key]',
  'foo@bar',
  'a.author@example.org',
  '<a.author@example.org>',
  'https://example.org/@key',
  '[as @key says](https://example.org)',
  '[@key](https://example.org "title")',
  '![@key](image.png)',
  '@ key',
  '[^key]',
])('%s holds no citation', (text) => {
  expect(picture(text)).toEqual([])
})

test('what ends nothing: inner brackets, code, autolinks, escapes', () => {
  expect(picture('[see [12] @k, `;]`; @b, <https://x.org/;>; @c, a\\; b; @d, [x](https://x.org/;)]')).toEqual([
    'see [12]|k||, `;]`; |b||, <https://x.org/;>; |c||, a; b; |d||, [x](https://x.org/;)',
  ])
})

test('emphasis and links in affixes are kept', () => {
  expect(picture('[*see* @k, *emph* p. 5; @l, [there](https://x.org)]')).toEqual(['*see*|k||, *emph* p. 5; |l||, [there](https://x.org)'])
})

test('a citation wins over a link reference and an image, and may run over lines', () => {
  expect(picture('[@a] and no![@b] and [@a][@c]\n\n[@a]: https://x.org')).toEqual(['|a', '|b', '|a', '|c'])
  expect(picture('> [see @a\n> and more,\n> p. 5]')).toEqual(['see|a||\nand more,\np. 5'])
})

test('a text may end in an exclamation mark', () => {
  expect(picture('Never! And @a!\n\n- No!')).toEqual(['@ |a'])
})

test('a citation is found in tables, headings, lists, boxes and footnotes', () => {
  const text = '# H [@a]\n\n- [@b]\n\n| x [@c] |\n|---|\n| @d |\n\n:::box\n[@e]\n:::\n\nx[^1]\n\n[^1]: [@f]'
  expect(picture(text)).toEqual(['|a', '|b', '|c', '@ |d', '|e', '|f'])
})

test('characters that stand for data are letters, in keys, affixes and locators', () => {
  expect(picture('[see \uFDD01\uFDD1 @\uFDD02\uFDD1, p. \uFDD03\uFDD1, \uFDD04\uFDD1]')).toEqual([
    'see \uFDD01\uFDD1|\uFDD02\uFDD1|page \uFDD03\uFDD1, \uFDD04\uFDD1',
  ])
  expect(picture('[@k, \uFDD04\uFDD1] a\uFDD01\uFDD1@k')).toEqual(['|k||, \uFDD04\uFDD1'])
})

test('every citation has its place', () => {
  const places: string[] = []
  visit(parseMarkdown('a [@a]\nb *c @b [p. 1]*'), 'citation', ({ position }: Citation) => {
    places.push(`${position?.start.line}:${position?.start.column}-${position?.end.column}`)
  })
  expect(places).toEqual(['1:3-7', '2:6-15'])
})

test.each([
  'A [see @hrw, n. 8; *also* -@ituc, {annex of 2021}, and passim].\n',
  '@a says, @b [p. 5; see @c] too, @d [see x].\n',
  '[@{https://x.org/a;b}] and \\@plain and a \\; b\n',
  '| x [@a, p. 5] |\n| ------------ |\n| y            |\n',
  '[@k, art. 3(1); @l, {§ 5, second sentence} in part]\n',
])('%s is written as it was read', (text) => {
  const written = writeMarkdown(parseMarkdown(text))
  expect(picture(written)).toEqual(picture(text))
  expect(writeMarkdown(parseMarkdown(written))).toBe(written)
})

test('text that would be read as a citation is escaped', () => {
  const tree: Root = { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: '[@a] @b' }] }] }
  expect(picture(writeMarkdown(tree))).toEqual([])
})

test.each(['[', '[@a ', '[[@a]', '@a [', '[@a `', '*[@a '])('thousands of "%s" are read to the end', (piece) => {
  expect(toString(parseMarkdown(`${piece.repeat(5_000)}end`))).toMatch(/end$/)
})
