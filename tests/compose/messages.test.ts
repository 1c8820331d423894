import { expect, test } from 'vitest'
import { composed, type Given } from './project.ts'

const given: Given = {
  notes: { a: { statement: 'Stated.', topics: ['t'] } },
  entities: { port: { kind: 'place', name: 'Port' } },
  questions: { q: {} },
}
/** Messages without their file. */
const messages = (template: string, more: Given = {}) =>
  composed({ ...given, ...more }, `# H\n\n${template}`).messages.map((message) =>
    message.replace('templates/brief/chapters/01.md.hbs:', ''),
  )

test('a name that does not exist is pointed at, with the nearest one', () => {
  expect(messages('{{note "aa"}} {{cite "reprot"}} {{entity "prot"}} {{answer "qq"}} {{#notes source="indx"}}{{id}}{{/notes}}')).toEqual([
    '3:1: error: no note has the id "aa"; did you mean "a"? [unknown-note]',
    '3:15: error: no note has the id and no source the key "reprot"; did you mean "report"? [unknown-note]',
    '3:33: error: no entity has the id "prot"; did you mean "port"? [unknown-entity]',
    '3:51: error: no question has the id "qq"; did you mean "q"? [unknown-question]',
    '3:67: error: no source has the key "indx"; did you mean "index"? [unknown-source]',
  ])
})

test('a mistake in an argument is told once, where the argument stands', () => {
  expect(messages('{{date brief.dat}} {{note (lookup params "x")}} {{join (note "zz") with=brief.nope}}')).toEqual([
    '3:8: error: no value has the name "brief.dat"; did you mean "date"? [unknown-value]',
    '3:20: error: what note is given is empty; test it first with {{#if …}} [unknown-value]',
    '3:56: error: no note has the id "zz" [unknown-note]',
    '3:73: error: no value has the name "brief.nope" [unknown-value]',
  ])
})

test('a record or an empty value is not printed', () => {
  expect(messages('{{brief}} {{brief.subtitle}} {{#notes topic="t" as |n|}}{{n.asOf}}{{n}}{{/notes}}')).toEqual([
    '3:1: error: "brief" has no text of its own; print one of its fields: name, title, subtitle, audience, lang, cutoff, version, date, authors, publisher, clearance [unknown-value]',
    '3:11: error: "brief.subtitle" is empty; test it first: {{#if brief.subtitle}}…{{/if}} [unknown-value]',
    '3:57: error: "n.asOf" is empty; test it first: {{#if n.asOf}}…{{/if}} [unknown-value]',
    '3:67: error: "n" has no text of its own; print one of its fields: id, source, kind, statement, quotation, locator, date, asOf, validUntil, topics, entities, attribution, voice, speaker, legal, level [unknown-value]',
  ])
})

test('the form of an argument', () => {
  expect(
    messages(
      '{{cite}} {{#note "a"}}x{{/note}} {{notes}} {{#if}}x{{/if}} {{if brief.title}} {{#notes from="May"}}x{{/notes}} {{number "many"}}',
    ),
  ).toEqual([
    '3:1: error: cite takes at least one argument, not 0 [helper-arguments]',
    '3:10: error: note takes no block; write {{note …}} [helper-arguments]',
    '3:34: error: notes is called without a block; write {{#notes …}}…{{/notes}} [helper-arguments]',
    '3:44: error: if takes one argument, not 0 [helper-arguments]',
    '3:60: error: if is called without a block; write {{#if …}}…{{/if}} [helper-arguments]',
    '3:79: error: in notes, from="May" is not a date; write it as EDTF, such as 2011-12-16, 2017-01~ or 2012-04/2012-05 [helper-arguments]',
    '3:112: error: "many" is not a number; write it in digits, such as 12345 or "at least 1200" [helper-arguments]',
  ])
})

test('what is wrong in a partial is said there, once for all chapters', () => {
  const partials = { box: 'First.\n{{note "zz"}}\n', broken: '{{#if x}}' }
  expect(composed({ ...given, partials }, { '01': '# A\n\n{{> box}}', '02': '# B\n\n{{> box}} {{> broken}}' }).messages).toEqual([
    'templates/brief/partials/box.hbs:2:1: error: no note has the id "zz" [unknown-note]',
    'templates/brief/partials/broken.hbs:1:1: error: block "if" is never closed; write {{/if}} where it ends [template-syntax]',
  ])
})

test('partials that multiply are stopped, once, at the call that went too far', () => {
  const partials = Object.fromEntries(Array.from({ length: 40 }, (_, step) => [`p${step}`, `{{> p${step + 1}}}{{> p${step + 1}}}`]))
  const found = messages('{{> p0}}', { partials: { ...partials, p40: 'x' } })
  expect(found).toEqual([
    'templates/brief/partials/p36.hbs:1:1: error: the partials of this brief have run 100000 times, the last of them "p37"; the rest prints nothing; look for partials that include each other several times over [size-limit]',
  ])
})

test('a partial with a computed name that does not exist, and one that includes itself so', () => {
  const partials = { again: 'x {{> (lookup params "loop")}}' }
  const brief = { params: { loop: 'again', wrong: 'agian' } }
  expect(messages('{{> (lookup params "wrong")}}', { partials, brief })).toEqual([
    '3:1: error: no partial has the name "agian"; did you mean "again"? [unknown-helper]',
  ])
  expect(messages('{{> again}}', { partials, brief })).toEqual([
    '1:1: error: a partial of this chapter includes itself without end; look for {{> (…)}} in its partials [partial-cycle]',
  ])
})

test('partials in a circle print nothing and the rest goes on', () => {
  const partials = { a: 'A {{> b}}', b: 'B {{> a}}', self: 'S {{> self}}' }
  const { markdown, messages: said } = composed({ ...given, partials }, '# H\n\n{{> a}}\n\n{{> self}}\n\n{{note "a"}}')
  expect(said).toHaveLength(2)
  expect(markdown).toContain('Stated.')
})

test('blocks may be nested deeply', () => {
  const deep = '{{#if brief.title}}'.repeat(150) + 'x' + '{{/if}}'.repeat(150)
  expect(composed(given, `# H\n\n${deep}`).messages).toEqual([])
})

test('slips in calls are told with what was probably meant', () => {
  const text = '# H\n\n{{note alpha}}{{note brief}}{{cite "report" label="pge" locator="3"}}{{#notes kind="repot"}}x{{/notes}}{{params}}'
  const { messages: said } = composed({ notes: { alpha: {} } }, text)
  expect(said.map((one) => one.replace('templates/brief/chapters/01.md.hbs:', ''))).toEqual([
    '3:8: error: no value has the name "alpha"; an id stands in quotation marks: "alpha" [unknown-value]',
    expect.stringContaining('3:15: error: in note, a map of fields is given, which has no text of its own; hand over one of name, title,'),
    expect.stringContaining('3:29: error: in cite, label="pge" is none of act, appendix'),
    expect.stringContaining('; did you mean "report"? [helper-arguments]'),
    '3:104: error: "params" has no text of its own; it has no fields either [unknown-value]',
  ])
})
