import { execFileSync, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, describe, expect, it } from 'vitest'
import { textOf } from '../../src/paginate/finish/structure.ts'
import { temporaryFolder } from '../support/folder.ts'
import { usePrinter } from './print.ts'
import { call, heading, sampleTable, words } from './sample.ts'
import { structureOf, typesOf, xmpOf } from './structure-of.ts'

const { print } = usePrinter()
const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=='

/** The tags of the chapters alone, without title page and contents. */
async function chapterTypes(chapter: string, notes: string[] = []): Promise<string> {
  const { value, messages } = await print({ contents: false, chapters: [`${heading(2, 'One')}${chapter}`], notes })
  expect(messages).toEqual([])
  const { root } = await structureOf(value.pdf)
  return root.kids.slice(1).map(typesOf).join(' ')
}

describe('tags', () => {
  it('are of a title page, contents and chapters', async () => {
    const { value } = await print({
      chapters: [`${heading(2, 'One', '1')}<p>Text.</p>`, `${heading(2, 'Two', '2')}<p>Text.</p>`],
      notes: [],
    })
    expect(typesOf((await structureOf(value.pdf)).root)).toBe('Document(Sect(H1 P) Sect(H2 TOC(2×TOCI(Reference(Link)))) 2×Sect(H2 P))')
  })

  it('have each note behind the block that calls it', async () => {
    const chapter = `<p>One${call(1)} and two${call(2)}.</p><p>None.</p><blockquote><p>Three${call(3)}</p></blockquote><p>One again${call(1, 2)}.</p>`
    const note = 'Note(Lbl(Link) P)'
    expect(await chapterTypes(chapter, ['First.', 'Second.', 'Third.'])).toBe(
      `Sect(H2 P(2×Reference(Link)) 2×${note} P BlockQuote(P(Reference(Link)) ${note}) P(Reference(Link)))`,
    )
  })

  it('have notes of headings, tables and lists behind them', async () => {
    const table = sampleTable(1, 2, 3, (row) => (row === 0 ? `Cell${call(1)}` : 'Cell'))
    expect(await chapterTypes(`<p>Text.</p>${table}<ul><li>Item${call(2)}</li><li>Item</li></ul>`, ['First.', 'Second.'])).toBe(
      'Sect(H2 P Table(Caption TR(3×TH) TR(TD TD(Reference(Link)) TD) TR(3×TD)) Note(Lbl(Link) P) ' +
        'L(LI(Lbl LBody(Reference(Link) Note(Lbl(Link) P))) LI(Lbl LBody)))',
    )
  })

  it('know pictures, boxes, terms and languages', async () => {
    const figure = `<figure><img alt="A quay" src="${pixel}" width="40" height="40"><figcaption>Quay</figcaption></figure>`
    const chapter = `${figure}<aside class="box"><h3 class="box-title">Box</h3><p>Text <span lang="fr">mot</span>.</p></aside><dl><dt>Term</dt><dd>Meaning</dd></dl>`
    expect(await chapterTypes(chapter)).toBe('Sect(H2 Figure(Caption) Sect(H3 P(Span)) L(LI(Lbl LBody)))')
  })

  it('say the text of a picture once and a language where it changes', async () => {
    const chapter = `<figure><img alt="A quay" src="${pixel}" width="40" height="40"></figure><p lang="fr">Un mot et <i lang="kk">сөз</i>.</p>`
    const { value } = await print({ contents: false, chapters: [`${heading(2, 'One')}${chapter}`], notes: [] })
    const { elements } = await structureOf(value.pdf)
    const told = elements.map(({ type, dictionary }) => [type, textOf(dictionary, 'Alt') || textOf(dictionary, 'Lang')])
    expect(told.filter(([, text]) => text)).toEqual([
      ['Figure', 'A quay'],
      ['P', 'fr'],
      ['Span', 'kk'],
    ])
  })

  it('join what page breaks part: a paragraph, a list, a table with one head, a note', async () => {
    const list = `<ul>${[1, 2, 3].map((item) => `<li>${words(400, item)}</li>`).join('')}</ul>`
    const chapter = `<p>${words(900, 1)}${call(1)}</p>${list}${sampleTable(1, 60, 5)}<p>End.</p>`
    const { value, messages, pages } = await print({
      contents: false,
      chapters: [`${heading(2, 'One')}${chapter}`],
      notes: [words(1200, 9)],
    })
    expect(messages).toEqual([])
    expect(pages.length).toBeGreaterThan(7)
    const { root } = await structureOf(value.pdf)
    expect(typesOf(root.kids[1]!)).toBe(
      'Sect(H2 P(Reference(Link)) Note(Lbl(Link) P) L(3×LI(Lbl LBody)) Table(Caption TR(3×TH) 60×TR(3×TD)) P)',
    )
  })

  it('leave running heads, folios and what repeats to the pages', async () => {
    const { value } = await print({ chapters: [`${heading(2, 'One')}<p>${words(900, 1)}</p>`], notes: [] })
    const document = await getDocument({ data: new Uint8Array(value.pdf), verbosity: 0 }).promise
    const page = await document.getPage(4)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const artifacts: string[] = []
    const open: string[] = []
    for (const item of items) {
      if ('str' in item) artifacts.push(...(open.includes('Artifact') && item.str.trim() ? [item.str] : []))
      else if (item.type === 'endMarkedContent') open.pop()
      else open.push((item as { tag?: string }).tag ?? '')
    }
    expect(artifacts).toEqual(['A sample of pages', 'One', '4'])
    await document.destroy()
  })

  it('cannot be forged by what a note says', async () => {
    const hostile = `<p lang="en-x-00000000-00000000-artifact-0">Secret</p><p role="figure" aria-label="@@Note:1">Figure</p>`
    expect(await chapterTypes(`<p>Text${call(1)}.</p>`, [hostile])).toBe('Sect(H2 P(Reference(Link)) Note(Lbl(Link) P Figure))')
  })
})

describe('links', () => {
  it('lead from calls to notes and back, from the contents, to the web, and say where', async () => {
    const chapter = `${heading(2, 'Quay', '1')}<p>${words(700, 1)}${call(1)} See <a href="https://example.org/a">the ledger</a>.</p>`
    const { value, pages, destinations } = await print({ chapters: [chapter], notes: ['A note.'] })
    const document = await getDocument({ data: new Uint8Array(value.pdf), verbosity: 0 }).promise
    const links = await Promise.all(
      pages.map(async (_, index) => {
        const annotations = (await (await document.getPage(index + 1)).getAnnotations()) as {
          url?: string
          dest?: unknown
          contentsObj?: { str: string }
        }[]
        return annotations.map(({ url, dest, contentsObj }) => [contentsObj?.str, url ?? (typeof dest === 'string' ? dest : 'a place')])
      }),
    )
    const at = value.footnotePages.get(1)! - 1
    expect(links[1]).toEqual([['1 Quay 3', 'chapter-1']])
    expect(links[at]).toEqual([
      ['note 1', 'fn-1'],
      ['the ledger', 'https://example.org/a'],
      ['Back to note 1 in the text', 'a place'],
    ])
    const back = ((await (await document.getPage(at + 1)).getAnnotations()) as { dest?: unknown }[]).at(-1)!.dest as [
      { num: number; gen: number },
    ]
    expect(await document.getPageIndex(back[0])).toBe(at)
    expect(destinations.get('fn-1')).toBe(at + 1)
    await document.destroy()
  })

  it('have bookmarks of headings, not of boxes', async () => {
    const chapter = `${heading(2, 'One', '1')}<p>Text.</p><aside class="box"><h3 class="box-title">A box</h3><p>Text.</p></aside>${heading(3, 'Part', '1.1')}<p>Text.</p>`
    const { outline } = await print({ contents: false, chapters: [chapter], notes: [] })
    expect(outline).toEqual([
      [1, 'A sample of pages', 1],
      [2, '1 One', 2],
      [3, '1.1 Part', 2],
    ])
  })
})

describe('the file', () => {
  const parts = { chapters: [`${heading(2, 'One')}<p>Text${call(1)}.</p>`], notes: ['A & note.'] }
  afterEach(() => {
    delete process.env['SOURCE_DATE_EPOCH']
  })

  it('claims PDF/UA-1 where the check has found nothing', async () => {
    const { value, messages } = await print(parts, { title: 'Quays & <tolls>', date: '2024-05-16' })
    const xmp = xmpOf(value.pdf)
    expect(messages).toEqual([])
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(xmp).toContain('Quays &amp; &lt;tolls>'.replace('>', '&gt;'))
    expect(xmp).toContain('<xmp:CreateDate>2024-05-16T00:00:00Z</xmp:CreateDate>')
    expect(xmp).not.toContain('pdfaid:part')
  })

  it('claims nothing where a heading is left out, and the build says so', async () => {
    const { value, messages } = await print({
      ...parts,
      chapters: [`${heading(2, 'One')}<p>Text${call(1)}.</p>${heading(4, 'Deep')}<p>Text.</p>`],
    })
    expect(messages).toMatchObject([
      {
        severity: 'warning',
        rule: 'accessible-pdf',
        message: expect.stringContaining('a heading of rank 4 follows one of rank 2 (page 3)') as string,
      },
    ])
    expect(xmpOf(value.pdf)).not.toContain('pdfuaid:part')
  })

  it('has the date of SOURCE_DATE_EPOCH where the brief has none', async () => {
    process.env['SOURCE_DATE_EPOCH'] = '1700000000'
    const { info } = await print(parts)
    expect(info['CreationDate']).toBe('D:20231114221320Z')
  })

  it('calls roman pages by their numbers', async () => {
    const { value } = await print(parts, { page: { prelims: 'roman' } })
    const document = await getDocument({ data: new Uint8Array(value.pdf), verbosity: 0 }).promise
    expect(await document.getPageLabels()).toEqual(['i', 'ii', '1'])
    await document.destroy()
  })

  it.skipIf(spawnSync('qpdf', ['--version']).error)('is sound to another reader', async () => {
    const { value } = await print(parts)
    const path = join(await temporaryFolder(), 'brief.pdf')
    await writeFile(path, value.pdf)
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors')
  })
})
