import { describe, expect, test } from 'vitest'
import { composed, type Given } from './project.ts'

const hostile = '*a* _b_ [c](d) <b>e</b> `f` # g | h {{i}} [^1] @report ~~j~~ \\ &amp; ![k](l) :m[n] $o$'
const given: Given = { notes: { odd: { statement: hostile, quotation: hostile, attribution: 'as *they* say', topics: ['t'] } } }

/** The texts of a chapter, as they are. */
function texts(chapter: unknown): string[] {
  const found: string[] = []
  JSON.stringify(chapter, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'type' in value && value.type === 'text' && 'value' in value)
      found.push(String(value.value))
    return value
  })
  return found
}

describe('data is text, never markup', () => {
  test.each([
    ['a paragraph', '# H\n\n{{note "odd"}}'],
    ['a quotation', '# H\n\n{{quote "odd"}}'],
    ['a block quotation', '# H\n\n{{quote "odd" as="block"}}'],
    ['a field', '# H\n\n{{#notes topic="t"}}{{statement}}{{/notes}}'],
    ['three braces', '# H\n\n{{#notes topic="t"}}{{{statement}}}{{/notes}}'],
    ['emphasis', '# H\n\n{{#notes topic="t"}}*{{statement}}*{{/notes}}'],
    ['a heading', '# H\n\n{{#notes topic="t"}}\n## {{statement}}\n{{/notes}}'],
    ['a table', '# H\n\n{{#notes topic="t"}}\n| A | B |\n| - | - |\n| {{statement}} | c |\n{{/notes}}'],
    ['the beginning of a line', '# H\n\n{{#notes topic="t"}}\n{{statement}}\n{{/notes}}'],
  ])('in %s', (_, template) => {
    const { chapters, messages } = composed(given, template)
    expect(messages).toEqual([])
    expect(texts(chapters).some((text) => text.includes(hostile))).toBe(true)
    expect(JSON.stringify(chapters)).not.toMatch(/"type":"(link|image|html|inlineCode|strong|delete|footnoteReference)"/)
  })

  test('a line that begins like a list, a heading or a fence stays a paragraph', () => {
    for (const statement of ['1. one', '# one', '- one', '> one', '```one', '    one', '---', '| one |', ':::box']) {
      const { chapters } = composed({ notes: { a: { statement } } }, '# H\n\n{{note "a"}}')
      expect(chapters[0]?.tree.children.map(({ type }) => type)).toEqual(['heading', 'paragraph'])
    }
  })

  test('code, addresses, titles, attributes and citations hold it as it is', () => {
    const { chapters, messages } = composed(
      { ...given, brief: { params: { url: 'https://example.org/?a=1&b="2"', key: 'report', odd: '*x* "y"' } } },
      [
        '# H',
        '`{{params.odd}}` [l]({{params.url}} "{{params.odd}}") ![{{params.odd}}](i.png)',
        ':::box{title="{{params.odd}}"}\nText [see {{params.odd}} @{{params.key}}, p. {{params.odd}}].\n:::',
        '```{{params.key}}\n{{params.odd}}\n```',
      ].join('\n\n'),
    )
    expect(messages).toEqual([])
    const json = JSON.stringify(chapters)
    expect(json).not.toMatch(/[\uFDD0-\uFDEF]/u)
    const tree = JSON.parse(json) as typeof chapters
    expect(tree[0]?.tree.children).toMatchObject([
      {},
      {
        children: [
          { type: 'inlineCode', value: '*x* "y"' },
          { type: 'text', value: ' ' },
          { type: 'link', url: 'https://example.org/?a=1&b="2"', title: '*x* "y"' },
          { type: 'text' },
          { type: 'image', alt: '*x* "y"' },
        ],
      },
      {
        attributes: { title: '*x* "y"' },
        children: [
          {
            children: [
              {},
              { type: 'citation', items: [{ key: 'report', label: 'page', prefix: [{ value: 'see *x* "y"' }] }] },
              { value: '.' },
            ],
          },
        ],
      },
      { type: 'code', lang: 'report', value: '*x* "y"' },
    ])
  })

  test('in HTML that an author wrote, it is text too', () => {
    const { chapters } = composed({ brief: { params: { odd: '<script>"x"&' } } }, '# H\n\n<div title="{{params.odd}}">{{params.odd}}</div>')
    expect(JSON.stringify(chapters)).toContain('&lt;script&gt;&quot;x&quot;&amp;')
    expect(JSON.stringify(chapters)).not.toContain('<script>')
  })

  test('nothing of JavaScript can be reached', () => {
    const template =
      '# H\n\n{{constructor}} {{brief.constructor}} {{brief.__proto__}} {{lookup brief "constructor"}} {{params.toString}} {{@desk}} {{$print "x"}}'
    expect(composed({}, template).messages.map((message) => message.replace(/^.*?: error: /, ''))).toEqual([
      'no value has the name "constructor" [unknown-value]',
      'no value has the name "brief.constructor" [unknown-value]',
      'no value has the name "brief.__proto__" [unknown-value]',
      'lookup finds nothing; test it first: {{#if (lookup …)}} [unknown-value]',
      'no value has the name "params.toString"; set it under params in brief.yaml [unknown-value]',
      'no value has the name "@desk" [unknown-value]',
      'no helper has the name "$print" [unknown-helper]',
    ])
  })
})
