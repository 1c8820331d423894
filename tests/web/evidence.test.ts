import { beforeAll, describe, expect, test } from 'vitest'
import { buildPage, project, readPage, useBrowser } from './support.ts'

const { open } = useBrowser()
let path: string
let html: string
beforeAll(async () => {
  path = await buildPage()
  html = await readPage(path)
})

/** The evidence at a footnote, as text. */
async function evidenceAt(number: number, file = path): Promise<string> {
  const page = await open(file, { scripts: false })
  const text = await page.$eval(`#fn-${number} .evidence`, (details) => details.textContent ?? '')
  return text.replaceAll(/\s+/g, ' ')
}

describe('a footnote leads to its evidence', () => {
  test('source, passage in context with the quotation marked, place and level', async () => {
    const page = await open(path, { scripts: false })
    await page.click('#fn-1 summary')
    const shown = await page.$eval('#fn-1 .evidence', (details) => (details as HTMLElement).innerText)
    expect(shown.replaceAll(/\s+/g, ' ')).toContain('Harbour Office, The Harbour Ledger, 2014 · The source on the web')
    expect(shown).toContain('On 4 May the quay was closed to ships.')
    expect(shown).toContain('p. 12 · Corroborated: independent sources say the same.')
    expect(await page.$eval('#fn-1 mark', (mark) => mark.textContent)).toBe('the quay was closed')
    expect(await page.$eval('#fn-1 .evidence a', (link) => (link as HTMLAnchorElement).href)).toBe('https://example.org/ledger')
  })

  test('what others say to the same question, and how it is printed', async () => {
    expect(await evidenceAt(2)).toContain(
      'How many ships came?17: A Storm in May, 2014at least 12: Harbour Office, The Harbour Ledger, 2014How it is printed: As a range',
    )
  })

  test('a note that was shown before is not shown again', async () => {
    expect(await evidenceAt(2)).toContain('Harbour Office, The Harbour Ledger, 2014 · The source on the webThe passage is shown at note 1')
    expect(html.match(/<mark>the quay was closed<\/mark>/g)).toHaveLength(1)
  })

  test('in a panel beside the text, and in the note itself where there is no room', async () => {
    const wide = await open(path, { width: 1440 })
    await wide.click('#fn-1 summary')
    expect(await wide.$eval('#tools--note:popover-open', (panel) => (panel as HTMLElement).innerText)).toContain('On 4 May')
    const narrow = await open(path, { width: 390 })
    await narrow.click('#fn-1 summary')
    expect(await narrow.$('#tools--note:popover-open')).toBeNull()
    expect(await narrow.$eval('#fn-1', (note) => (note as HTMLElement).innerText)).toContain('On 4 May')
  })
})

describe('what readers may not see is not in the file', () => {
  test.each(['paid by the port', 'Lanternov', 'Somebody was paid', '99:', 'Realname', 'Dagon', 'Divers', 'sealed'])('%s', (secret) => {
    expect(html.includes(secret)).toBe(false)
  })

  test('in its place stands a blank that does not tell how long it is', () => {
    expect(html.includes('The watchman █ saw it.')).toBe(true)
  })

  test('around the quotation of an inside source nothing is shown', async () => {
    const inside = await buildPage({
      'sources/notes/ledger.md': project['sources/notes/ledger.md']!.replace('archive:', 'access: internal\narchive:'),
      'templates/report/brief.yaml': 'title: The quay\nformats: [html]\nclearance: internal\n',
    })
    const text = await readPage(inside)
    expect(text.includes('<mark>the quay was closed</mark>')).toBe(true)
    expect(text.includes('the year of the storm')).toBe(false)
  })

  test('nor around the words of somebody with a cover name', async () => {
    const notes = project['sources/notes/ledger.md']!.replace('locator: p. 12', 'locator: p. 12\nspeaker: cover')
    const text = await readPage(await buildPage({ 'sources/notes/ledger.md': notes }))
    expect(text.includes('<mark>the quay was closed</mark>')).toBe(true)
    expect(text.includes('the year of the storm')).toBe(false)
  })

  test('the fact-checker’s words and paths are not for readers', () => {
    expect(/sources\/notes|quay-closed|held against/.test(html)).toBe(false)
  })
})
