import { describe, expect, test } from 'vitest'
import { composed, type Given } from './project.ts'

const given: Given = {
  sources: { law: { literature: { kind: 'law' }, item: { language: 'ru' } }, secret: { access: 'confidential' } },
  entities: { port: { kind: 'place', name: 'The Port' }, hidden: { kind: 'person', name: 'H.', protection: 'withheld' } },
  notes: {
    closed: {
      statement: 'The quay was closed.',
      quotation: 'the “old” quay’s gate',
      date: '2014-05-02',
      topics: ['quay'],
      entities: ['port', 'hidden'],
    },
    opened: { statement: 'It opened again.', source: 'index', locator: 'entry of 3 June 2016', date: '2016-06', topics: ['quay', 'trade'] },
    undated: { statement: 'Ships waited.', topics: ['trade'] },
    article: { source: 'law', statement: 'Quays are public.', quotation: 'причалы “общие”', date: '2010', topics: ['law'] },
    testimony: { source: 'secret', access: 'confidential', statement: 'A secret.', date: '2015', topics: ['quay', 'vault'] },
  },
}
const body = (template: string, more: Given = {}) => {
  const { markdown, messages } = composed({ ...given, ...more }, `# H\n\n${template}`)
  return messages.length > 0 ? messages : markdown.replace('# H\n\n', '').trimEnd()
}
const ids = (call: string, more: Given = {}) => body(`{{#notes ${call} as |n|}}{{n.id}} {{else}}none{{/notes}}`, more)

describe('note, quote and cite', () => {
  test('a note is its statement and a footnote after its full stop', () => {
    expect(body('{{note "closed"}}')).toBe('The quay was closed.[@report, p. 1]')
  })

  test('the cite knows its note', () => {
    const { chapters } = composed(given, '{{cite "opened"}}')
    expect(JSON.stringify(chapters)).toContain('{"key":"index","label":"custom","locator":"entry of 3 June 2016","note":"opened"}')
  })

  test('a quotation stands between the marks of the brief’s language, inner ones switched', () => {
    expect(body('{{quote "closed"}}')).toBe('“the ‘old’ quay’s gate”[@report, p. 1]')
    expect(body('{{quote "closed"}}', { brief: { lang: 'ru' } })).toBe('*«the „old“ quay’s gate»*[@report, p. 1]'.replaceAll('*', ''))
    expect(body('{{quote "closed" as="block"}}')).toBe('> the “old” quay’s gate[@report, p. 1]')
  })

  test('a quotation in another language says which', () => {
    const { chapters } = composed(given, '# H\n\n{{quote "article"}}\n\n{{quote "article" as="block"}}')
    expect(chapters[0]?.tree.children.slice(1)).toMatchObject([
      {
        children: [
          { data: { hName: 'span', hProperties: { lang: 'ru' } }, children: [{ value: '“причалы ‘общие’”' }] },
          { type: 'citation' },
        ],
      },
      { type: 'blockquote', data: { hProperties: { lang: 'ru' } } },
    ])
  })

  test('several paragraphs of a quotation stay paragraphs in a block and run on in a line', () => {
    const notes = { long: { quotation: 'First\nline.\n\nSecond.' } }
    expect(body('{{quote "long" as="block"}}', { notes })).toBe('> First line.\n>\n> Second.[@report, p. 1]')
    expect(body('{{quote "long"}}', { notes })).toBe('“First line. Second.”[@report, p. 1]')
  })

  test('a block in the middle of a paragraph ends it', () => {
    expect(body('He said:\n{{quote "closed" as="block"}}\nThen he left.')).toBe(
      'He said:\n\n> the “old” quay’s gate[@report, p. 1]\n\nThen he left.',
    )
  })

  test('cite takes several, a library key, and what stands around', () => {
    expect(body('A.{{cite "closed" "opened" "report"}}')).toBe('A.[@report, p. 1; @index, {entry of 3 June 2016}; @report]')
    expect(body('A.{{cite "report" locator="para. 5" prefix="see" suffix="which lists them"}}')).toBe(
      'A.[see @report, para. 5, which lists them]',
    )
    expect(body('A.{{cite "report" locator="the map" }}')).toBe('A.[@report, {the map}]')
  })

  test('an attribution is printed with the statement, once', () => {
    const notes = {
      plain: { statement: 'Three ships sank.', attribution: 'according to the office' },
      said: { statement: 'According to the office, three ships sank.', attribution: 'according to the office' },
      quoted: { statement: 'It was “a storm.”', attribution: 'in its words' },
      bare: { statement: 'Three ships', attribution: 'by its count' },
    }
    expect(
      body('{{#each (lookup params "ids") as |id|}}{{note id}} {{/each}}', { notes, brief: { params: { ids: Object.keys(notes) } } }),
    ).toBe(
      'Three ships sank, according to the office.[@report, p. 1] According to the office, three ships sank.[@report, p. 1] It was “a storm, in its words.”[@report, p. 1] Three ships, by its count.[@report, p. 1]',
    )
  })

  test('what a brief rests on is listed', () => {
    expect(composed(given, '{{note "closed"}}{{entity "port"}} [@index]').uses).toEqual([
      'entity:port',
      'note:closed',
      'source:index',
      'source:report',
    ])
  })
})

describe('notes selects', () => {
  test.each([
    ['topic="quay"', 'closed opened'],
    ['topic="quay, trade"', 'closed opened undated'],
    ['entity="port"', 'closed'],
    ['source="index"', 'opened'],
    ['kind="law"', 'article'],
    ['from="2014-06"', 'opened'],
    ['from="2014-05" to="2014-05-31"', 'closed'],
    ['to="2014"', 'closed article'],
    ['ids="undated closed"', 'undated closed'],
    ['level=1', 'closed article'],
    ['level=4', 'article'],
    ['topic="quay" sort="-date"', 'opened closed'],
    ['sort="date"', 'article closed opened undated'],
    ['sort="source"', 'opened article closed undated'],
    ['sort="date" limit=2', 'article closed'],
    ['topic="quay" source="law"', 'none'],
  ])('%s', (call, expected) => {
    expect(ids(call)).toBe(expected)
  })

  test('the brief’s least level holds for every selection', () => {
    expect(ids('', { brief: { evidence: { minLevel: 1 } } })).toBe('closed article')
  })

  test('what the readers may not see is not there, not even its topic', () => {
    expect(ids('topic="vault"')).toBe('none')
    expect(ids('topic="vault"', { brief: { clearance: 'confidential' } })).toBe('testimony')
  })

  test('fields stand at hand with and without a name, withheld people do not', () => {
    expect(
      body('{{#notes ids="closed"}}{{date date}}: {{statement}}{{cite id}} {{join entities}} {{@first}} {{brief.title}}{{/notes}}'),
    ).toBe('2\u00A0May 2014: The quay was closed.[@report, p. 1] port true A brief')
  })

  test('groups', () => {
    expect(body('{{#notes sort="date" group="year" as |g|}}**{{g.key}}**{{#each g.notes as |n|}} {{n.id}}{{/each}}\n{{/notes}}')).toBe(
      '**2010** article\n**2014** closed\n**2016** opened',
    )
    expect(body('{{#notes group="topic" as |g|}}{{g.key}}: {{g.notes.length}}\n{{/notes}}')).toBe('quay: 2\ntrade: 2\nlaw: 1')
  })

  test('a list and a table can be written by a loop', () => {
    expect(body('{{#notes topic="quay" as |n|}}\n- {{n.statement}}{{cite n}}\n{{else}}\nNothing.\n{{/notes}}')).toBe(
      '- The quay was closed.[@report, p. 1]\n- It opened again.[@index, {entry of 3 June 2016}]',
    )
    expect(
      body('| When | What |\n| - | - |\n{{#notes topic="quay" as |n|}}\n| {{date n.date form="year"}} | {{n.statement}} |\n{{/notes}}'),
    ).toBe(
      '| When | What                 |\n| ---- | -------------------- |\n| 2014 | The quay was closed. |\n| 2016 | It opened again.     |',
    )
  })
})
