import { PDFArray, PDFDict, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { checkDocument } from '../../src/paginate/finish/check-document.ts'
import { readContent } from '../../src/paginate/finish/read-content.ts'
import { usePrinter } from './print.ts'
import { call, heading, sampleTable } from './sample.ts'
import { type Structure, structureOf } from './structure-of.ts'

const { print } = usePrinter()
let finished: Promise<Uint8Array> | undefined

/** What the check says of a sound document after something in it was spoilt. */
async function problemsAfter(spoil: (structure: Structure) => void): Promise<string[]> {
  const chapter = `${heading(2, 'One')}<p>Text${call(1)}.</p><ul><li>Item</li></ul>${sampleTable(1, 2, 3)}`
  finished ??= print({ chapters: [chapter], notes: ['A note.'] }).then(({ value }) => value.pdf)
  const structure = await structureOf(await finished)
  spoil(structure)
  const { document } = structure
  const pages = document.getPages()
  const refs = pages.map(({ ref }) => ref)
  const contents = pages.flatMap((page, number) => readContent(page, number))
  const checked = contents.map(({ page, form, scanned }) => ({ page, object: form ?? refs[page]!, scanned }))
  return checkDocument(document.catalog, refs, checked).map(({ what, page }) => (page === undefined ? what : `${what} (${page})`))
}

const first = ({ elements }: Structure, type: string) => elements.find((element) => element.type === type)!.dictionary
const retype = (type: string, other: string) => (structure: Structure) => first(structure, type).set(PDFName.of('S'), PDFName.of(other))

describe('the check of a document', () => {
  it('finds nothing in a sound one', async () => {
    expect(await problemsAfter(() => {})).toEqual([])
  })

  it('finds what its tags lack', async () => {
    expect(await problemsAfter(retype('H2', 'H4'))).toEqual(['a heading of rank 4 follows one of rank 1 (2)'])
    expect(await problemsAfter(retype('P', 'Poem'))).toEqual(['nobody knows what a tag of type "Poem" is (1)'])
    expect(await problemsAfter(retype('LBody', 'P'))).toEqual(['a tag of type LI holds one of type P (3)'])
    expect(await problemsAfter(retype('P', 'Figure'))).toEqual(['a picture has no text alternative (1)'])
    expect(await problemsAfter((structure) => first(structure, 'Note').delete(PDFName.of('ID')))).toEqual([
      'a footnote has no id of its own (3)',
    ])
  })

  it('finds a table with a row that is too short, and a header cell without a scope', async () => {
    const shorten = (structure: Structure) => {
      const kids = first(structure, 'TR').lookup(PDFName.of('K'), PDFArray)
      kids.remove(kids.size() - 1)
    }
    expect(await problemsAfter(shorten)).toContain('the rows of a table have different numbers of columns (3)')
    expect(await problemsAfter((structure) => first(structure, 'TH').delete(PDFName.of('A')))).toEqual([
      'a header cell of a table does not say whether it heads a row or a column (3)',
    ])
  })

  it('finds links without a text or a tag', async () => {
    const annotation = ({ document }: Structure) => document.getPages()[1]!.node.Annots()!.lookup(0, PDFDict)
    expect(await problemsAfter((structure) => annotation(structure).delete(PDFName.of('Contents')))).toEqual([
      'a link does not say where it leads (2)',
    ])
    expect(await problemsAfter(retype('Link', 'Span'))).toEqual(['a link has no tag (2)'])
  })

  it('finds text that no tag owns', async () => {
    expect(await problemsAfter((structure) => first(structure, 'H1').delete(PDFName.of('K')))).toEqual([
      'something on the page is neither text with a tag nor decoration (1)',
    ])
  })

  it('finds what the document does not say of itself', async () => {
    const spoil = ({ document: { catalog } }: Structure) => {
      catalog.set(PDFName.of('Lang'), PDFString.of(''))
      catalog.delete(PDFName.of('MarkInfo'))
      catalog.delete(PDFName.of('ViewerPreferences'))
    }
    expect(await problemsAfter(spoil)).toEqual([
      'the document does not say that it is tagged',
      'the title would not be shown',
      'the document has no language',
    ])
  })

  it('finds a name that is longer than names may be', async () => {
    const spoil = ({ document: { catalog } }: Structure) => {
      const places = catalog.lookup(PDFName.of('Dests'), PDFDict)
      places.set(PDFName.of('x'.repeat(128)), places.values()[0]!)
    }
    expect(await problemsAfter(spoil)).toEqual(['the name of a place is too long'])
  })

  it('finds a place that is beside its page', async () => {
    const spoil = ({ document: { catalog } }: Structure) =>
      catalog.lookup(PDFName.of('Dests'), PDFDict).lookup(PDFName.of('fn-1'), PDFArray).set(3, PDFNumber.of(-40))
    expect(await problemsAfter(spoil)).toEqual(['a link leads to a place beside its page'])
  })

  it('finds fonts that tell of a glyph what no text can say', async () => {
    const spoil = ({ document: { context } }: Structure) => {
      const map = context.stream('1 beginbfchar\n<0001> <FEFF>\nendbfchar')
      for (const [, object] of context.enumerateIndirectObjects())
        if (object instanceof PDFDict && object.has(PDFName.of('ToUnicode'))) object.set(PDFName.of('ToUnicode'), map)
    }
    expect(await problemsAfter(spoil)).toContain('the letters of the font SourceSerif4Display-Semibold have no meaning')
  })

  it('finds fonts that are not in the file', async () => {
    const spoil = ({ document: { context } }: Structure) => {
      for (const [, object] of context.enumerateIndirectObjects()) if (object instanceof PDFDict) object.delete(PDFName.of('FontFile2'))
      for (const [, object] of context.enumerateIndirectObjects()) if (object instanceof PDFDict) object.delete(PDFName.of('FontFile3'))
    }
    expect((await problemsAfter(spoil)).every((problem) => /^the font \S+ is not in the file$/.test(problem))).toBe(true)
    expect(await problemsAfter(spoil)).not.toEqual([])
  })
})
