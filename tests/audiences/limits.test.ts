import { describe, expect, test } from 'vitest'
import { meterLine } from '../../src/cli/meters.ts'
import { briefYaml, built, messagesOf, words } from './project.ts'

const yaml = 'templates/report/brief.yaml'
const chapter = (name: string) => `templates/report/chapters/${name}.md.hbs`

describe('words', () => {
  const text = { [chapter('01-quay')]: `# The quay\n\n${words(8)}[^a]\n\n[^a]: ${words(5)}\n` }

  test.each([
    ['body', 11, []],
    ['body', 10, ['the brief has 11 words, 1 more than its limit of 10']],
    ['body+notes', 16, []],
    ['body+notes', 15, ['the brief has 16 words, 1 more than its limit of 15']],
  ])('%s, with a limit of %i', async (count, limit, said) => {
    const messages = await messagesOf({ ...text, [yaml]: briefYaml(`limits: { words: ${limit}, count: ${count} }`) })
    expect(messages.map((message) => message.replace(/^.*?error: (.*?);.*$/, '$1'))).toEqual(said)
  })
})

test('seconds are reckoned at the pace that the brief names', async () => {
  const text = { [chapter('01-quay')]: `# The quay\n\n${words(297)}\n` }
  const at = (pace: number, seconds: number) =>
    messagesOf({ ...text, [yaml]: briefYaml(`limits: { seconds: ${seconds}, wordsPerMinute: ${pace} }`) })
  expect(await at(150, 120)).toEqual([])
  expect(await at(149, 120)).toEqual([
    'templates/report/brief.yaml:4:20: error: the brief has 121 seconds at 149 words a minute, 1 more than its limit of 120; shorten it, or raise the limit [over-limit]',
  ])
})

test('a brief whose limit another one sets is named', async () => {
  const text = { [chapter('01-quay')]: `# The quay\n\n${words(8)}\n`, 'templates/other/brief.yaml': 'extends: report\ntitle: Other\n' }
  const messages = await messagesOf({ ...text, [yaml]: briefYaml('limits: { words: 10 }', 'require: [ships]') })
  expect(messages.map((message) => message.replace(/^.*?error: (.*?)[,;].*$/, '$1'))).toEqual([
    'the brief "other" has 11 words',
    'the brief has 11 words',
    'the brief "other" requires "ships"',
    'the brief requires "ships"',
  ])
})

describe('a brief that is too long is told what to leave out', () => {
  const files = {
    [chapter('01-quay')]:
      `# One\n\n${words(20)}\n\n{{#optional priority=3 name="background"}}\n${words(12)} {{note "quay-closed"}}\n{{/optional}}\n`,
    [chapter('02-storm')]: `# Two\n\n${words(29)}\n`,
    [chapter('03-end')]: `# Three\n\n{{#optional priority=2}}\n${words(9)}\n\n- ${words(5)}\n{{/optional}}\n`,
  }
  const chapters = 'chapters: [01-quay, { name: 02-storm, priority: 2 }, 03-end]'
  const hintFor = async (limit: number) => {
    const messages = await messagesOf({ ...files, [yaml]: briefYaml(`limits: { words: ${limit} }`, chapters) })
    return messages.join('\n').replace(/^.*?; (.*) \[over-limit\]$/, '$1')
  }

  test('the last priority first, and of one priority what stands last', async () => {
    expect(await hintFor(80)).toBe('leave out by priority: block "background" (priority 3), about 19 words')
    expect(await hintFor(66)).toBe(
      'leave out by priority: block "background" (priority 3), about 19 words; the block at templates/report/chapters/03-end.md.hbs:3 (priority 2), about 14 words',
    )
  })

  test('what turns out not to be needed stays', async () => {
    expect(await hintFor(54)).toBe(
      'leave out by priority: block "background" (priority 3), about 19 words; chapter "02-storm" (priority 2), about 30 words',
    )
  })

  test('and how much is left to be shortened where nothing more may go', async () => {
    expect(await hintFor(20)).toContain('; 5 more must go by shortening')
  })

  test('leaveOut takes it out, and the build says so', async () => {
    const { report, messages } = await built({ ...files, [yaml]: briefYaml('limits: { words: 24 }', 'leaveOut: 2', chapters) })
    expect(messages).toEqual([])
    expect(report.briefs[0]).toMatchObject({
      meters: [{ unit: 'words', used: 24, limit: 24, count: 'body' }],
      leftOut: [
        'chapter "02-storm" (priority 2)',
        'block "background" (priority 3)',
        'the block at templates/report/chapters/03-end.md.hbs:3 (priority 2)',
      ],
    })
  })

  test('what stands after else takes its place', async () => {
    const text = '# One\n\n{{#optional priority=2}}\n{{note "quay-closed"}}\n{{else}}\nShort.\n{{/optional}}\n'
    const { report } = await built({ [chapter('01-quay')]: text, [yaml]: briefYaml('leaveOut: 2') })
    expect(report.briefs[0]).toMatchObject({ words: 3, footnotes: 0 })
  })
})

test('pages are counted in the PDF, and what to leave out is reckoned in pages', async () => {
  const files = {
    [chapter('01-quay')]: '# One\n\n::pagebreak\n\nText.\n',
    [chapter('02-storm')]: `# Two\n\n::pagebreak\n\n${words(300)}\n`,
  }
  const yamlWith = (pages: number) =>
    briefYaml(`limits: { pages: ${pages} }`, 'chapters: [01-quay, { name: 02-storm, priority: 3 }]').replace('[html]', '[pdf]')
  const { report } = await built({ ...files, [yaml]: yamlWith(20) })
  const pages = report.briefs[0]?.pages ?? 0
  expect(pages).toBeGreaterThan(3)
  const { messages: kept } = await built({ ...files, [yaml]: yamlWith(pages) })
  expect(kept).toEqual([])
  const { messages, report: over } = await built({ ...files, [yaml]: yamlWith(pages - 1) })
  expect(messages).toEqual([
    expect.stringMatching(
      new RegExp(
        `^templates/report/brief\\.yaml:4:18: error: the brief has ${pages} pages, 1 more than its limit of ${pages - 1}; leave out by priority: chapter "02-storm" \\(priority 3\\), about \\d pages \\[over-limit\\]$`,
      ),
    ),
  ])
  expect(over.briefs[0]).toMatchObject({ files: [], meters: [{ unit: 'words' }, { unit: 'pages', used: pages, limit: pages - 1 }] })
})

test('a priority that is none, and a misspelt key, are told', async () => {
  const chapters = 'chapters: [{ name: 01-quay, prority: 1 }, 02-strom]'
  const text = '# One\n\n{{#optional}}\nText.\n{{/optional}}\n'
  const messages = await messagesOf({ [chapter('01-quay')]: text, [chapter('02-storm')]: '# Two\n', [yaml]: briefYaml(chapters) })
  expect(messages).toEqual([
    'templates/report/brief.yaml:4:29: error: the key "prority" is not known; did you mean "priority"? [known-field]',
    'templates/report/brief.yaml:4:43: error: there is no chapter "02-strom"; did you mean "02-storm"? [unknown-chapter]',
    'templates/report/chapters/01-quay.md.hbs:3:1: error: optional takes a priority; write {{#optional priority=3}}; 1 is lost last [helper-arguments]',
  ])
})

describe('require and forbid', () => {
  const text = (body: string) => ({ [chapter('01-quay')]: `# The quay {#quay}\n\n${body}\n` })
  const rules = async (body: string, ...lines: string[]) =>
    (await messagesOf({ ...text(body), [yaml]: briefYaml(...lines) })).map((message) => message.replace(/^.*?: error: /, ''))

  test('what is there satisfies, whatever its case and white space', async () => {
    const required = `require: ['#quay', tables, 'thank  you, mr president', '/\\d+ ships/', headings]`
    expect(await rules('Thank you,\nMr President. Of 7 ships[^a] none came.\n\n| A |\n| - |\n| b |\n\n[^a]: So it is.', required)).toEqual(
      [],
    )
  })

  test('words are whole words', async () => {
    expect(await rules('The regimen was strict.', 'forbid: [regime]')).toEqual([])
    expect(await rules('The Regime was strict.', 'forbid: [regime]')).toEqual([
      'here is "regime", which the brief forbids; take it out [forbidden-part]',
    ])
  })

  test('words may have a hyphen or a dot', async () => {
    expect(await rules('The so called reform.', 'forbid: [so-called, No. 87]')).toEqual([])
    expect(await rules('The so-called reform.', 'forbid: [so-called, No. 87]')).toEqual([
      'here is "so-called", which the brief forbids; take it out [forbidden-part]',
    ])
  })

  test('a pattern that is none is told', async () => {
    expect(await rules('Text.', "forbid: ['/(/']")).toEqual([
      '"/(/" is not a pattern; write a regular expression between slashes [valid-field]',
    ])
  })
})

test('a meter shows how full a brief is, and by how much it is over', () => {
  expect(meterLine({ unit: 'words', used: 4408, limit: 4500, count: 'body' })).toBe('words 4,408 of 4,500 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░')
  expect(meterLine({ unit: 'words', used: 30, limit: 20, count: 'all' })).toBe('words (all) 30 of 20 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 10 over')
  expect(meterLine({ unit: 'pages', used: 1, limit: 1 })).toBe('pages 1 of 1 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓')
})
