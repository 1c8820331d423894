import { describe, expect, test } from 'vitest'
import { smallProject } from '../support/project.ts'
import { briefOf } from './messages.ts'

const style = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/><citation><layout/></citation></style>'
const brief = 'title: The quay\nlang: en-GB\n'

const locale = (files: Record<string, string>, lang: string) =>
  briefOf(smallProject({ 'templates/report/brief.yaml': `title: The quay\nlang: ${lang}\n`, ...files }))

describe('a brief', () => {
  test('takes what it lacks from Dossier', async () => {
    const { briefs, inputs, messages } = await briefOf(smallProject())
    expect(messages).toEqual([])
    expect(briefs).toHaveLength(1)
    expect(briefs[0]).toMatchObject({
      name: 'report',
      matter: { title: 'The quay', clearance: 'public', formats: ['html'], notes: 'page' },
      chapters: [{ name: '01-quay', path: 'templates/report/chapters/01-quay.md.hbs' }],
      page: { path: 'dossier:templates/_base/page.html.hbs' },
      style: { path: 'dossier:templates/_base/csl/notes.csl', class: 'note' },
    })
    expect(briefs[0]?.styleSheets.map(({ path }) => path)).toEqual([
      'dossier:templates/_base/style.css',
      'dossier:templates/_base/screen.css',
      'dossier:templates/_base/pages.css',
    ])
    expect(briefs[0]?.strings).toMatchObject({ contents: 'Contents' })
    expect(inputs.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['templates/report/brief.yaml', 'dossier:templates/_base/locales/en.yaml']),
    )
  })

  test('takes file by file from what it extends, then from the project', async () => {
    const { briefs, messages } = await briefOf({
      'templates/_base/style.css': '/* base */',
      'templates/_base/partials/box.hbs': 'of the base',
      'templates/_base/partials/map.md.hbs': 'of the base',
      'templates/parent/brief.yaml':
        'title: The parent\nsubtitle: Ours\nlimits: { words: 900, pages: 4 }\nstyle: house\nchapters: [01-one, 02-two]\n',
      'templates/parent/csl/house.csl': style,
      'templates/parent/style.css': '/* parent */',
      'templates/parent/page.html.hbs': 'page of the parent',
      'templates/parent/chapters/01-one.md.hbs': 'one of the parent',
      'templates/parent/chapters/02-two.md.hbs': 'two of the parent',
      'templates/parent/partials/box.hbs': 'of the parent',
      'templates/report/brief.yaml': 'title: The child\nextends: parent\nlimits: { words: 400 }\n',
      'templates/report/style.css': '/* child */',
      'templates/report/chapters/02-two.md.hbs': 'two of the child',
    })
    expect(messages).toEqual([])
    const [child] = briefs
    expect(child?.matter).toMatchObject({ title: 'The child', subtitle: 'Ours', limits: { words: 400, pages: 4 } })
    expect(child?.chapters.map(({ text }) => text)).toEqual(['one of the parent', 'two of the child'])
    expect(child?.page.text).toBe('page of the parent')
    expect(
      [...(child?.partials ?? [])].filter(([name]) => name === 'box' || name === 'map').map(([name, { text }]) => [name, text]),
    ).toEqual([
      ['box', 'of the parent'],
      ['map', 'of the base'],
    ])
    expect(child?.styleSheets.map(({ path }) => path)).toEqual([
      'templates/_base/style.css',
      'dossier:templates/_base/screen.css',
      'dossier:templates/_base/pages.css',
      'templates/parent/style.css',
      'templates/report/style.css',
    ])
    expect(child?.style).toMatchObject({ path: 'templates/parent/csl/house.csl', class: 'in-text' })
    expect(child?.placeOf(['limits', 'words'])).toEqual({ file: 'templates/report/brief.yaml', line: 3, column: 18 })
    expect(child?.placeOf(['limits', 'pages'])).toEqual({ file: 'templates/parent/brief.yaml', line: 3, column: 30 })
    expect(child?.placeOf(['publisher'])).toEqual({ file: 'templates/report/brief.yaml', line: 1, column: 1 })
  })

  test('points into the file in which a mistake was made', async () => {
    const { messages } = await briefOf({
      'templates/parent/brief.yaml': 'formats: [docx]\nchapters: [01-onne]\nclearence: internal\n',
      'templates/report/brief.yaml': 'title: The child\nextends: parent\nversion: 1.10\n',
      'templates/report/chapters/01-one.md.hbs': '',
    })
    expect(messages).toEqual([
      'templates/parent/brief.yaml:1:11: error: "formats" cannot be "docx"; write one of html, pdf, text [valid-field]',
      'templates/parent/brief.yaml:2:12: error: there is no chapter "01-onne"; did you mean "01-one"? [unknown-chapter]',
      'templates/parent/brief.yaml:3:1: error: the key "clearence" is not known; did you mean "clearance"? [known-field]',
    ])
  })

  test('that does not exist is none, and the nearest name is offered', async () => {
    const { briefs, messages } = await briefOf(smallProject(), 'raport')
    expect(briefs).toEqual([])
    expect(messages).toEqual(['templates/raport/brief.yaml:1:1: error: there is no brief "raport"; did you mean "report"? [unknown-brief]'])
  })

  test.each(['../outside', '_base', '', '.'])('is never a path: %j', async (name) => {
    expect((await briefOf(smallProject({ 'outside/brief.yaml': 'title: x' }), name)).briefs).toEqual([])
  })

  test('may say its version as it likes', async () => {
    const { briefs } = await briefOf(smallProject({ 'templates/report/brief.yaml': `${brief}version: 1.10\ndate: 2022\n` }))
    expect(briefs[0]?.matter).toMatchObject({ version: '1.10', date: '2022' })
  })
})

describe('a matrix', () => {
  test('makes a brief of each value', async () => {
    const matrix = 'params: { depth: 1 }\nmatrix:\n  country: [KAZ, South Sudan]\n  year: [2021, 2022]\n'
    const { briefs, messages } = await briefOf(smallProject({ 'templates/report/brief.yaml': brief + matrix }))
    expect(messages).toEqual([])
    expect(briefs.map(({ name, matter }) => [name, matter.params])).toEqual([
      ['report-KAZ-2021', { depth: 1, country: 'KAZ', year: 2021 }],
      ['report-KAZ-2022', { depth: 1, country: 'KAZ', year: 2022 }],
      ['report-South-Sudan-2021', { depth: 1, country: 'South Sudan', year: 2021 }],
      ['report-South-Sudan-2022', { depth: 1, country: 'South Sudan', year: 2022 }],
    ])
  })

  test('never leads out of the output folder', async () => {
    const { briefs } = await briefOf(
      smallProject({ 'templates/report/brief.yaml': `${brief}matrix: { country: ["../../etc", ".", "a/b"] }\n` }),
    )
    expect(briefs.map(({ name }) => name)).toEqual(['report-etc', 'report--', 'report-a-b'])
  })

  test('may not write over another brief', async () => {
    const { messages } = await briefOf(
      smallProject({ 'templates/report/brief.yaml': `${brief}matrix: { country: [two] }\n`, 'templates/report-two/brief.yaml': brief }),
    )
    expect(messages).toEqual([
      'templates/report/brief.yaml:3:9: error: two briefs would be written to output/report-two; give the values different names [valid-field]',
    ])
  })
})

describe('the words of a language', () => {
  test.each(['en', 'en-GB', 'en-us', 'fr', 'fr-CH', 'ru', 'kk', 'ar'])('are whole for %s', async (lang) => {
    const { messages, briefs } = await locale({}, lang)
    expect(messages).toEqual([])
    expect(Object.keys(briefs[0]?.strings ?? {}).length).toBeGreaterThan(50)
  })

  test('are those of the project over those of Dossier, of the region over those of the language', async () => {
    const { briefs } = await locale(
      { 'templates/_base/locales/en.yaml': 'contents: What is in it\n', 'templates/_base/locales/en-ZA.yaml': 'notes: Remarks\n' },
      'en-ZA',
    )
    expect(briefs[0]?.strings).toMatchObject({ contents: 'What is in it', notes: 'Remarks' })
  })

  test('that are missing are named', async () => {
    const { messages } = await locale({ 'templates/_base/locales/xx-YY.yaml': 'contents: Xx\n' }, 'xx')
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(/^templates\/report\/brief\.yaml:2:7: warning: the language "xx" has no words for .*\[known-locale\]$/)
  })
})
