import { expect, test } from 'vitest'
import { briefOf, renderChapters, renderText } from './support.ts'

const page = (text: string) => ({ page: { path: 'templates/briefing/page.html.hbs', text } })

test('a small brief, whole', () => {
  const text = `# Zhanaozen and after

Workers struck for months.[^a]

## What followed

:::table{title="Dates"}
| Date | Killed |
|------|--------|
| 16 December 2011 | 12 |
:::

[^a]: A. Author, *Report*, p. 5.`
  const brief = briefOf({ title: 'Silence', subtitle: "Workers' rights", publisher: 'A Publisher', date: '2022-06', version: '1.0' })
  const { body } = renderText(text, brief)
  expect(body.replaceAll('\u00A0', ' ')).toMatchInlineSnapshot(`
    "<a class="skip-link" href="#main">Skip to the text</a>
    <header class="title-page">
    <p class="title-publisher">A Publisher</p>
    <h1>Silence</h1>
    <p class="subtitle">Workers’ rights</p>
    <dl class="title-matter">
    <div><dt>Date</dt><dd>June 2022</dd></div>
    <div><dt>Version</dt><dd>1.0</dd></div>
    <div><dt>Cite as</dt><dd>A Publisher, <cite>Silence</cite>, version 1.0, June 2022</dd></div>
    </dl>
    </header>
    <nav class="contents" role="doc-toc" aria-labelledby="contents-title"><h2 id="contents-title">Contents</h2><ol><li><a href="#zhanaozen-and-after"><span class="contents-number">1</span> <span class="contents-title">Zhanaozen and after</span></a><ol><li><a href="#what-followed"><span class="contents-number">1.1</span> <span class="contents-title">What followed</span></a></li></ol></li></ol></nav>
    <main id="main"><section class="chapter" id="zhanaozen-and-after"><h2><span class="heading-number">1</span> <span class="heading-text">Zhanaozen and after</span></h2>
    <p>Workers struck for months<span class="call-group">.<a class="footnote-call" id="fnref-1" href="#fn-1" role="doc-noteref">1</a></span></p>
    <h3 id="what-followed"><span class="heading-number">1.1</span> <span class="heading-text">What followed</span></h3>
    <div class="table" id="dates" role="region" aria-labelledby="dates-caption" tabindex="0"><table><caption id="dates-caption"><span class="caption-number">Table 1.</span> Dates</caption><thead><tr><th scope="col">Date</th><th scope="col" class="align-end">Killed</th></tr></thead><tbody><tr><td class="date">16 December 2011</td><td class="align-end">12</td></tr></tbody></table></div></section></main>
    <section class="footnotes" id="notes" role="doc-endnotes" aria-labelledby="notes-title"><h2 id="notes-title">Notes</h2><div class="footnote" id="fn-1" role="doc-footnote"><span class="footnote-marker">1</span><div class="footnote-body"><p>A. Author, <em>Report</em>, p. 5.</p></div><a class="footnote-backref" href="#fnref-1" role="doc-backlink" aria-label="Back to note 1 in the text">↑</a></div></section>
    "
  `)
})

test('what the page says of itself to libraries and search engines', () => {
  const matter = {
    title: 'Silence',
    subtitle: 'Labour rights',
    authors: ['A. Author', 'B. Author'],
    publisher: 'A Publisher',
    date: '2022-06-01',
    version: '1.0',
    lang: 'en-GB',
  }
  const bibliography = [{ heading: undefined, entries: [{ key: 'a', content: [{ type: 'text' as const, value: 'A report, 2016' }] }] }]
  const { html } = renderChapters({ one: '# One' }, briefOf(matter), { bibliography })
  const metas = [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)].map(
    ([, name, content]) => `${name}: ${content}`,
  )
  expect(metas).toEqual([
    'viewport: width=device-width, initial-scale=1',
    'generator: Dossier',
    'color-scheme: light dark',
    'description: Labour rights',
    'author: A. Author, B. Author',
    'citation_title: Silence: Labour rights',
    'citation_publication_date: 2022/06/01',
    'citation_language: en-GB',
    'citation_author: A. Author',
    'citation_author: B. Author',
    'citation_technical_report_institution: A Publisher',
    'citation_publisher: A Publisher',
    'DC.type: Text',
    'DC.title: Silence: Labour rights',
    'DC.language: en-GB',
    'DC.publisher: A Publisher',
    'DC.date: 2022-06-01',
    'DC.creator: A. Author',
    'DC.creator: B. Author',
    'og:type: article',
    'og:title: Silence',
    'og:description: Labour rights',
    'og:site_name: A Publisher',
    'og:locale: en_GB',
  ])
})

test.each([
  '<html><head><title>{{brief.title}}</title></head><body>{{{body}}}</body></html>',
  '<!doctype html><html lang="fr" dir="ltr"><HEAD class="x"></HEAD ><body>{{{body}}}</body></html>',
  '<html><body>{{{body}}}</body></html>',
  '<body>{{{body}}}</body>',
  '{{{body}}}',
])('a page template of the brief’s own needs no more than the body: %s', (text) => {
  const { html, messages } = renderText('A $& text', briefOf({ title: 'Tom & $1' }, page(text)))
  expect(messages).toEqual([])
  expect(html).toMatch(/^<!doctype html>/i)
  expect(html.match(/<head[\s>]/gi)).toHaveLength(1)
  expect(html).toMatch(/<html lang="\w\w(-GB)?" dir="ltr">/)
  expect(html).toMatch(/<head[^>]*>\s*<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"/i)
  expect(html).toMatch(/<title>(Tom &amp; \$1)<\/title>/)
  expect(html).toMatch(/<style nonce="[\da-f]{24}">[^]*<\/style>\s*<\/head/i)
  expect(html).toContain('<p>A $&#x26; text</p>')
})

test('a page template prints data as text', () => {
  const brief = briefOf({ title: 'A <b>' }, page('<body title="{{brief.title}}">{{brief.title}}{{{body}}}</body>'))
  expect(renderText('Text', brief).html).toContain('<body title="A &lt;b&gt;">A &lt;b&gt;<main')
})

test.each([
  ['<p>\n  {{brief.titel}}', '2:5: error: the page template asks for "titel", which is not there; did you mean "title"? [unknown-value]'],
  ['{{constructor}}{{{body}}}', '1:3: error: the page template asks for "constructor", which is not there [unknown-value]'],
  ['{{brief.__proto__}}{{{body}}}', '1:3: error: the page template asks for "__proto__", which is not there [unknown-value]'],
  ['<p>{{brief.title}}</p>', '1:1: error: the page template does not print the body; write {{{body}}}, with three braces [lost-text]'],
  ['{{body}}', '1:1: error: the page template prints the body as text; write {{{body}}}, with three braces [lost-text]'],
  ['{{{body}}}{{{body}}}', '1:1: error: the page template prints the body 2 times; write {{{body}}} once [duplicate-id]'],
  ['{{{boddy}}}', '1:4: error: the page template asks for "boddy", which is not there; did you mean "body"? [unknown-value]'],
  [
    '\n{{date brief.date}}',
    '2:1: error: there is no helper "date" in a page template; write {{brief.…}}, {{strings.…}}, {{params.…}} or {{{body}}} [unknown-helper]',
  ],
  [
    '{{#if brief.title}}{{/each}}',
    '1:4: error: the page template closes "if" as "each"; look for a missing brace, quotation mark or {{/…}} [template-syntax]',
  ],
  [
    '{{#if brief.title}}',
    '1:1: error: the page template ends within a block or an expression; look for a missing brace, quotation mark or {{/…}} [template-syntax]',
  ],
])('a mistake in a page template is named at its place: %s', (text, message) => {
  expect(renderText('Text', briefOf({}, page(text))).messages).toEqual([`templates/briefing/page.html.hbs:${message}`])
})

test('a partial of a page template that includes itself', () => {
  const partials = new Map([['a', { path: 'templates/briefing/partials/a.hbs', text: '{{> a}}' }]])
  expect(renderText('Text', briefOf({}, { ...page('{{> a}}{{{body}}}'), partials })).messages).toEqual([
    'templates/briefing/page.html.hbs:1:1: error: a partial of the page template includes itself without end; look for {{> …}} in its partials [partial-cycle]',
  ])
})

test('a page that cannot be filled does not hide what is wrong in the chapters', () => {
  expect(renderText('See :ref[nothing].', briefOf({}, page('{{nothing}}'))).messages).toHaveLength(2)
})

test('the same brief gives the same bytes', () => {
  expect(renderText('Text').html).toBe(renderText('Text').html)
})

test('a brief in Arabic runs from right to left', () => {
  expect(renderText('نص', briefOf({ lang: 'ar' })).html).toContain('<html lang="ar" dir="rtl">')
})

test('rows and columns have headings that say what they head', () => {
  const { main } = renderText('| | 2011 | 2012 |\n|--|--|--|\n| Refusals | 3 | 1,240 |\n| Closures | – | 12 |')
  expect(main).toContain(
    '<thead><tr><td></td><th scope="col" class="align-end">2011</th><th scope="col" class="align-end">2012</th></tr></thead>',
  )
  expect(main).toContain('<tr><th scope="row">Refusals</th><td class="align-end">3</td><td class="align-end">1,240</td></tr>')
})

test('a table without headings has none', () => {
  expect(renderText('| | |\n|--|--|\n| a | b |').main).not.toContain('<thead>')
})

test('the boxes of a list of tasks stay as they were written', () => {
  const { main, messages } = renderText('- [x] done\n- [ ] open')
  expect(main.replaceAll('\u00A0', ' ')).toContain('<li>[x] done</li>\n<li>[ ] open</li>')
  expect(messages).toEqual([])
})

test('a picture is in the page, with its caption and where it is from', () => {
  const key = 'templates/briefing/chapters/01-one.md.hbs map.png'
  const image = {
    path: 'templates/briefing/chapters/map.png',
    mime: 'image/png',
    bytes: new Uint8Array([1, 2, 3]),
    width: 640,
    height: 480,
  }
  const text = ':::figure[The *town*]{id="map"}\n![A map](map.png)\n\nSource: survey.\n:::'
  expect(renderText(text, briefOf(), { images: new Map([[key, image]]) }).main.replaceAll('\u00A0', ' ')).toContain(
    '<figure id="map"><img src="data:image/png;base64,AQID" alt="A map" width="640" height="480">' +
      '<figcaption><span class="caption-number">Figure 1.</span> The <em>town</em><div class="figure-note"><p>Source: survey.</p></div></figcaption></figure>',
  )
})

test('the bundled faces that a page uses are in it, and no others', () => {
  const cuts = [
    ['Dossier Text', 'normal', 400],
    ['Dossier Text', 'italic', 600],
    ['Dossier Note', 'italic', 400],
    ['Dossier Sans', 'italic', 400],
  ] as const
  const fonts = cuts.map(([family, style, weight]) => ({ family, style, weight, woff2: 'AAAA' }))
  const faces = (text: string, brief = briefOf()) =>
    [
      ...renderText(text, brief, { fonts }).faceRules.matchAll(
        /@font-face \{ font-family: "Dossier (\w+)"; font-style: (\w+); font-weight: (\d+)/g,
      ),
    ].map(([, family, style, weight]) => `${family} ${style} ${weight}`)
  expect(faces('Plain')).toEqual(['Text normal 400'])
  expect(faces('***Both***[^a]\n\n[^a]: *A*')).toEqual(['Text normal 400', 'Text italic 600', 'Note italic 400'])
  expect(faces(':::box\n*A*\n:::')).toEqual(['Text normal 400', 'Sans italic 400'])
  const own = [{ path: 'templates/briefing/style.css', text: 'q { font: italic 600 1em "Dossier Text" }' }]
  expect(faces('Plain', briefOf({}, { styleSheets: own }))).toEqual(['Text normal 400', 'Text italic 600'])
})
