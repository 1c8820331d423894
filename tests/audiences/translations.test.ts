import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { briefYaml, built, messagesOf } from './project.ts'

const notes = (header: string, ...lines: string[]) =>
  `---\nsource: ledger\n${header}---\n\n## quay-closed\n\`\`\`yaml\n${['locator: p. 12', ...lines].join('\n')}\n\`\`\`\n> the quay was closed\n\nThe quay was closed.\n`

const corpus = {
  'sources/notes/ledger.md': notes(
    'lang: en\n',
    'date: 2014-05-02',
    'entities: [office]',
    'attribution: by the office’s count',
    'answers: { lost: at least 3, why: a storm }',
    'translations:',
    '  ru: { statement: Причал был закрыт., attribution: по данным управления, answers: { why: шторм } }',
    '  kk: Айлақ жабылды.',
  ),
  'sources/entities.yaml':
    'office:\n  kind: organisation\n  name: Harbour Office\n  short: Office\n  description: Runs the port\n  translations:\n    ru: { name: Управление порта, short: Управление, description: Управляет портом }\n    ar: هيئة الميناء\n',
  'sources/questions.yaml':
    'lost:\n  question: How many ships were lost?\n  type: number\n  unit: [ships, ship]\n  translations: { ru: { question: Сколько судов погибло?, unit: судов } }\n' +
    'why:\n  question: Why?\n  type: text\n  translations: { ru: Почему? }\n',
  'sources/recommendations.yaml': 'open: { to: office, do: Open the quay, basedOn: [quay-closed], translations: { ru: Открыть причал } }\n',
  'sources/cases.yaml':
    'quay:\n  entity: office\n  role: the port\n  stages: [{ stage: charged, date: 2014-06, text: accused, notes: [quay-closed] }]\n  translations: { ru: { role: порт, stages: [обвинено] } }\n',
}

const everything = [
  '# Причал',
  '',
  '{{entity "office"}} и {{entity "office"}}. {{note "quay-closed"}} Погибло {{answer "lost"}}. Причина: {{answer "why"}}.',
  '',
  '{{chronology}}',
  '',
  '{{#notes as |n|}}',
  '- {{n.statement}}{{cite n}}',
  '{{/notes}}',
  '',
  '{{recommendations}}',
  '',
  '{{cases}}',
  '',
  '{{names}}',
  '',
].join('\n')

async function chapterIn(lang: string, text: string): Promise<{ text: string; messages: string[] }> {
  const { root, messages } = await built({
    ...corpus,
    'templates/report/brief.yaml': briefYaml('cutoff: 2014-12-31').replace('en-GB', lang),
    'templates/report/chapters/01-quay.md.hbs': text,
  })
  return { text: await readFile(join(root, 'output/report/chapters/01-quay.md'), 'utf8').catch(() => ''), messages }
}

test('a brief is in its own language throughout, the words of the corpus included', async () => {
  const { text, messages } = await chapterIn('ru', everything)
  expect(messages).toEqual([])
  const lines = text.replaceAll('\u00A0', ' ').split('\n')
  expect(lines).toContain(
    'Управление порта и Управление. Причал был закрыт, по данным управления.[@ledger, p. 12] Погибло не менее 3 судов[@ledger, p. 12]. Причина: шторм[@ledger, p. 12].',
  )
  expect(lines).toContain('- **2 мая 2014 г.** Причал был закрыт, по данным управления.[@ledger, p. 12]')
  expect(lines).toContain('## Управление порта')
  expect(lines.some((line) => line.endsWith('Открыть причал.[@ledger, p. 12]'))).toBe(true)
  expect(text).toContain('**Управление**, порт')
  expect(text).toContain('обвинено')
  expect(text).toContain('Управляет портом')
  expect(text).not.toMatch(/Harbour Office|closed|accused|Open the/)
})

test('each thing that is printed and not translated is an error at its line, and nothing is written', async () => {
  const { text, messages } = await chapterIn('kk', everything)
  expect(text).toBe('')
  const said = messages.map((message) => message.replace(/; add it.*/, ''))
  const at = 'templates/report/chapters/01-quay.md.hbs'
  expect(said).toEqual([
    `${at}:3:1: error: entity "office" has no translation of its name into "kk"`,
    `${at}:3:23: error: entity "office" has no translation of its name into "kk"`,
    `${at}:3:44: error: note "quay-closed" has no translation of its attribution into "kk"`,
    `${at}:3:75: error: question "lost" has no translation of its unit into "kk"`,
    `${at}:3:103: error: note "quay-closed" has no translation of its answers.why into "kk"`,
    `${at}:5:1: error: note "quay-closed" has no translation of its attribution into "kk"`,
    `${at}:7:1: error: note "quay-closed" has no translation of its attribution into "kk"`,
    `${at}:11:1: error: entity "office" has no translation of its name into "kk"`,
    `${at}:11:1: error: recommendation "open" has no translation of its do into "kk"`,
    `${at}:13:1: error: entity "office" has no translation of its name into "kk"`,
    `${at}:13:1: error: case "quay" has no translation of its role, stages into "kk"`,
    `${at}:15:1: error: entity "office" has no translation of its name, description into "kk"`,
  ])
  expect(messages[0]).toContain('add it to sources/entities.yaml:1, under translations: kk:')
})

test('a note that is only cited or quoted needs no translation', async () => {
  const { messages } = await chapterIn('kk', '# Айлақ\n\nАйлақ жабылды{{cite "quay-closed"}}: {{quote "quay-closed"}}.\n')
  expect(messages).toEqual([])
})

test('a project that says nothing of languages stays as it is; other letters are a warning', async () => {
  const files = (lang: string) => ({
    'sources/notes/ledger.md': notes(''),
    'templates/report/brief.yaml': briefYaml().replace('en-GB', lang),
  })
  expect(await messagesOf(files('fr'))).toEqual([])
  expect(await messagesOf(files('ru'))).toEqual([
    'templates/report/chapters/01-quay.md.hbs:3:1: warning: the statement of note "quay-closed" is not in the letters of "ru"; write lang: into the header of its file, and a translation into the note [missing-translation]',
  ])
})

test('translations of which nobody says what they translate, and such as do not fit, are told', async () => {
  expect(await messagesOf({ ...corpus, 'sources/notes/ledger.md': corpus['sources/notes/ledger.md'].replace('lang: en\n', '') })).toEqual([
    'sources/notes/ledger.md:13:3: error: there are translations, and no literature note says in which language its statements are; write lang: into the headers of the literature notes [missing-translation]',
  ])
  const wrong = {
    ...corpus,
    'sources/notes/ledger.md': corpus['sources/notes/ledger.md'].replace('why: шторм', 'whi: шторм'),
    'sources/cases.yaml': corpus['sources/cases.yaml'].replace('[обвинено]', '[обвинено, осуждено]'),
  }
  expect((await messagesOf(wrong)).map((message) => message.replace(/^.*?error: /, ''))).toEqual([
    'the case has 1 stages, and "ru" has 2; write one text for each stage [valid-field]',
    'the note does not answer the question "whi"; did you mean "why"? [unknown-question]',
  ])
})

test('the region of a brief finds the translation of its language', async () => {
  const { messages } = await chapterIn('ru-KZ', '# Причал\n\n{{note "quay-closed"}}\n')
  expect(messages.filter((message) => message.includes('translation'))).toEqual([])
})
