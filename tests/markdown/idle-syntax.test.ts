import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/processor.ts'

/** A paragraph and a table by which nothing is idle; they stand behind a text, so that its positions are its own. */
const busy = '\n\nwww.example.org\n\n| a |\n| - |\n'

/** What a text is read as where all of GFM is at work. */
function readWhole(text: string): Root['children'] {
  return parseMarkdown(text + busy).children.slice(0, -2)
}

const addresses = {
  'with a host': 'see www.example.org today',
  'with a scheme': 'see HTTPS://example.org/a?b',
  'with a character reference': 'see www&#46;example.org and ht&#116;ps&colon;//example.org',
  'of mail': 'write to a.b+c@example.org',
  'of mail behind a backslash': String.raw`write to name\@example.org`,
}

test.each(Object.entries(addresses))('an address %s is a link', (_, text) => {
  expect(JSON.stringify(parseMarkdown(text))).toContain('"type":"link"')
  expect(parseMarkdown(text).children).toEqual(readWhole(text))
})

test.each([
  ['with bars', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
  ['without a bar', 'a\n:-\nb'],
  ['with its colon behind', 'a\n-:\nb'],
])('a table %s is a table', (_, text) => {
  expect(parseMarkdown(text).children.map(({ type }) => type)).toEqual(['table'])
})

test('texts without either are read as with all of GFM', () => {
  const folder = join(import.meta.dirname, '../../templates')
  const chapters = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md.hbs'))
  expect(chapters.length).toBeGreaterThan(20)
  for (const path of chapters) {
    const text = readFileSync(join(folder, path), 'utf8').replaceAll(/\{\{[^{}]*\}\}/g, 'x')
    expect(parseMarkdown(text).children, path).toEqual(readWhole(text))
  }
})
