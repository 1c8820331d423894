import { PDFArray, PDFDict, PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { usePrinter } from './print.ts'
import { call, sampleTable, words } from './sample.ts'
import { structureOf, xmpOf } from './structure-of.ts'

const { print } = usePrinter()

it.each(['.box { opacity: 0.9 }', '.footnote-area { opacity: 0.7 }', 'table { transform: scale(0.9) }', 'li { mix-blend-mode: multiply }'])(
  'what is painted as a form stays text: %s',
  async (css) => {
    const box = `<aside class="box"><h3 class="box-title">A box</h3><p>${words(20, 1)}${call(1)}</p></aside>`
    const chapters = [`<p>${words(20, 2)}</p>${box}${sampleTable(1, 3, 3)}<ul><li>${words(9, 4)}</li></ul>`]
    const { messages, value } = await print({ chapters, notes: [words(9, 5)], head: `<style>${css}</style>` })
    expect(messages).toEqual([])
    expect(xmpOf(value.pdf)).toContain('pdfuaid:part')
    const { document } = await structureOf(value.pdf)
    let carriers = 0
    for (const page of document.getPages()) {
      const forms = page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)
      for (const [name, ref] of forms?.entries() ?? []) {
        const form = document.context.lookup(ref)
        if (!(form instanceof PDFRawStream) || !contentOf(form).includes('/MCID')) continue
        const contents = page.node.Contents()
        const refs = contents instanceof PDFArray ? contents.asArray() : [contents!]
        const content = refs.map((one) => contentOf(document.context.lookup(one) as PDFRawStream)).join('\n')
        expect(marksAbout(content, `${name.toString()} Do`)).toBe(0)
        carriers++
      }
    }
    expect(carriers).toBeGreaterThan(0)
  },
)

function contentOf(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}

/** In how many marks something is painted. */
function marksAbout(content: string, painted: string): number {
  const before = content.slice(0, content.indexOf(painted))
  return (before.match(/\b(?:BDC|BMC)\b/g) ?? []).length - (before.match(/\bEMC\b/g) ?? []).length
}
