import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'
import { folderWith } from '../support/folder.ts'
import { foldText, openPdf } from '../support/pdf.ts'
import { smallProject } from '../support/project.ts'

const notes = `---
source: ledger
kind: report
---

## quay-closed
\`\`\`yaml
locator: p. 12
date: 2013-05-02
topics: [quay]
entities: [north-quay]
\`\`\`
> the quay was closed

The quay was closed to all ships.

## quay-opened
\`\`\`yaml
locator: p. 14
date: 2014-03
topics: [quay]
\`\`\`
> the quay was opened

The quay was opened to small boats.

## informer
\`\`\`yaml
locator: p. 16
date: 2014-04-03
topics: [quay]
entities: [north-quay]
access: confidential
\`\`\`
> he told me so

A watchman saw the fire begin.
`

const chapter = `# The quay

Some words of text stand before the picture, see {{ref "fire"}}.

{{figure chart="timeline" topic="quay" title="Closed and opened" id="fire"}}

{{figure chart="map" title="The port" data="none"}}
`

const project = (files: Record<string, string> = {}) =>
  smallProject({
    'sources/notes/ledger.md': notes,
    'sources/entities.yaml': 'north-quay: { kind: place, name: North Quay, at: [43.34, 52.86] }\n',
    'templates/report/brief.yaml': 'title: The quay\nlang: en-GB\n',
    'templates/report/chapters/01-quay.md.hbs': chapter,
    ...files,
  })

test('pictures stand in page and PDF, with their names, their data and the footnotes of these, and nothing that is secret', async () => {
  const root = await folderWith(project())
  const { messages, briefs } = await build({ root })
  expect(messages.map(formatMessage)).toEqual([])
  const folder = join(root, 'output/report')
  const page = await readFile(join(folder, 'brief.html'), 'utf8')
  const html = page.slice(page.indexOf('<main')).replaceAll('\u00A0', ' ')
  expect(html).toContain('<figure id="fire"><div class="chart"><svg ')
  expect(html).toContain('aria-label="Timeline from 2 May 2013 to Mar 2014. Events: 2."')
  expect(html).toMatch(/<details class="chart-data"><summary>Data of Figure 1<\/summary>/)
  expect(html).not.toMatch(/watchman|informer|3 Apr/)
  expect(briefs[0]?.words).toBe(23) // heading, sentence and captions, neither labels nor data

  const pdf = await openPdf(await readFile(join(folder, 'brief.pdf')))
  const text = foldText(pdf.pages.join('\n'))
  for (const words of ['Figure 1. Closed and opened', 'Data of Figure 1', 'North Quay 1', 'The quay was opened to small boats.']) {
    expect(text).toContain(foldText(words))
  }
  expect(text.split(foldText('The quay was closed to all ships.'))).toHaveLength(3) // in the picture and in its data
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  expect(manifest.footnotes.map((footnote: { notes: string[] }) => footnote.notes)).toEqual([
    ['quay-closed'],
    ['quay-opened'],
    ['quay-closed'],
  ])
}, 60_000)

test('the same project gives the same page', async () => {
  const pages = []
  for (let run = 0; run < 2; run++) {
    const root = await folderWith(project({ 'templates/report/brief.yaml': 'title: The quay\nformats: [html]\n' }))
    await build({ root })
    pages.push(await readFile(join(root, 'output/report/brief.html'), 'utf8'))
  }
  expect(pages[0]).toBe(pages[1])
})

test('a chart in a footnote is drawn too', async () => {
  const inNote = '# The quay\n\nIt was shut.[^map]\n\n[^map]: See:\n\n    {{figure chart="map" title="The port"}}\n'
  const root = await folderWith(project({ 'templates/report/chapters/01-quay.md.hbs': inNote }))
  const { messages } = await build({ root })
  expect(messages.map(formatMessage)).toEqual([])
  const page = await readFile(join(root, 'output/report/brief.html'), 'utf8')
  const note = page.slice(page.indexOf('<section class="footnotes"')).replaceAll('\u00A0', ' ')
  expect(note).toMatch(/<figure id="the-port"><div class="chart"><svg .*<span class="caption-number">Figure 1\./)
}, 60_000)

test('an image that an author writes is no chart, whatever its address', async () => {
  const root = await folderWith(
    project({ 'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-closed"}}\n\n![A map](chart/map)\n' }),
  )
  const { messages } = await build({ root })
  expect(messages.map(({ rule }) => rule)).toEqual(['missing-image'])
})

test('coordinates that are none are an error in entities.yaml', async () => {
  const root = await folderWith(
    project({ 'sources/entities.yaml': 'north-quay:\n  kind: place\n  name: North Quay\n  at: [143.34, 52.86]\n' }),
  )
  const { messages } = await build({ root })
  expect(messages.map(formatMessage)[0]).toMatch(/^sources\/entities\.yaml:4:\d+: error: .*\[valid-field\]$/)
})

test('details that an author writes do not become data of a chart', async () => {
  const root = await folderWith(
    project({
      'templates/report/brief.yaml': 'title: The quay\nformats: [html]\n',
      'templates/report/chapters/01-quay.md.hbs':
        '# The quay\n\n{{note "quay-closed"}}\n\n<details class="chart-data"><summary>More</summary>Text</details>\n',
    }),
  )
  const { messages } = await build({ root })
  expect(messages.some(({ rule }) => rule === 'removed-markup')).toBe(true)
  expect(await readFile(join(root, 'output/report/brief.html'), 'utf8')).not.toContain('<details class="chart-data"')
})
