import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { build, formatMessage, type Manifest } from '../../src/index.ts'
import { foldText, openPdf, type ReadPdf } from '../support/pdf.ts'
import { temporaryFolder } from '../support/folder.ts'

const root = join(import.meta.dirname, '../fixtures/projects/awkward')

describe('a brief of awkward notes, in print', () => {
  let manifest: Manifest
  let pdf: ReadPdf

  beforeAll(async () => {
    const out = await temporaryFolder()
    const report = await build({ root, out })
    expect(report.messages.filter(({ rule }) => rule !== 'no-footnote').map(formatMessage)).toEqual([])
    manifest = JSON.parse(await readFile(join(out, 'report/manifest.json'), 'utf8')) as Manifest
    pdf = await openPdf(await readFile(join(out, 'report/brief.pdf')))
  })

  test('the manifest counts the pages of the PDF', () => {
    expect(manifest.pages).toBe(pdf.pages.length)
  })

  test('every footnote begins on the page that the manifest names, which is the page of its call', () => {
    for (const { number, page, text } of manifest.footnotes) {
      const onPage = foldText(pdf.pages[page! - 1]!)
      expect(onPage, `footnote ${number} on page ${page}`).toContain(foldText(text).slice(0, 12))
    }
  })

  test('no word of a long note is lost, whatever the number of its pages', () => {
    const count = (word: string) => pdf.pages.join('\n').match(new RegExp(`\\b${word}\\b`, 'gi'))?.length
    expect(count('zebra')).toBe(Math.ceil(700 / 7) + Math.ceil(650 / 7))
    expect(count('xray')).toBe(Math.ceil(260 / 7))
    expect(count('yankee')).toBe(Math.ceil(260 / 7))
    expect(count('zulu')).toBe(Math.ceil(90 / 7))
    expect(count('omega')).toBe(1)
  })

  test('a note that is called twice is printed once', () => {
    expect(manifest.footnotes.filter(({ text }) => text.startsWith('Called two times'))).toHaveLength(1)
  })

  test('every row of the long table is there, and its head on every one of its pages', () => {
    const pagesOfTable = pdf.pages.filter((page) => page.includes('What') && page.includes('Sum'))
    expect(pagesOfTable.length).toBeGreaterThan(1)
    const text = pdf.pages.join('\n')
    for (let row = 1; row <= 90; row++) expect(text).toContain(String(row * 37))
  })

  test('what a note says is text, whatever it looks like', () => {
    const text = foldText(pdf.pages.join(' '))
    expect(text).toContain(foldText('5 < 7 & [see](x) *stars* _under_ `code` {{braces}} # hash | pipe'))
  })
})
