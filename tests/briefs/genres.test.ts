import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatMessage, type BuildReport } from '../../src/index.ts'
import { buildOwnBriefs, type OwnBriefs } from './own-briefs.ts'

const genres = ['country-page', 'interview', 'long-report', 'opinion']

let report: BuildReport
let out: string
let manifestOf: OwnBriefs['manifestOf']
let chapterOf: OwnBriefs['chapterOf']

/** The repository's own briefs, as web pages: what is asked here needs no browser. */
beforeAll(async () => {
  ;({ report, out, manifestOf, chapterOf } = await buildOwnBriefs(genres, genres))
}, 240_000)

async function pageOf(name: string): Promise<string> {
  return (await readFile(join(out, name, 'brief.html'), 'utf8')).replace(/^[\s\S]*?<body/, '<body')
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u00ad', '')
    .replace(/\s+/g, ' ')
}

test('the four genres are built without a complaint', () => {
  expect(report.messages.map(formatMessage)).toEqual([])
  expect(report.briefs.map(({ name }) => name).sort()).toEqual(genres)
})

describe('the long report', () => {
  test('has the length and the density of notes of its kind', async () => {
    const { words, footnotes } = await manifestOf('long-report')
    expect(words.body).toBeGreaterThan(9_000)
    expect(words.body).toBeLessThan(13_000)
    expect(footnotes.length).toBeGreaterThan(200)
  })

  test('gives summary, recommendations by addressee, and methodology before the first numbered chapter', async () => {
    const page = await pageOf('long-report')
    const places = ['summary', 'recommendations', 'methodology', 'limits', 'background'].map((id) =>
      page.search(new RegExp(`<[^>]* id="${id}"`)),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const addressees = (await chapterOf('long-report', '02-recommendations')).match(/^## .*/gm)
    expect(addressees).toEqual([
      '## Government of Kazakhstan',
      '## Parliament of Kazakhstan',
      '## Prosecutor General of Kazakhstan',
      '## Companies operating in Kazakhstan',
      '## ILO member states and the European Union',
      '## United Nations human rights experts',
    ])
  })

  test('tells cases in boxes of their own, beside boxes of text and block quotations', async () => {
    const page = await pageOf('long-report')
    expect(page.match(/<aside class="box" id="case-/g)).toHaveLength(8)
    expect(page.match(/<aside class="box" id="(?!case-)/g)).toHaveLength(4)
    expect(page.match(/<blockquote/g)?.length).toBeGreaterThan(8)
  })
})

describe('the opinion piece', () => {
  test('has 800 to 1,000 words, its notes at the end, and the organisation for its author', async () => {
    const { words } = await manifestOf('opinion')
    expect(words.body).toBeGreaterThanOrEqual(800)
    expect(words.body).toBeLessThanOrEqual(1_000)
    const page = await pageOf('opinion')
    expect(plain(page)).toContain('By Dossier, November 2026.')
  })

  test('hands its statements to those who make them', async () => {
    const text = await chapterOf('opinion', '01-argument')
    for (const name of [
      'Hugh Williamson of Human Rights Watch',
      'says ITUC',
      'Human Rights Watch found',
      'According to Human Rights Watch',
    ])
      expect(text).toContain(name)
  })
})

describe('the interview', () => {
  test('says above its first question who led it, and that we did not', async () => {
    const text = plain((await pageOf('interview')).split('<main')[0] ?? '')
    expect(text).toContain('InterviewerSaule Mukhametrakhimova')
    expect(text).toContain('Dossier did not lead this interview and has not spoken with Esenbek Ukteshbaev.')
  })

  test('answers every question in the name of the speaker', async () => {
    const [, ...answers] = (await chapterOf('interview', '01-interview')).split(/^## /m)
    expect(answers).toHaveLength(9)
    for (const answer of answers) {
      expect(answer.split('\n')[0]).toMatch(/\?/)
      expect(answer).toContain('**Ukteshbaev**')
    }
  })

  test('quotes fragments of twelve words at most', async () => {
    const text = `${await chapterOf('interview', '01-interview')}\n${await chapterOf('interview', '02-since')}`
    const quotations = [...text.matchAll(/“([^”]*)”/g)].map(([, quotation = '']) => quotation.split(/\s+/).length)
    expect(quotations.length).toBeGreaterThan(8)
    expect(Math.max(...quotations)).toBeLessThanOrEqual(12)
  })
})

describe('the country page', () => {
  test('names no author', async () => {
    expect(plain((await pageOf('country-page')).split('<main')[0] ?? '')).not.toMatch(/\bBy\b/)
  })

  test('gives its rating with the page’s head, and leads from there to its evidence', async () => {
    const page = await pageOf('country-page')
    expect(page).toContain('<p class="rating"><a href="#rating"><strong>5</strong> No guarantee of rights</a></p>')
    expect((await manifestOf('country-page')).footnotes[0]?.notes).toEqual(['ituc-rating'])
  })

  test('tells incidents from the newest to the oldest, each with its day and the right it touches', async () => {
    const incidents = (await chapterOf('country-page', '02-practice')).split(/^## /m).slice(1)
    expect(incidents).toHaveLength(28)
    const days = incidents.map((incident) => {
      const [, day = '', right = ''] = /^\*\*(.*?)\*\* (.*)$/m.exec(incident) ?? []
      expect(right).not.toBe('')
      return lastDay(day)
    })
    expect(days).not.toContain(Number.NaN)
    expect(days).toEqual([...days].sort((a, b) => b - a))
  })

  test('explains each term once, at its first mention', async () => {
    const page = plain((await pageOf('country-page')).split('<main')[1] ?? '')
    const chapters = `${await chapterOf('country-page', '02-practice')}\n${await chapterOf('country-page', '03-law')}`
    const terms = [...chapters.matchAll(/\*\*([^*\n]+)\*\* \*\(([^)]*)\)\*/g)].map(([, term = '', meaning = '']) => ({ term, meaning }))
    expect(terms.map(({ term }) => term)).toEqual([
      'industrial union',
      'general strike',
      'platform workers',
      'conciliation committee',
      'restriction of freedom',
      'parole',
      'akimat',
      'yellow unions',
      'collective agreement',
    ])
    for (const { term, meaning } of terms) {
      expect(page.split(meaning)).toHaveLength(2)
      expect(page.slice(0, page.indexOf(meaning))).toMatch(new RegExp(`^(?:(?!${term}).)*${term} \\($`))
    }
  })
})

/** The last day that an incident's date names, as a number that sorts: of a month alone, its end. */
function lastDay(text: string): number {
  const [, day, month = '', year = ''] = /(\d{1,2})? ?([A-Z][a-z]+) (\d{4})$/.exec(text) ?? []
  const first = new Date(`1 ${month} ${year} UTC`)
  return day ? first.setUTCDate(Number(day)) : first.setUTCMonth(first.getUTCMonth() + 1, 0)
}
