import { expect, test } from 'vitest'
import { briefOf, renderChapters, renderText } from './support.ts'

const numbered = briefOf({ paragraphs: 'numbered' })

test('paragraphs of chapters are numbered through the brief; those within quotations, lists and boxes are not', () => {
  const first = '# One\n\nFirst.\n\n> Quoted.\n\n- item\n\nand so it went on.\n\n:::box{title="Box"}\nWithin.\n:::\n\nSecond.'
  const { main } = renderChapters({ '01-one': first, '02-two': '# Two\n\nThird.' }, numbered)
  const numbers = [...main.matchAll(/<p class="numbered" id="([^"]+)"><span class="paragraph-number">(\d+)\.<\/span> (\w+)/g)]
  expect(numbers.map(([, ...found]) => found)).toEqual([
    ['paragraph-1', '1', 'First'],
    ['paragraph-2', '2', 'Second'],
    ['paragraph-3', '3', 'Third'],
  ])
  expect(main).toContain('<p>and so it went on.</p>')
})

test('a paragraph is referred to by the id at its end, and one may go without a number', () => {
  const { main, messages } = renderText('Refused.[^a] {#refusal}\n\nNo number. {-}\n\nSee :ref[refusal].\n\n[^a]: Note.', numbered)
  expect(messages).toEqual([])
  expect(main).toMatch(/<p class="numbered" id="refusal"><span class="paragraph-number">1\.<\/span> Refused/)
  expect(main).toContain('<p>No number.</p>')
  expect(main).toContain('<a class="cross-reference" href="#refusal">paragraph\u00a01</a>')
})

test('parts of a paragraph have letters of their own instead of numbers', () => {
  const { main } = renderText('It asks:\n\n(a) whether;\n\n(iv) *when*.\n\n(Both) were heard.', numbered)
  expect(main.replaceAll(/<span.*?<\/span>/g, '#').replaceAll(/ id="[^"]*"/g, '')).toContain(
    '<p class="numbered"># It asks:</p>\n<p class="lettered">(a) whether;</p>\n<p class="lettered">(iv) <em>when</em>.</p>\n<p class="numbered"># (Both)',
  )
  expect(renderText('(a) whether').main).toContain('<p>(a) whether</p>')
})

test('numbers count as no words, and without the option braces are text', () => {
  const text = 'Two words.\n\nTwo more.'
  expect(renderText(text, numbered).words.body).toBe(renderText(text).words.body)
  expect(renderText('Text. {#id}').main).toContain('{#id}')
})
