import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { build, formatMessage, type BuildReport } from '../../src/index.ts'
import { temporaryFolder } from '../support/folder.ts'
import { buildOwnBriefs, type OwnBriefs } from './own-briefs.ts'

const root = join(import.meta.dirname, '../..')

/** In print each must keep the pages that its brief.yaml allows. */
const printed = ['company-brief', 'donor-brief', 'one-page', 'oral-statement', 'plain-language-kk', 'press-release', 'upr-submission']
const onScreen = ['ilo-observations', 'oral-statement-annotated', 'plain-language', 'plain-language-ru']
const variants = [...printed, ...onScreen].sort()

/** Cover names, and the people and companies behind them, that no variant for the public may print. */
const coverNames =
  /\b(?:Nikolay N|Boris B|Bakyt B|Sultan S|Asel A|Maks M|Orman O|Timur T|Dosym D|Askhat A|Nurlan N|Aibek A)\.|\bCompany [ABC]\b/

let report: BuildReport
let out: string
let manifestOf: OwnBriefs['manifestOf']
let chapterOf: OwnBriefs['chapterOf']

/** The repository's own variants: those with a limit of pages are printed, the others are web pages. */
beforeAll(async () => {
  ;({ report, out, manifestOf, chapterOf } = await buildOwnBriefs(variants, onScreen))
}, 300_000)

async function bodyOf(name: string): Promise<string> {
  const page = await readFile(join(out, name, 'brief.html'), 'utf8')
  return page.slice(page.indexOf('<body'))
}

function plain(text: string): string {
  return text
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>|\[@[^\]]*\]|\[\^\w+\](?!:)/g, '')
    .replaceAll('\u00ad', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The words of a chapter as it was written, without headings' attributes, citations and the notes by hand. */
function words(markdown: string): number {
  const text = plain(markdown.replaceAll(/^\[\^\w+\]:.*$|\{[^}]*\}|[#>*]/gm, ''))
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

test('every variant is built without a complaint', () => {
  expect(report.messages.map(formatMessage)).toEqual([])
  expect(report.briefs.map(({ name }) => name).sort()).toEqual(variants)
})

test('no variant prints a cover name, in its evidence either', async () => {
  for (const name of variants.filter((one) => one !== 'donor-brief')) expect(plain(await bodyOf(name))).not.toMatch(coverNames)
})

describe('the submission to the Universal Periodic Review', () => {
  test('says above its text who submits it, and its key words', async () => {
    const head = plain((await bodyOf('upr-submission')).split('<main')[0] ?? '')
    expect(head).toMatch(/Submitted by ?Dossier.*Key words ?freedom of association;/)
  })

  test('numbers its paragraphs without a gap, also in the text that is pasted', async () => {
    const text = await readFile(join(out, 'upr-submission', 'brief.txt'), 'utf8')
    const numbers = [...text.matchAll(/^(\d+)\. (?!that the Government)/gm)].map(([, number]) => Number(number))
    expect(numbers.length).toBeGreaterThan(20)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('asks that the Government do one thing at a time, each on evidence', async () => {
    const items = (await chapterOf('upr-submission', '07-recommendations')).match(/^\d+\. .*$/gm) ?? []
    expect(items).toHaveLength(9)
    for (const item of items) expect(item).toMatch(/^\d+\. that the Government \p{Ll}+,? .*\[@[^\]]+\]$/u)
  })

  test('fits with its notes, and says how long it is without them', async () => {
    const { words: counted, pages } = await manifestOf('upr-submission')
    expect(counted.body).toBeLessThan(2_815)
    expect(pages).toBeLessThanOrEqual(5)
  })
})

describe('the oral statement', () => {
  test('is said in two minutes, without a digit, an abbreviation or a note', async () => {
    const main = plain((await bodyOf('oral-statement')).split('<main')[1]?.split('</main>')[0] ?? '').replace(/^[^>]*>/, '')
    expect(main.split(' ').length).toBeLessThanOrEqual(280)
    expect(main).toMatch(/Thank you, Mr President\. Dossier .* Thank you, Mr President\./)
    expect(main).not.toMatch(/\d|\b\p{Lu}{2,}\b|[()[\]/]/u)
  })

  test('gives at most three figures that are not dates', async () => {
    const said = (await chapterOf('oral-statement', '01-statement')).replaceAll(/\b(?:in|twenty) twenty[- ]?\p{Ll}*(?:[- ]\p{Ll}+)?/giu, '')
    expect(plain(said).match(/\b(?:twelve|seven|half a)\b/g)).toEqual(['seven', 'twelve', 'seven', 'half a'])
  })

  test('has a twin with the same sentences, each statement of fact with its note', async () => {
    const [spoken, annotated] = await Promise.all(
      ['oral-statement', 'oral-statement-annotated'].map((name) => chapterOf(name, '01-statement')),
    )
    expect(annotated).toBe(spoken)
    expect((await bodyOf('oral-statement-annotated')).match(/class="footnote-call"/g)?.length).toBe(13)
    expect(await bodyOf('oral-statement')).not.toContain('footnote-call')
  })
})

test('of the oral statement a shorter one is left for a general debate, with its twin', async () => {
  const project = await temporaryFolder()
  await cp(join(root, 'sources'), join(project, 'sources'), { recursive: true, filter: (path) => !path.includes('archive') })
  for (const name of ['_base', 'oral-statement', 'oral-statement-annotated'])
    await cp(join(root, 'templates', name), join(project, 'templates', name), { recursive: true })
  for (const name of ['oral-statement', 'oral-statement-annotated']) {
    const file = join(project, 'templates', name, 'brief.yaml')
    const yaml = (await readFile(file, 'utf8')).replace(/^formats: .*$/m, 'formats: [html]').replace('seconds: 120', 'seconds: 90')
    await writeFile(file, name === 'oral-statement' ? `${yaml}leaveOut: 2\n` : yaml)
  }
  const { messages, briefs } = await build({ root: project })
  expect(messages.filter(({ severity }) => severity === 'error').map(formatMessage)).toEqual([])
  expect(briefs.map(({ name }) => name).sort()).toEqual(['oral-statement', 'oral-statement-annotated'])
  const text = await readFile(join(project, 'output/oral-statement/chapters/01-statement.md'), 'utf8')
  expect(text).not.toMatch(/Baltabai|strike declared illegal|criminal penalty/)
}, 60_000)

describe('the page for a dialogue', () => {
  test('is one page: three asks, four facts, two names, five notes', async () => {
    const { pages, footnotes } = await manifestOf('one-page')
    expect([pages, footnotes.length]).toEqual([1, 5])
    const [asks = '', facts = '', names = ''] = (await chapterOf('one-page', '01-sheet')).split(/^# /m).slice(1)
    expect([asks, facts, names].map((part) => part.match(/^(?:\d\.|-) /gm)?.length)).toEqual([3, 4, 2])
    for (const ask of asks.match(/^\d\. .*/gm) ?? []) expect(words(ask)).toBeLessThanOrEqual(26)
    expect(names).toMatch(/Status on 18 March 2022/)
    expect(plain(await bodyOf('one-page'))).not.toMatch(/\b(?:19\d\d|200\d|2010)\b/)
  })
})

describe('the press release', () => {
  test('has a headline of twelve words, a lede of forty, and 500 and 600 words', async () => {
    const release = await chapterOf('press-release', '01-release')
    const lede = release.split('\n\n')[1] ?? ''
    const headline = plain(/<h1>(.*?)<\/h1>/.exec(await bodyOf('press-release'))?.[1] ?? '')
    expect(words(headline)).toBeLessThanOrEqual(12)
    expect(words(lede)).toBeLessThanOrEqual(40)
    expect(lede).toMatch(/court.*Kazakhstan.*closed.*January 2017/)
    expect(words(release)).toBeLessThanOrEqual(500)
    expect(words(await chapterOf('press-release', '02-questions'))).toBeLessThanOrEqual(600)
  })

  test('quotes nobody but the publisher, and answers six questions', async () => {
    expect((await chapterOf('press-release', '01-release')).match(/Dossier said:\n\n> .*\[\^own\]/)).not.toBeNull()
    const questions = (await chapterOf('press-release', '02-questions')).match(/^## .*\?/gm)
    expect(questions).toHaveLength(6)
    expect(questions).toContain('## Why do the numbers differ?')
  })

  test('explains every number in dispute that it prints', async () => {
    const [, why = ''] = (await chapterOf('press-release', '02-questions')).split('Why do the numbers differ?')
    const said = plain(why.split(/^## /m)[0] ?? '')
    for (const figure of [
      'at least 12',
      '14',
      'at least 16',
      '17 people',
      'about 90',
      'almost 400',
      'more than 400',
      'two more unions',
      'three',
    ])
      expect(said).toContain(figure)
  })
})

describe('the brief for companies', () => {
  test('gives every company its conduct, date, source and reply', async () => {
    const rows = (await chapterOf('company-brief', '02-companies')).match(/^\| [^-].*$/gm)?.slice(1) ?? []
    expect(rows).toHaveLength(15)
    for (const row of rows) {
      const [, company, conduct, date, source, reply] = row.split(/(?<!\\)\|/).map((cell) => cell.trim())
      for (const cell of [company, conduct, date]) expect(cell).toMatch(/\S/)
      expect(source).toMatch(/Human Rights Watch$|ITUC$/)
      expect(reply).toMatch(/^(?:None by November 2016|No request recorded|It was open to dialogue.*)\[@/)
    }
  })

  test('hands what it says of a company to whoever says it', async () => {
    const prose = (await chapterOf('company-brief', '02-companies')).split(':::').at(-1) ?? ''
    const named = plain(prose)
      .split(/(?<=\.) (?=\p{Lu})/u)
      .filter((one) => /KazStroyService|Kazakhmys|ArcelorMittal|KM Tranco/.test(one))
    expect(named.length).toBeGreaterThan(2)
    for (const sentence of named) expect(sentence).toMatch(/According to|report|ITUC/)
  })
})

describe('the observations on two Conventions', () => {
  test('give law, practice, case and request under every article', async () => {
    const chapters = `${await chapterOf('ilo-observations', '03-convention-87')}\n${await chapterOf('ilo-observations', '04-convention-98')}`
    const articles = chapters.split(/^## /m).slice(1)
    expect(articles).toHaveLength(8)
    for (const article of articles) {
      expect(article).toMatch(/^Article \d: /)
      expect([...article.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, tag]) => tag)).toEqual(['Law', 'Practice', 'Case', 'Request'])
      expect(article).toMatch(/^Article \d: strikes|\*\*Law\.\*\* [^[]*\[@ilo-convention-(?:87|98),/)
      expect(/\*\*Case\.\*\*.*/.exec(article)?.[0]).toMatch(/\b20\d\d\b/)
    }
  })

  test('cite no source beside its own retelling', async () => {
    const cited = new Set((await manifestOf('ilo-observations')).footnotes.flatMap(({ notes }) => notes))
    const retold = ['occ-union-profsoyus', 'occ-union-conference', 'occ-union-eight-refusals', 'occ-union-court', 'miners-refused-ituc']
    for (const note of [
      ...retold,
      'kharkova-followed-ituc',
      'kharkova-photographed-ituc',
      'ituc-on-kspk-refusal',
      'ilo-demand',
      'ilo-reprimand',
    ])
      expect(cited).not.toContain(note)
  })
})

describe('the brief for donors', () => {
  test('tells the situation in a hundred words, and names three needs and no partner', async () => {
    expect(words((await chapterOf('donor-brief', '01-situation')).replace(/^# .*$/m, ''))).toBeLessThanOrEqual(105)
    const needs = (await chapterOf('donor-brief', '02-needs')).split(/^# /m)[1] ?? ''
    expect(needs.match(/^\d\. /gm)).toHaveLength(3)
    const chapters = await Promise.all(['01-situation', '02-needs', '03-evidence'].map((chapter) => chapterOf('donor-brief', chapter)))
    const notes = (await manifestOf('donor-brief')).footnotes.map(({ text }) => text)
    expect([...chapters, ...notes].join(' ')).not.toMatch(/Kharkova|Baltabai|Eleusinov|Kushakbaev|Senyavskii/)
  })

  test('has no page for screens, which would show passages that name people', async () => {
    expect((await manifestOf('donor-brief')).outputs.map(({ path }) => path).filter((path) => path.endsWith('brief.html'))).toEqual([])
  })

  test('prints of each claim the level that was computed', async () => {
    const rows = (await chapterOf('donor-brief', '03-evidence')).match(/^\| [^-].*$/gm)?.slice(1) ?? []
    const levels = rows.map((row) => row.split('|')[2]?.trim())
    expect(levels).toEqual(
      'Repeated, Repeated, Single source, Disputed, Single source, Single source, Single source, Lead, Single source, Single source, Single source'.split(
        ', ',
      ),
    )
  })
})

describe('the sheet for workers', () => {
  /** What stands in bold and is no term: people, a company, unions abroad. */
  const named = /kharkova|baltabai|tabylov|kazstroy|харькова|балтабай|табылов|казстрой|abroad|рубеж|шетел/

  const sheets = ['plain-language', 'plain-language-ru', 'plain-language-kk']

  test.each(sheets)('%s explains every term that it sets in bold', async (name) => {
    const [text = '', glossary = ''] = (await chapterOf(name, '01-sheet')).split(/^# .*\{- #words\}$/m)
    const terms = (part: string, shape: RegExp) => [...part.matchAll(shape)].map(([, term = '']) => term.toLowerCase())
    const explained = terms(glossary, /^- \*\*(.+?):\*\*/gm)
    const used = terms(text, /\*\*(?:A |The )?([^*]+?)\.?\*\*/gi).filter((term) => !named.test(term))
    expect(explained).toEqual([...explained].sort(new Intl.Collator(name.endsWith('kk') ? 'kk' : 'ru').compare))
    // Russian and Kazakh words change their endings
    expect(used.filter((term) => !explained.some((one) => term.slice(0, 6) === one.slice(0, 6)))).toEqual([])
  })

  test('says the same in three languages, note by note', async () => {
    const notes = await Promise.all(sheets.map(async (name) => (await manifestOf(name)).footnotes.map((footnote) => footnote.notes)))
    expect(notes[1]).toEqual(notes[0])
    expect(notes[2]).toEqual(notes[0])
  })

  test('tells in its imprint that no native reader has read the Kazakh one', async () => {
    expect(plain((await bodyOf('plain-language-kk')).split('<main')[0] ?? '')).toContain('оқырман әлі тексерген жоқ')
  })
})
