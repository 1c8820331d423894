import { PDFDocument } from '@cantoo/pdf-lib'
import { type Element, readElements } from '../../src/paginate/finish/structure.ts'

export interface Structure {
  document: PDFDocument
  elements: Element[]
  root: Element
}

/** The structure tree of a PDF as it stands in the file. */
export async function structureOf(pdf: Uint8Array): Promise<Structure> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { elements } = readElements(
    document.catalog,
    document.getPages().map(({ ref }) => ref),
  )
  return { document, elements, root: elements[0]! }
}

/** A tree as its types: `Sect(H2 P(Reference(Link)) Note(Lbl(Link) P))`; runs of the same are counted. */
export function typesOf({ type, kids }: Element): string {
  const inner = kids.map(typesOf)
  const runs: { text: string; count: number }[] = []
  for (const text of inner) {
    const last = runs.at(-1)
    if (last?.text === text) last.count++
    else runs.push({ text, count: 1 })
  }
  return kids.length === 0 ? type : `${type}(${runs.map(({ text, count }) => (count > 1 ? `${count}×${text}` : text)).join(' ')})`
}

/** The metadata as XML. */
export function xmpOf(pdf: Uint8Array): string {
  return /<x:xmpmeta[^]*<\/x:xmpmeta>/.exec(Buffer.from(pdf).toString('utf8'))?.[0] ?? ''
}
