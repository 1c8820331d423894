import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { openBrowser } from '../../src/paginate/browser.ts'
import { folderWith, temporaryFolder, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const archive = `The year began well.\n\n${'Ships came and went. '.repeat(20)}On 4 May the quay was closed to ships. Fourteen lay there unseen. ${'Nobody came. '.repeat(30)}\n`
const secret = 'The watchman Ivo Lanternov was paid by the port.'

const notes = `---
source: ledger
kind: report
archive: archive/ledger.txt
---

## quay-closed
\`\`\`yaml
locator: p. 12
validUntil: 2014-06
answers: { ships: 12 }
\`\`\`
> the quay was closed

The quay was closed to all ships.

## ships-counted
\`\`\`yaml
locator: p. 13
answers: { ships: 14 }
access: confidential
\`\`\`
> Fourteen lay there unseen

There were 14 ships, says the watchman.

## rumour
\`\`\`yaml
locator: p. 14
\`\`\`

There was talk of a fire.
`

const project = smallProject({
  'sources/notes/ledger.md': notes,
  'sources/archive/ledger.txt': archive,
  'sources/entities.yaml':
    'harbour: { kind: organisation, name: Harbour Office }\nwatchman: { kind: person, name: Ivo Lanternov, protection: withheld }\n',
  'sources/questions.yaml':
    'ships:\n  question: How many ships came?\n  type: number\n  decision: { prefer: quay-closed, reason: it was written on the day }\n',
  'templates/report/brief.yaml': 'title: The quay\nlang: en-GB\ncutoff: 2014-12-31\nformats: [html]\n',
  'templates/report/chapters/01-quay.md.hbs': [
    '# The quay',
    'Nobody knew why. {{note "quay-closed"}}',
    'The Harbour Office had 20 clerks. It rained.',
    'Some saw smoke.{{cite "rumour"}} As [the ledger](https://example.org) says.[^a]',
    '[^a]: By hand, [@ledger, p. 3].',
    '',
  ].join('\n\n'),
})

async function checkPage(files: Record<string, string> = project): Promise<{ root: string; html: string }> {
  const root = await folderWith(files)
  const { messages } = await build({ root })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  return { root, html: await readFile(join(root, 'output/report/check.html'), 'utf8') }
}

/** The part of the page about the run of sentences that holds a text. */
function runWith(html: string, text: string): string {
  return html.split('<div class="run">').find((run) => run.includes(text)) ?? ''
}

describe('every sentence stands beside what bears it out', () => {
  test('its note, locator, quotation in context, level, statement and questions', async () => {
    const { html } = await checkPage()
    const run = runWith(html, 'Nobody knew why.')
    expect(run).toContain('The quay was closed to all ships.')
    expect(run).toContain('<span class="state is-verbatim">verbatim</span><span class="level">level 1, single source</span>')
    expect(run).toContain('Harbour Office, The Harbour Ledger, 2014: <b>p. 12</b>')
    expect(run).toMatch(
      /<blockquote dir="auto">… Ships came and went\.[^<]* On 4 May <mark>the quay was closed<\/mark> to ships\. [^<]* …<\/blockquote>/,
    )
    expect(run).toContain('it stopped being true (2014-06)')
    expect(run).toContain('How many ships came?')
    expect(run).toContain('<b>12</b>')
  })

  test('red is a number or name without footnote, a lead; not what a footnote behind it bears out', async () => {
    const { html } = await checkPage()
    const alarms = [...html.matchAll(/<ul class="alarms">(.*?)<\/ul>/g)].map(([, list]) => list)
    expect(alarms).toEqual([
      expect.stringMatching(/^<li>it has a number and a name but its paragraph has no footnote behind it<\/li>/),
      '<li>rumour: it is a lead: it has no quotation</li>',
    ])
    expect(runWith(html, 'By hand')).toContain('no note stands behind this citation; look the passage up by hand')
  })

  test('a footnote that cites nothing is said to', async () => {
    const { html } = await checkPage(
      smallProject({ 'templates/report/chapters/01-quay.md.hbs': '# The quay\n\nIt was closed.[^a]\n\n[^a]: So they say.\n' }),
    )
    expect(runWith(html, 'It was closed.')).toContain('it cites no source')
  })

  test('what lies behind a character beyond the basic plane is marked where it stands', async () => {
    const { html } = await checkPage({ ...project, 'sources/archive/ledger.txt': `😀 An 😀 emblem.\n\n${archive}` })
    expect(html).toContain('On 4 May <mark>the quay was closed</mark> to ships.')
  })

  test('an open question is red at each note that answers it', async () => {
    const open = { ...project, 'sources/questions.yaml': 'ships:\n  question: How many ships came?\n  type: number\n  severity: minor\n' }
    const { html } = await checkPage(open)
    expect(html).toContain('<li>quay-closed: the question ships is open</li>')
  })

  test('without the captured text the quotation stands alone', async () => {
    const { 'sources/archive/ledger.txt': _, ...rest } = project
    const { html } = await checkPage({ ...rest, 'sources/notes/ledger.md': notes.replace('archive: archive/ledger.txt\n', '') })
    expect(html).toContain('<mark>the quay was closed</mark> <span class="absent">text not at hand</span>')
    expect(html).toContain('<span class="state is-unchecked">unchecked</span>')
  })
})

test('in a style that cites in the text the evidence stands beside the sentence all the same', async () => {
  const yaml = `${project['templates/report/brief.yaml']}style: author-date\n`
  const { html } = await checkPage({ ...project, 'templates/report/brief.yaml': yaml })
  const run = runWith(html, 'Nobody knew why.')
  expect(run).toContain('cited in the text')
  expect(run).toContain('<mark>the quay was closed</mark>')
  expect(runWith(html, 'Some saw smoke')).toContain('<li>rumour: it is a lead: it has no quotation</li>')
})

test('what the clearance hides never enters it: notes, their answers, their passages, withheld names', async () => {
  const { html } = await checkPage({ ...project, 'sources/archive/ledger.txt': archive.replace('Nobody came.', secret) })
  expect(html).not.toMatch(/ships-counted|says the watchman|Fourteen lay/)
  expect(html).toContain(`to ships. ${'█'.repeat(25)}. `)
  expect(html).not.toContain('Lanternov')
  expect(html).toContain('The watchman ████████████')
  expect(html).not.toContain('<b>14</b>')
})

test('hostile text in notes and sources stays text, and the policy allows no script but ours', async () => {
  const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>'
  const { html } = await checkPage({ ...project, 'sources/archive/ledger.txt': archive.replace('Nobody came.', evil) })
  expect(html.match(/<script/g)).toHaveLength(1)
  expect(html).not.toContain('<img')
  expect(html).toMatch(
    /content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
  )
})

test('a sentence keeps its hash while it and its evidence stay the same', async () => {
  const hashes = (html: string) => [...html.matchAll(/data-hash="([^"]+)" tabindex/g)].map(([, hash]) => hash)
  const before = hashes((await checkPage()).html)
  expect(new Set(before).size).toBe(before.length)
  const after = hashes((await checkPage({ ...project, 'sources/notes/ledger.md': notes.replace('locator: p. 12', 'locator: p. 21') })).html)
  const same = before.filter((hash) => after.includes(hash)).length
  expect(before.length - same).toBe(2)
})

describe('in a browser', () => {
  let browser: Browser
  let root: string
  const at = (path: string) => `file://${join(root, path)}`
  const ticked = (page: Page) => page.$eval('#ticked-count', (element) => element.textContent)

  beforeAll(async () => {
    root = await temporaryFolder()
    await writeFiles(root, project)
    await build({ root })
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser.close())

  async function open(): Promise<Page> {
    const page = await browser.newPage()
    page.on('pageerror', (fault) => expect.fail(String(fault)))
    page.on('console', (message) => expect(message.type(), message.text()).not.toBe('error'))
    await page.goto(at('output/report/check.html'))
    return page
  }

  test('keys move and tick; ticks and remarks outlive the page; a changed sentence loses its own', { timeout: 60_000 }, async () => {
    const page = await open()
    const all = await page.$$eval('.sentence', (elements) => elements.length)
    expect(await ticked(page)).toBe(`0 of ${all} ticked`)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('r')
    await page.keyboard.type('x marks it')
    expect(await ticked(page)).toBe(`1 of ${all} ticked`)
    await page.reload()
    expect(await ticked(page)).toBe(`1 of ${all} ticked`)
    expect(await page.$eval('#s-3 textarea', (element) => (element as HTMLTextAreaElement).value)).toBe('x marks it')

    await writeFiles(root, {
      'templates/report/chapters/01-quay.md.hbs': project['templates/report/chapters/01-quay.md.hbs']!.replace('knew why', 'knew how'),
    })
    await build({ root })
    await page.reload()
    expect(await ticked(page)).toBe(`0 of ${all} ticked`)
    expect(await page.$eval('#changed', (element) => element.textContent)).toContain('Nobody knew why. (remark: x marks it)')
    await page.close()
  })

  test('filters show what is red; what was exported can be imported elsewhere', { timeout: 60_000 }, async () => {
    const page = await open()
    await page.click('#show-red')
    expect(await page.$$eval('.sentence', (all) => all.filter((one) => (one as HTMLElement).offsetParent !== null).length)).toBe(
      await page.$$eval('.sentence.red', (all) => all.length),
    )
    await page.click('#show-all')
    await page.type('#checker', 'A. Author')
    await page.click('#s-1 .tick')
    const exported = await page.evaluate(() => localStorage.getItem('dossier-check:report'))
    expect(JSON.parse(exported ?? '')).toMatchObject({ format: 'dossier-check/1', brief: 'report', checker: 'A. Author' })
    await writeFiles(root, { 'ticks.json': exported ?? '', 'other.json': '{"format":"dossier-check/1","brief":"another","sentences":{}}' })
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    expect(await ticked(page)).toMatch(/^0 of/)
    const input = await page.$('input#import')
    await input?.uploadFile(join(root, 'other.json'))
    await page.waitForFunction(() => document.querySelector('#notice')?.textContent?.includes('holds no ticks of this brief'))
    await input?.uploadFile(join(root, 'ticks.json'))
    await page.waitForFunction(() => document.querySelector('#ticked-count')?.textContent?.startsWith('1 of'))
    await page.close()
  })

  test('without scripts it is a list to print, with boxes', { timeout: 60_000 }, async () => {
    const page = await browser.newPage()
    await page.setJavaScriptEnabled(false)
    await page.goto(at('output/report/check.html'))
    expect(await page.$$('.tick')).not.toHaveLength(0)
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(1000)
    await page.close()
  })
})
