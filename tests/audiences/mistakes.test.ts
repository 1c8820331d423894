import { expect, test } from 'vitest'
import { briefYaml, messagesOf } from './project.ts'

const chapter = 'templates/report/chapters/01-quay.md.hbs'
const said = (messages: readonly string[]) => messages.map((message) => message.replace(/^\S+?:(\d+:\d+): \w+: /, '$1 '))

test('what is misspelt says where it stands and what was meant: helper, partial, value, field, argument, topic, sort', async () => {
  const lines = [
    '# Quay',
    '{{nots "quay-closed"}}',
    '{{> greting}}',
    '{{param.port}}',
    '{{params.prot}}',
    '{{#notes topc="quay" as |n|}}{{n.id}}{{/notes}}',
    '{{#notes as |n|}}{{n.statment}}{{/notes}}',
    '{{#notes sort="sorce" as |n|}}{{n.id}}{{/notes}}',
    '{{#optinal priority=2}}x{{/optinal}}',
    '{{strings.contnts}}',
  ]
  const messages = await messagesOf({
    'templates/report/partials/greeting.hbs': 'Dear reader',
    'templates/report/brief.yaml': briefYaml('params: { port: North }'),
    [chapter]: `${lines.join('\n')}\n`,
  })
  expect(said(messages)).toEqual([
    '2:1 no helper has the name "nots"; did you mean "note"? [unknown-helper]',
    '3:1 no partial has the name "greting"; did you mean "greeting"? [unknown-helper]',
    '4:3 no value has the name "param", in "param.port"; did you mean "params"? [unknown-value]',
    '5:3 no value has the name "params.prot"; did you mean "port"? [unknown-value]',
    '6:1 notes takes no argument "topc"; did you mean "topic"? [helper-arguments]',
    '7:20 no value has the name "statment"; did you mean "statement"? [unknown-value]',
    '8:1 in notes, sort="sorce" is none of file, date, -date, source; did you mean "source"? [helper-arguments]',
    '9:1 no helper has the name "optinal"; did you mean "optional"? [unknown-helper]',
    '10:3 no value has the name "strings.contnts"; did you mean "contents"? [unknown-value]',
  ])
})

test('references lead to sections, boxes, tables, figures, paragraphs and footnotes, and one that leads nowhere is told', async () => {
  const targets = [
    '# Refusals {#refusals}',
    '',
    'The quay was shut. {#shut}',
    '',
    ':::box{title="A box" #within}\nText.\n:::',
    '',
    ':::table{title="Ships" #ships}\n| A |\n| - |\n| b |\n:::',
    '',
    'Closed.{{cite "quay-closed" ref="closing"}}',
    '',
  ]
  const see = (...ids: string[]) => `See ${ids.map((id) => `{{ref "${id}"}}`).join(', ')}.\n`
  const say = async (...ids: string[]) =>
    said(
      await messagesOf({
        'templates/report/brief.yaml': briefYaml('paragraphs: numbered'),
        [chapter]: [...targets, see(...ids)].join('\n'),
      }),
    )
  expect(await say('refusals', 'shut', 'within', 'ships', 'closing')).toEqual([])
  expect((await say('refusal', 'shps', 'closin')).map((message) => /"(\w+)"; did you mean "(\w+)"/.exec(message)?.slice(1))).toEqual([
    ['refusal', 'refusals'],
    ['shps', 'ships'],
    ['closin', 'closing'],
  ])
})
