import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, expect } from 'vitest'
import { build } from '../../src/build.ts'
import { openBrowser } from '../../src/paginate/browser.ts'
import { temporaryFolder, writeFiles } from '../support/folder.ts'

/** Days on which something happened; each has a note. */
const days = Array.from({ length: 30 }, (_, index) => `2014-05-${`${index + 1}`.padStart(2, '0')}`)

const daily = days.map(
  (day, index) => `## day-${index + 1}
\`\`\`yaml
locator: entry of ${index + 1} May 2014, with a remark on the tide, the wind and the state of the harbour wall
date: ${day}
\`\`\`
> on day ${index + 1} the quay stood empty

On day ${index + 1} the quay stood empty.
`,
)

const ledger = `---
source: ledger
kind: report
archive: archive/ledger.txt
---

## quay-closed
\`\`\`yaml
locator: p. 12
answers: { ships: at least 12 }
\`\`\`
> the quay was closed

The quay was closed.

## paid
\`\`\`yaml
locator: p. 13
access: confidential
answers: { ships: 99 }
\`\`\`
> paid by the port under seal

Somebody was paid.

${daily.join('\n')}`

const gazette = `---
source: gazette
kind: press
---

## gazette-ships
\`\`\`yaml
locator: para. 4
answers: { ships: 17 }
\`\`\`
> seventeen ships

Seventeen ships came.
`

const archive = `In the year of the storm the harbour master wrote daily. The watchman Ivo Lanternov saw it. On 4 May the quay was closed to ships. He was paid by the port under seal. Nobody came.\n\n${days.map((_, index) => `It is said that on day ${index + 1} the quay stood empty, and the gulls with it.\n`).join('\n')}`

const filler = (topic: string) => `Of the ${topic} nobody spoke. ${'The tide came and went, as it does. '.repeat(12)}`

/** A project whose brief has everything that the page shows. */
export const project: Record<string, string> = {
  'sources/references.json': JSON.stringify([
    {
      id: 'ledger',
      type: 'report',
      title: 'The Harbour Ledger',
      author: [{ literal: 'Harbour Office' }],
      issued: { 'date-parts': [[2014]] },
      language: 'en-GB',
      URL: 'https://example.org/ledger',
    },
    {
      id: 'gazette',
      type: 'article-newspaper',
      title: 'A Storm in May',
      'container-title': 'The Gazette',
      issued: { 'date-parts': [[2014, 5, 6]] },
      language: 'en-GB',
    },
  ]),
  'sources/notes/ledger.md': ledger,
  'sources/notes/gazette.md': gazette,
  'sources/archive/ledger.txt': archive,
  'sources/entities.yaml': `uqw: { kind: organisation, name: Union of Quay Workers (UQW), short: UQW, aliases: [CITUQ, Портовый союз] }
btk: { kind: organisation, name: Bureau of Tides (БТК), short: БТК, aliases: [BTK] }
watchman: { kind: person, name: Ivo Lanternov, protection: withheld }
cover: { kind: person, name: Marina, aliases: [Marina Realname], protection: pseudonym }
elsewhere: { kind: organisation, name: Guild of Divers, aliases: [Dagon Society] }
`,
  'sources/questions.yaml':
    'ships:\n  question: How many ships came?\n  type: number\n  decision: { range: true, reason: both are counts of the day }\n',
  'templates/report/brief.yaml':
    'title: The quay\nsubtitle: A year of storms\nlang: en-GB\nversion: "1.0"\ndate: 2015-03\npublisher: A Publisher\naudience: Readers\nformats: [html]\n',
  'templates/report/chapters/01-quay.md.hbs': `# The quay

{{note "quay-closed"}} It was a year that the Union of Quay Workers (UQW) and the Bureau of Tides (БТК) remember, says Marina.

${filler('toll')}

Ships came.{{cite "gazette-ships" "quay-closed"}} Êtes-vous là is said with marks.

{{#notes source="ledger" from="2014-05-01" to="2014-05-08" sort="date" as |n|}}
{{n.statement}}{{cite n}}
{{/notes}}
`,
  'templates/report/chapters/02-days.md.hbs': `# The days

${filler('wind')}

## One by one

{{#notes source="ledger" from="2014-05-09" sort="date" as |n|}}
- {{n.statement}}{{cite n}}
{{/notes}}

${filler('storm')}
`,
  'templates/report/chapters/03-end.md.hbs': `# What remains

${filler('end')}

The UQW is mentioned again. Жанаозен is a town, and so is Shymkent.

:::table{title="Counts"}
| Day | Ships |
|---|---|
| 4 May 2014 | 12{{cite "quay-closed"}} |
:::

${filler('rest')}
`,
}

/** Builds the project and gives the path of its page. */
export async function buildPage(files: Record<string, string> = {}): Promise<string> {
  const root = await temporaryFolder()
  await writeFiles(root, { ...project, ...files })
  const { messages } = await build({ root })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  return join(root, 'output/report/brief.html')
}

export const readPage = (path: string): Promise<string> => readFile(path, 'utf8')

/** A browser for a file of tests. */
export function useBrowser(): { open: (path: string, view?: View) => Promise<Page> } {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  return { open: (path, view = {}) => openPage(browser, path, view) }
}

export interface View {
  width?: number
  height?: number
  dark?: boolean
  /** Id of the place that the address names. */
  at?: string
  scripts?: boolean
  /** Whether a fault of the page's script is what is tested. */
  mayFail?: boolean
  /** Runs in the page before its own script. */
  before?: string
}

async function openPage(browser: Browser, path: string, view: View): Promise<Page> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  if (!view.mayFail) page.on('pageerror', (fault) => expect.fail(`the page's script failed: ${String(fault)}`))
  if (view.scripts === false) await page.setJavaScriptEnabled(false)
  if (view.before !== undefined) await page.evaluateOnNewDocument(view.before)
  await page.setViewport({ width: view.width ?? 1440, height: view.height ?? 900 })
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: view.dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])
  await page.goto(`file://${path}${view.at === undefined ? '' : `#${view.at}`}`, { waitUntil: 'load' })
  if (view.scripts !== false) await page.evaluate(() => document.fonts.ready.then(() => true))
  return page
}
