import { expect, test } from 'vitest'
import { usePrinter } from '../paginate/print.ts'

const { print } = usePrinter()

const sentences = [
  'Independent organisations were refused registration on grounds that no published regulation contained, and their representatives said so.',
  'The ministry’s correspondence with the confederation, which runs to eleven letters, acknowledges neither the applications nor the appeals.',
  'Everybody who had signed the first declaration was questioned about the financing of the newspaper, most of them repeatedly and at night.',
  'In Aktau a well-known lawyer described interrogations that lasted from the early morning until after midnight, without any interruption.',
]
const text = [0, 1, 2, 3].map((first) => sentences.map((_, index) => sentences[(first + index) % 4]).join(' '))

test('evened lines hold the same words, which copy with plain spaces and without soft hyphens', async () => {
  const { pages, messages } = await print({
    contents: false,
    chapters: [`<h2>One</h2>${text.map((one) => `<p>${one}</p>`).join('')}`],
    notes: [],
  })
  expect(messages).toEqual([])
  const lines = pages.flatMap((page) => page.lines).filter(({ size }) => Math.abs(size - 10.4) < 0.05)
  // pdf.js takes the font's word for an apostrophe, which has one glyph for two characters, and not the text beside it
  const read = lines
    .map((line) => line.text.trim())
    .join('\n')
    .replaceAll('\u02bc', '’')
  expect(read).not.toMatch(/[\u00a0\u00ad]/)
  const words = read.replaceAll(/-\n(?=\p{Ll})/gu, (_, at: number) => (read.slice(0, at).endsWith('well') ? '-' : '')).split(/\s+/)
  expect(words).toEqual(text.join(' ').split(' '))
})
