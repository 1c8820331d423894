import { expect, test } from 'vitest'
import { composed } from './project.ts'

const params = { empty: '', list: ['a', 'b', 'c'], none: [], two: 2 }
const body = (template: string, lang = 'en-GB') => {
  const { markdown, messages } = composed({ brief: { params, lang } }, `# H\n\n${template}`)
  return messages.length > 0 ? messages.join('\n') : markdown.replace('# H\n\n', '').trimEnd()
}

test.each([
  ['{{#if (eq params.two "2")}}yes{{else}}no{{/if}}', 'yes'],
  ['{{#if (not params.empty)}}yes{{/if}}', 'yes'],
  ['{{#if (and params.two params.list)}}yes{{/if}}', 'yes'],
  ['{{#if (and params.two params.none)}}yes{{else}}no{{/if}}', 'no'],
  ['{{or params.empty params.two}}', '2'],
  ['{{default params.unset "fallback"}}', 'fallback'],
  ['{{#if params.unset}}yes{{else}}no{{/if}}', 'no'],
  ['{{#unless params.none}}none{{/unless}}', 'none'],
  ['{{join params.list}}', 'a, b and c'],
  ['{{join params.list as="or"}}', 'a, b or c'],
  ['{{join params.list with="; "}}', 'a; b; c'],
  ['{{params.list}}', 'a, b, c'],
  ['{{#each params.list as |item i|}}{{i}}{{item}}{{#unless @last}}, {{/unless}}{{/each}}', '0a, 1b, 2c'],
  ['{{#each params.list}}{{this}}{{@index}}{{/each}}', 'a0b1c2'],
  ['{{#with brief}}{{title}} {{@root.params.two}} {{../params.two}}{{/with}}', 'A brief 2 2'],
  ['{{#params.list}}{{this}}{{/params.list}}', 'abc'],
  ['{{number 1234567}} {{number "more than 1000"}}', '1,234,567 more than 1,000'],
  ['{{date "2017-01~"}} {{date brief.cutoff}}', 'about January 2017 18\u00A0March 2022'],
  ['{{strings.contents}}', 'Contents'],
  ['{{capital "élan"}}', 'Élan'],
  ['\\{{not a helper}}', '{{not a helper}}'],
  ['{{> greet}} {{> greet name="you"}}', 'Hello, all. Hello, you.'],
  ['{{#> frame}}inside{{/frame}}', '[inside]'],
  ['{{#*inline "own"}}own {{brief.title}}{{/inline}}{{> own}}', 'own A brief'],
  ['{{> (lookup params "which")}}', 'Hello, all.'],
])('%s', (template, expected) => {
  const partials = { greet: 'Hello, {{#if name}}{{name}}{{else}}all{{/if}}.', frame: '\\[{{> @partial-block}}\\]' }
  const { markdown, messages } = composed(
    { brief: { params: { ...params, which: 'greet' }, cutoff: '2022-03-18' }, partials },
    `# H\n\n${template}`,
  )
  expect(messages).toEqual([])
  expect(markdown.replace('# H\n\n', '').trimEnd().replaceAll('\\[', '[')).toBe(expected)
})

test('in another language', () => {
  expect(body('{{number "at least 1200"}} {{join params.list}} {{date "2012-04/2012-05"}}', 'fr')).toBe(
    'au moins 1\u202F200 a, b et c avril – mai 2012',
  )
})
