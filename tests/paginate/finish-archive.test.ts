import { cp, appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { PDFArray, PDFDict, PDFName, type PDFRawStream } from '@cantoo/pdf-lib'
import { inflateSync } from 'node:zlib'
import { build } from '../../src/index.ts'
import { temporaryFolder } from '../support/folder.ts'
import { structureOf, xmpOf } from './structure-of.ts'

describe('a PDF for the archive', () => {
  let pdf: Uint8Array

  beforeAll(async () => {
    const root = await temporaryFolder()
    await cp(join(import.meta.dirname, '../fixtures/projects/harbour'), root, { recursive: true })
    await appendFile(join(root, 'templates/paper/brief.yaml'), '\npdf: { archive: true }\n')
    const out = join(root, 'out')
    await build({ root, out })
    pdf = await readFile(join(out, 'paper/brief.pdf'))
  })

  it('says so, beside that everybody can read it, and describes what it says with', () => {
    const xmp = xmpOf(pdf)
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>')
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(xmp).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>')
  })

  it('holds the entries of the sources that it cites', async () => {
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
    const attachments = (await document.getAttachments()) as Record<string, { content: Uint8Array }>
    expect(Object.keys(attachments)).toEqual(['sources.json'])
    const items = JSON.parse(new TextDecoder().decode(attachments['sources.json']!.content)) as { id: string; title: string }[]
    expect(items.map(({ id, title }) => [id, title])).toEqual([
      ['ledger-2014', 'The Harbour Ledger'],
      ['tides-2015', 'Tides and Tolls'],
    ])
    await document.destroy()
  })

  it('has a profile of its colours', async () => {
    const { catalog } = (await structureOf(pdf)).document
    const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict)
    const profile = inflateSync((intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream).contents)
    expect(profile.readUInt32BE(0)).toBe(profile.length)
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ')
    expect(profile.toString('latin1', 36, 40)).toBe('acsp')
  })
})
