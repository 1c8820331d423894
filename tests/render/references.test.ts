import { expect, test } from 'vitest'
import { briefOf, renderChapters, renderText } from './support.ts'

const table = ':::table{title="Refusals" id="refusals"}\n| A | B |\n|--|--|\n| x | y |\n:::'

test('sections, tables, boxes, figures and notes are called by their numbers or titles', () => {
  const { main, messages } = renderChapters({
    one: `# First\n\nSee :ref[second], :ref[below], :ref[refusals], :ref[a-box], :ref[n] and :ref[deep].[^n]\n\n[^n]: Note.`,
    two: `# Second\n\n## Below\n\n### Deep\n\n${table}\n\n:::box{title="A box"}\nText\n:::`,
  })
  expect(messages).toEqual([])
  const links = [...main.matchAll(/<a class="cross-reference" href="([^"]+)">([^<]+)</g)].map(([, href, text]) => `${text} → ${href}`)
  expect(links).toEqual([
    'section\u00A02 → #second',
    'section\u00A02.1 → #below',
    'Table\u00A01 → #refusals',
    'box “A box” → #a-box',
    'note\u00A01 → #fn-1',
    '“Deep” → #deep',
  ])
})

test('a reference that leads nowhere is an error with the nearest name', () => {
  expect(renderText(`# One\n\nSee :ref[refusal] and [there](#refusal).\n\n${table}`).messages).toEqual([
    'templates/briefing/chapters/01-one.md.hbs:3:5: error: no section, box, table, figure or footnote is called "refusal"; did you mean "refusals"? [unknown-reference]',
    'templates/briefing/chapters/01-one.md.hbs:3:23: error: no section, box, table, figure or footnote is called "refusal"; did you mean "refusals"? [unknown-reference]',
  ])
})

test('a label of a note means the note of the same chapter', () => {
  const { main } = renderChapters({ one: '# One\n\nA.[^a]\n\n[^a]: A.', two: '# Two\n\nB,[^a] see :ref[a].\n\n[^a]: B.' })
  expect(main).toContain('<a class="cross-reference" href="#fn-2">note\u00A02</a>')
})

test('a table, box or figure in a note is counted where the note is called, once, and may be referred to', () => {
  const caption = (title: string) => `:::table{title="${title}"}\n| A | B |\n|--|--|\n| x | y |\n:::`
  const inNote = (text: string) => text.replaceAll('\n', '\n    ')
  const { main, body, messages } = renderText(
    `# One\n\n${caption('First')}\n\nA.[^n] B.[^n] See :ref[within], :ref[a-box].\n\n${caption('Last')}\n\n` +
      `[^n]: Note.\n\n    ${inNote(`${caption('Within')}\n\n:::box{title="A box"}\nText\n:::`)}\n`,
  )
  expect(messages).toEqual([])
  expect([...body.matchAll(/<span class="caption-number">(.*?)<\/span> (\w+)/g)].map(([, number, title]) => `${number} ${title}`)).toEqual([
    'Table\u00A01. First',
    'Table\u00A03. Last',
    'Table\u00A02. Within',
  ])
  expect(main).toContain('<a class="cross-reference" href="#within">Table\u00A02</a>')
  expect(main).toContain('<a class="cross-reference" href="#a-box">box “A box”</a>')
  expect(body).toContain(
    '<aside class="box" id="a-box" role="note" aria-labelledby="a-box-title"><h3 class="box-title" id="a-box-title">A box</h3>',
  )
})

const ids = (text: string) => [...renderText(text).main.matchAll(/<(?:section class="chapter"|h3) id="([^"]+)"/g)].map(([, id]) => id)

test('ids come from titles in any script and stay the same while these do', () => {
  expect(ids('# Workers’ rights: 2011–2022\n\n## Құқық қорғау\n\n## Cafe\u0301\n\n## ***\n\n## Fn 1\n\n## Café')).toEqual([
    'workers-rights-2011-2022',
    'құқық-қорғау',
    'café',
    'section',
    'section-fn-1',
    'café-2',
  ])
})

test('an author may give a heading an id and take its number away', () => {
  const { main, body } = renderText(
    '# Key points {-}\n\n## Sub\n\n# Registration *and* law {#registration}\n\n## Sub {#sub-law .unnumbered}\n\n# Set {a}',
  )
  expect(main).toContain('<section class="chapter" id="key-points"><h2><span class="heading-text">Key points</span></h2>')
  expect(main).toContain('<h3 id="sub"><span class="heading-text">Sub</span></h3>')
  expect(main).toContain(
    'id="registration"><h2><span class="heading-number">1</span> <span class="heading-text">Registration <em>and</em> law</span></h2>',
  )
  expect(main).toContain('<h3 id="sub-law"><span class="heading-text">Sub</span></h3>')
  expect(main).toContain('<span class="heading-text">Set {a}</span>')
  expect(body).toContain(
    '<a href="#registration"><span class="contents-number">1</span> <span class="contents-title">Registration and law</span></a>',
  )
})

test('an id chosen twice is reported; an id that an author chose wins over one from a title', () => {
  const { main, messages } = renderText(`# Refusals\n\n${table}\n\n${table}`)
  expect(main).toContain('<section class="chapter" id="refusals-3">')
  expect(messages).toEqual([
    'templates/briefing/chapters/01-one.md.hbs:9:1: warning: the id "refusals" is taken; give each section, box, table and figure an id of its own [duplicate-id]',
  ])
})

test('an id of an author cannot take the place of a footnote', () => {
  const { body, messages } = renderText('# One {#fn-1}\n\nA.[^a]\n\n[^a]: A.')
  expect(body.match(/id="fn-1"/g)).toHaveLength(1)
  expect(messages[0]).toContain('the id "fn-1" is taken')
})

test('contents list chapters and sections, and what is put at the end', () => {
  const bibliography = [{ heading: undefined, entries: [{ key: 'a', content: [{ type: 'text' as const, value: 'A' }] }] }]
  const { body } = renderChapters({ one: '# One\n\n## Sub\n\n### Deep\n\nA.[^a]\n\n[^a]: A.' }, briefOf({ notes: 'end' }), { bibliography })
  const titles = [
    ...body.matchAll(/<a href="#([^"]+)">(?:<span class="contents-number">([^<]+)<\/span> )?<span class="contents-title">([^<]+)/g),
  ]
  expect(titles.map(([, id, number, title]) => [id, number, title])).toEqual([
    ['one', '1', 'One'],
    ['sub', '1.1', 'Sub'],
    ['bibliography', undefined, 'Sources'],
    ['notes', undefined, 'Notes'],
  ])
})

test('a bibliography stands where its author puts it', () => {
  const bibliography = [{ heading: undefined, entries: [{ key: 'a', content: [{ type: 'text' as const, value: 'A source' }] }] }]
  const { main } = renderChapters({ one: '# Sources {-}\n\n::bibliography\n\n# After' }, briefOf(), { bibliography })
  expect(main).toContain(
    '<section class="chapter" id="sources"><h2><span class="heading-text">Sources</span></h2>\n' +
      '<section class="bibliography" role="doc-bibliography" aria-label="Sources"><ul class="bibliography-list"><li class="bibliography-entry">A source</li></ul></section>',
  )
  expect(main.match(/A source/g)).toHaveLength(1)
})
