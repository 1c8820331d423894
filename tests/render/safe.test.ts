import { expect, test } from 'vitest'
import { briefOf, renderChapters, renderText } from './support.ts'

const file = 'templates/briefing/chapters/01-one.md.hbs'

/** Renders hostile HTML between two paragraphs that must not suffer from it. */
function attack(markup: string) {
  const { html, main, messages } = renderText(`Before.\n\n${markup}\n\nAfter.`)
  return { html, main, rules: messages.map((message) => message.replace(`${file}:`, '')) }
}

test.each([
  ['<script>alert(1)</script>', '<script> and what was in it'],
  ['<SCRIPT src="https://example.org/x.js"></SCRIPT>', '<script> and what was in it'],
  ['<style>body { display: none }</style>', '<style> and what was in it'],
  ['<meta http-equiv="refresh" content="0;url=https://example.org">', 'the tags of <meta>'],
  ['<base href="https://example.org/">', 'the tags of <base>'],
  ['<link rel="stylesheet" href="https://example.org/x.css">', 'the tags of <link>'],
  ['<iframe src="file:///etc/passwd">text</iframe>', '<iframe> and what was in it'],
  ['<object data="file:///etc/passwd"></object>', '<object> and what was in it'],
  ['<embed src="file:///etc/passwd">', '<embed> and what was in it'],
  ['<svg onload="alert(1)"><script>alert(1)</script><text>x</text></svg>', '<svg> and what was in it'],
  ['<math><mtext><img src=x onerror=alert(1)></mtext></math>', '<math> and what was in it'],
  ['<form action="https://example.org"><input name="a"></form>', 'the tags of <form>'],
  ['<template><img src=x onerror=alert(1)></template>', '<template> and what was in it'],
  ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', '<noscript> and what was in it'],
  ['<img src="https://example.org/pixel.png">', 'the tags of <img>'],
  ['<h1>Not a title</h1>', 'the tags of <h1>'],
  ['<body onload="alert(1)">', 'the tags of <body>'],
])('%s is taken off and named', (markup, what) => {
  const { html, main, rules } = attack(markup)
  expect(html).not.toMatch(/<script|alert\(1\)|onload|onerror|file:\/\/|http-equiv="refresh"|<base|<iframe|<object|<embed|<form/i)
  expect(main).toContain('<p>Before.</p>')
  expect(main).toContain('<p>After.</p>')
  expect(rules).toContain(`3:1: warning: removed ${what}; write it as Markdown or take it out [removed-markup]`)
})

test.each([
  ['<p onclick="alert(1)">text</p>', '"onclick" from <p>'],
  ['<p style="position: fixed" class="footnote" id="fn-1">text</p>', '"style", "class", "id" from <p>'],
  ['<div role="figure" aria-label="@@Note:fn-1" data-x="1" hidden>text</div>', '"role", "aria-label", "data-x", "hidden" from <div>'],
  ['<a name="x" target="_top" href="https://example.org">text</a>', '"name", "target" from <a>'],
])('%s keeps its text and loses what is not its own', (markup, what) => {
  const { main, rules } = attack(markup)
  expect(main).toMatch(/text/)
  expect(main).not.toMatch(/onclick|style=|class="footnote"|id="fn-1"|role="figure"|aria-label="@@|hidden|target=/)
  expect(rules).toEqual([`3:1: warning: removed ${what}; a page runs nothing, and a style sheet says how it looks [removed-markup]`])
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'vbscript:x',
  'data:text/html,x',
  'file:///etc/passwd',
  '//example.org/x',
  'other.html',
  '/absolute',
  'java%0Ascript:alert(1)',
])('a link to %s is no link any more', (address) => {
  const { main, messages } = renderText(`[one](${address}) <a href="${address}">two</a>`)
  expect(main).not.toContain('href=')
  expect(messages).toHaveLength(2)
  expect(messages[0]).toContain(`${file}:1:1: warning: removed the address "`)
  expect(messages[0]).toContain('link with http, https, mailto or tel, or to #id on the page [removed-markup]')
})

test('an address that hides its scheme behind control characters is none', () => {
  const { main } = renderText('<a href="java&#10;script:alert(1)">a</a> <a href="&#1;javascript:alert(1)">b</a> [c](java&Tab;script:x)')
  expect(main).not.toContain('href=')
})

test('links that are safe stay, and lead out without handing over the page', () => {
  const { main, messages } = renderText(
    '[a](HTTPS://example.org/) [b](mailto:a@example.org) [c](tel:+1) <a href="https://example.org">d</a>',
  )
  expect(main).toContain('<a rel="noopener" href="https://example.org/">a</a>')
  expect(main).toContain('<a href="mailto:a@example.org">b</a> <a href="tel:+1">c</a> <a href="https://example.org">d</a>')
  expect(messages).toEqual([])
})

test('markup of text that does no harm stays without a word', () => {
  const { main, messages } = renderText(
    'H<sub>2</sub>O <abbr title="x">ILO</abbr><br>\n\n<table><tr><td colspan="2">cell</td></tr></table>',
  )
  expect(main).toContain('<p>H<sub>2</sub>O <abbr title="x">ILO</abbr><br></p>')
  expect(main).toContain('<td colspan="2">cell</td>')
  expect(messages).toEqual([])
})

test('HTML that is left open ends with the chapter', () => {
  const { main } = renderChapters({ one: '# One\n\n<div><b>open', two: '# Two\n\nText.[^a]\n\n[^a]: A.' })
  expect(main).toMatch(/<\/b><\/div><\/section><section class="chapter" id="two">/)
})

test('what Dossier itself puts on elements cannot be forged, whatever an author writes', () => {
  const { main } = renderText('Text.[^a]\n\n<div data-seal="0">x</div> <p data-sealabc="0">y</p>\n\n[^a]: A.')
  expect(main.match(/class="footnote-call"/g)).toHaveLength(1)
  expect(main).not.toContain('data-seal')
})

test('a comment goes without a word, unless it swallows what follows', () => {
  expect(renderText('A <!-- remark --> B').messages).toEqual([])
  expect(renderText('A\n\n<div> <!-- open\n</div>').messages).toEqual([
    `${file}:3:1: warning: removed everything after a comment that is not closed; close it with --> [removed-markup]`,
  ])
})

test('a removal is named at the line where its tag stands', () => {
  const { messages } = renderText('Text\n\n<div>\n<p>fine</p>\n  <p onclick="x">not</p>\n</div>')
  expect(messages).toEqual([
    `${file}:5:3: warning: removed "onclick" from <p>; a page runs nothing, and a style sheet says how it looks [removed-markup]`,
  ])
})

test('controls that turn the order of letters around are removed and named; other direction marks stay apart', () => {
  const { main, messages } = renderText('a \u202Egpj.exe\u202C b\n\nc \u2067نقابة\u2069 d')
  expect(main).toContain('<p><bdi>a gpj.exe\u202C b</bdi></p>')
  expect(main).toContain('<bdi>c \u2067نقابة\u2069 d</bdi>')
  expect(messages).toEqual([`${file}:1:1: warning: removed a character (U+202E) that hides what stands here; take it out [removed-markup]`])
})

test('style sheets and metadata cannot end their element', () => {
  const styleSheets = [{ path: 'templates/briefing/style.css', text: 'p::before { content: "</style><b>" }' }]
  const title = '"><script>alert(1)</script>'
  const { html } = renderText('Text', briefOf({ title, subtitle: title, authors: [title], publisher: title }, { styleSheets }))
  expect(html).not.toContain('<script')
  expect(html.match(/<\/style>/g)).toHaveLength(1)
})

test('the policy stands before everything else, and its nonce changes with the content alone', () => {
  const one = renderText('Text').html
  const nonce = /nonce-([\da-f]+)/.exec(one)?.[1]
  expect(one).toMatch(
    /<head[^>]*>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'nonce-[\da-f]+'; base-uri 'none'; form-action 'none'">/,
  )
  expect(one).toContain(`<style nonce="${nonce}">`)
  expect(renderText('Text').html).toBe(one)
  expect(renderText('Other text').html).not.toContain(`${nonce}`)
})

test.each([
  ['<script src="x.js">alert(1)</script>', '<script> from the page template; a page runs nothing and loads nothing'],
  ['<iframe src="https://example.org"></iframe>', '<iframe> from the page template; a page runs nothing and loads nothing'],
  ['<base href="https://example.org">', '<base> from the page template; a page runs nothing and loads nothing'],
  [
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<meta> from the page template; a page runs nothing and loads nothing',
  ],
  ['<link rel="stylesheet" href="https://example.org/x.css">', '<link> from the page template; write how the page looks into style.css'],
  ['<style>p { color: red }</style>', '<style> from the page template; write how the page looks into style.css'],
  [
    '<p onclick="alert(1)">x</p>',
    '"onclick" from <p> of the page template; a page runs nothing and loads nothing, and style.css says how it looks',
  ],
  [
    '<img src="https://example.org/a.png" alt="a">',
    '"src" from <img> of the page template; a page runs nothing and loads nothing, and style.css says how it looks',
  ],
  [
    '<a href=" java\tscript:alert(1)">x</a>',
    '"href" from <a> of the page template; a page runs nothing and loads nothing, and style.css says how it looks',
  ],
])('a page template that holds %s loses it', (markup, what) => {
  const page = { path: 'templates/briefing/page.html.hbs', text: `<main-title>A</main-title>\n  ${markup}\n{{{body}}}` }
  const { html, messages } = renderText('Text', briefOf({}, { page }))
  expect(html).not.toMatch(/<script|<iframe|<base|refresh|<link|onclick|example\.org|java\s*script|color: red/)
  expect(html).toContain('<p>Text</p>')
  expect(messages).toEqual([`templates/briefing/page.html.hbs:2:3: warning: removed ${what} [removed-markup]`])
})

test('a page template keeps pictures that it brings along, links and classes', () => {
  const text =
    '<body class="own"><img src="data:image/png;base64,AA==" alt=""><a href="https://example.org">x</a><a href="#main">y</a>{{{body}}}'
  const { html, messages } = renderText('Text', briefOf({}, { page: { path: 'templates/briefing/page.html.hbs', text } }))
  expect(html).toContain(text.replace('{{{body}}}', ''))
  expect(messages).toEqual([])
})

test('a style sheet that loads something is named, and nothing is loaded', () => {
  const text = `/* url(a.png) */
@import url("https://example.org/x.css");
@import 'y.css';
p { color: red; background: url(map.svg) }
a { background: url(data:image/png;base64,AA==); filter: url(#blur) }`
  const { messages } = renderText('Text', briefOf({}, { styleSheets: [{ path: 'templates/briefing/style.css', text }] }))
  expect(messages).toEqual([
    'templates/briefing/style.css:2:1: warning: the style sheet imports https://example.org/x.css, which no page gets; copy its rules into this file [blocked-request]',
    'templates/briefing/style.css:3:1: warning: the style sheet imports y.css, which no page gets; copy its rules into this file [blocked-request]',
    'templates/briefing/style.css:4:29: warning: the style sheet loads map.svg, which no page gets; bring it along as a data: URL [blocked-request]',
  ])
})

test('a character that hides what stands in brief.yaml is named and left out', () => {
  const { html, messages } = renderText('Text', briefOf({ title: 'A\u202Etitle', authors: ['B\u202E'] }))
  expect(html).not.toContain('\u202E')
  expect(messages).toEqual([
    'templates/briefing/brief.yaml:1:1: warning: removed a character (U+202E) that hides what stands here; take it out [removed-markup]',
    'templates/briefing/brief.yaml:1:1: warning: removed a character (U+202E) that hides what stands here; take it out [removed-markup]',
  ])
})
