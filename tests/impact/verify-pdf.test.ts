import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PDFDocument, PDFDict, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { runIssue } from '../../src/cli/record-issue.ts'
import { runVerify } from '../../src/cli/verify.ts'
import { type IssuedVersion, sealOfIssued } from '../../src/model/issued.ts'
import { alterPdf, overtype } from '../support/alter-pdf.ts'
import { temporaryFolder, writeFiles } from '../support/folder.ts'
import { printed, project } from './project.ts'

let root: string
let paper: Uint8Array
beforeAll(async () => {
  root = await temporaryFolder()
  await writeFiles(root, {
    ...project,
    'templates/report/brief.yaml': 'title: The quay\nversion: "1.0"\ndate: 2024-05-03\nformats: [pdf]\n',
    'templates/_base/partials/sign.hbs': 'It was told in the [harbour news](https://harbour.example/news). Pages 17 to 19 are lost.',
  })
  expect((await printed(() => runIssue('report', { root, channel: 'press' }))).status).toBe(0)
  paper = await readFile(join(root, 'output/report/brief.pdf'))
})

/** What is found in a file with other bytes than were issued. */
async function found(bytes: Uint8Array): Promise<{ differences: Record<string, string>[]; others: unknown[]; lines: string[] }> {
  const path = join(root, 'handed.pdf')
  await writeFile(path, bytes)
  const [asData, asText] = [await printed(() => runVerify(path, { root, json: true })), await printed(() => runVerify(path, { root }))]
  expect([asData.status, asText.status]).toEqual([1, 1])
  const { state, differences, others } = JSON.parse(asData.lines[0]!)
  expect(state).toBe('differs')
  return { differences, others, lines: asText.lines.map((line) => line.replaceAll('\u00A0', ' ')) }
}

const altered = async (change: (document: PDFDocument) => void | Promise<void>) => found(await alterPdf(paper, change))

describe('an altered PDF', () => {
  test('is told by its words and the sentence that they stand in', async () => {
    const { differences, lines } = await altered((document) => overtype(document, 'Seventeen sailors', 'Seventeen sailers'))
    expect(differences).toEqual([
      {
        part: expect.stringMatching(/^page \d$/),
        text: expect.stringContaining('Seventeen [-sailors-]{+sailers+} were lost'),
        issued: expect.stringContaining('Seventeen sailors were lost'),
        found: expect.stringContaining('Seventeen sailers were lost'),
        sentence: 'Seventeen sailors were lost.',
      },
    ])
    expect(lines.at(-1)).toMatch(/^ {2}page \d: “.*Seventeen sailors.*” was issued, “.*Seventeen sailers.*” is in this file$/)
  })

  test('is told by the footnote where that was altered', async () => {
    const { differences } = await altered((document) => overtype(document, '13', '31'))
    expect(differences).toMatchObject([{ part: expect.stringMatching(/^page \d, footnote 2$/), found: expect.stringContaining('31') }])
  })

  test('has two changes of one sentence told together, and those of others apart', async () => {
    const { differences } = await altered((document) => {
      overtype(document, 'Pages 17', 'Pages 71')
      overtype(document, 'are lost', 'are lest')
      overtype(document, 'sold abroad', 'lost abroad')
    })
    expect(differences.map(({ sentence }) => sentence)).toEqual(['Pages 17 to 19 are lost.', 'The crane was sold abroad.'])
    expect(differences[0]!['text']).toContain('Pages [-17-]{+71+} to 19 are [-lost.-]{+lest.+}')
  })

  test('of a record without what is beside the text is told by its words all the same, and by what was put in', async () => {
    const record = join(root, 'templates/report/issued/1.0.json')
    const before = await readFile(record, 'utf8')
    const issued = JSON.parse(before) as IssuedVersion
    for (const output of issued.outputs) delete output.traits
    await writeFile(record, JSON.stringify({ ...issued, seal: sealOfIssued(issued) }))
    onTestFinished(() => writeFile(record, before))
    const { differences, others } = await altered(async (document) => {
      overtype(document, 'Seventeen sailors', 'Seventeen sailers')
      document.setAuthor('Somebody')
      await document.attach(new Uint8Array([1]), 'more.txt')
    })
    expect(differences).toMatchObject([{ sentence: 'Seventeen sailors were lost.' }])
    const plain = await altered(() => {})
    expect(plain.lines.at(-1)).toBe('its text is the same; whether all else is cannot be told')
    expect(others).toEqual([{ name: 'attachment', issued: [], found: [expect.stringMatching(/^more\.txt sha256:/)] }])
  })
})

describe('a PDF of the same text', () => {
  test('that was only written anew differs in nothing but its bytes', async () => {
    const { differences, others, lines } = await altered(() => {})
    expect([differences, others]).toEqual([[], []])
    expect(lines.at(-1)).toBe('its text is the same, and so is all else that was recorded; only its bytes differ')
  })

  test('is told by where its links lead', async () => {
    const { differences, others, lines } = await altered((document) => {
      for (const { node } of document.getPages()) {
        for (const annotation of node.Annots()?.asArray() ?? []) {
          const action = document.context.lookup(annotation, PDFDict).lookup(PDFName.of('A'))
          if (action instanceof PDFDict && action.has(PDFName.of('URI')))
            action.set(PDFName.of('URI'), PDFString.of('https://quay.example/'))
        }
      }
    })
    const name = expect.stringMatching(/^link on page \d$/)
    expect([differences, others]).toEqual([[], [{ name, issued: ['https://harbour.example/news'], found: ['https://quay.example/'] }]])
    expect(lines.at(-1)).toMatch(
      /link on page \d: “https:\/\/harbour\.example\/news” was issued, “https:\/\/quay\.example\/” is in this file/,
    )
  })

  test.each<[string, (document: PDFDocument) => void | Promise<void>, unknown]>([
    ['its metadata', (document) => document.setTitle('The pier'), { name: 'metadata Title', issued: ['The quay'], found: ['The pier'] }],
    [
      'how a letter looks',
      (document) => {
        for (const [, object] of document.context.enumerateIndirectObjects()) {
          const file = object instanceof PDFDict ? object.lookup(PDFName.of('FontFile2')) : undefined
          if (file instanceof PDFRawStream) file.contents[99]! ^= 1
        }
      },
      { name: 'fonts', issued: [expect.stringMatching(/^sha256:/)], found: [expect.stringMatching(/^sha256:/)] },
    ],
    [
      'what follows on the opening of a link',
      (document) => {
        const script = { S: 'JavaScript', JS: PDFString.of('app.alert("You")') }
        const link = { S: 'URI', URI: PDFString.of('https://quay.example/'), Next: script }
        const annotation = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: link }
        document.getPage(0).node.addAnnot(document.context.register(document.context.obj(annotation)))
      },
      { name: 'action on page 1', issued: [], found: [expect.stringMatching(/^JavaScript sha256:/)] },
    ],
    [
      'what is attached',
      (document) => document.attach(new Uint8Array([1]), 'more.txt'),
      { name: 'attachment', issued: [], found: [expect.stringMatching(/^more\.txt /)] },
    ],
    [
      'a script that runs in it',
      (document) => document.addJavaScript('greet', 'app.alert("You")'),
      { name: 'action', issued: [], found: [expect.stringMatching(/^JavaScript /)] },
    ],
    [
      'what is drawn over a page',
      (document) => document.getPage(1).drawRectangle({ width: 99, height: 99 }),
      { name: 'drawing of page 2', issued: [expect.stringMatching(/^sha256:/)], found: [expect.stringMatching(/^sha256:/)] },
    ],
    [
      'a remark that was stuck to it',
      (document) => {
        const remark = { Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], Contents: PDFString.of('Not so') }
        document.getPage(0).node.addAnnot(document.context.register(document.context.obj(remark)))
      },
      { name: 'annotation on page 1', issued: [], found: ['Text Not so'] },
    ],
    ['a page too many', (document) => void document.addPage(), { name: 'number of pages', issued: ['5'], found: ['6'] }],
  ])('is told by %s', async (_, change, difference) => {
    const { differences, others } = await altered(change)
    expect(differences).toEqual([])
    expect(others).toContainEqual(difference)
  })

  test('is told by that it was saved again behind its end', async () => {
    const start = Buffer.from(paper).lastIndexOf('startxref')
    const { others } = await found(Buffer.concat([paper, Buffer.from('\n'), paper.subarray(start)]))
    expect(others).toEqual([{ name: 'number of times it was saved', issued: ['1'], found: ['2'] }])
  })
})
