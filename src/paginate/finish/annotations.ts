import { type PDFContext, PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib'
import { type PdfPage, sizeOf } from '../open-pdf.ts'
import type { Marked } from './marked.ts'
import { textString } from './strings.ts'
import { type Annotation, makeTag, type Tag } from './tags.ts'

/** What links are called; `{number}` is the note's. */
export interface LinkNames {
  call: string
  back: string
}

const name = {
  annotations: PDFName.of('Annots'),
  contents: PDFName.of('Contents'),
  rectangle: PDFName.of('Rect'),
  action: PDFName.of('A'),
  address: PDFName.of('URI'),
  tabs: PDFName.of('Tabs'),
}

/**
 * Gives every link a text that says where it leads, and every note at the foot of a page a link from its marker back to its first
 * call. These links are made here: for every place that is linked Chromium would print a little on every page.
 *
 * @param pages of the document so far
 * @param leftOut annotations that stand in no text, which are taken away
 */
export function completeLinks(
  root: Tag,
  pages: readonly PdfPage[],
  marked: Pick<Marked, 'links' | 'markers'>,
  names: LinkNames,
  leftOut: ReadonlySet<PDFRef>,
): void {
  const context = pages[0]!.node.context
  const notes = new Map<number, Tag>()
  const calls = new Map<number, Annotation>()
  visit(root, (tag) => {
    if (tag.type === 'Note' && tag.mark?.kind === 'note') notes.set(tag.mark.number, tag)
    if (tag.type !== 'Link') return
    const annotations = tag.kids.filter((kid): kid is Annotation => kid.is === 'annotation')
    const { kind, number = 0 } = tag.mark ?? {}
    if (kind === 'call' && !calls.has(number)) calls.set(number, annotations[0]!)
    for (const { ref } of annotations) {
      const annotation = context.lookup(ref, PDFDict)
      const words = kind === 'call' ? fill(names.call, number) : kind === 'link' ? marked.links[number] : ''
      annotation.set(name.contents, textString(words || addressOf(context, annotation) || fill(names.call, 0)))
    }
  })
  for (const page of pages) withoutAnnotations(page, leftOut)
  for (const marker of marked.markers) linkBack(marker, notes.get(marker.note), calls.get(marker.note), pages, names)
}

function visit(tag: Tag, see: (tag: Tag) => void): void {
  see(tag)
  for (const kid of tag.kids) if (kid.is === 'tag') visit(kid, see)
}

function fill(text: string, number: number): string {
  return text.replaceAll('{number}', String(number))
}

function addressOf(context: PDFContext, annotation: PDFDict): string | undefined {
  const action = context.lookup(annotation.get(name.action))
  const address = action instanceof PDFDict ? action.get(name.address) : undefined
  return address instanceof PDFString ? address.decodeText() : undefined
}

function withoutAnnotations({ node }: PdfPage, leftOut: ReadonlySet<PDFRef>): void {
  const annotations = node.Annots()
  if (leftOut.size === 0 || !annotations) return
  node.set(name.annotations, node.context.obj(annotations.asArray().filter((ref) => !(ref instanceof PDFRef && leftOut.has(ref)))))
}

/** Makes the link from a marker to a call, in the page and in the tag of the marker. */
function linkBack(
  { note: number, page: at, box }: Marked['markers'][number],
  note: Tag | undefined,
  call: Annotation | undefined,
  pages: readonly PdfPage[],
  { back }: LinkNames,
): void {
  const label = note?.kids.find((kid): kid is Tag => kid.is === 'tag' && kid.type === 'Lbl')
  if (!label || !call) return
  const page = pages[at]!
  const { context } = page.node
  const { width, height } = sizeOf(page)
  const [left, top, right, bottom] = box
  const corners = [left * width, (1 - bottom) * height, right * width, (1 - top) * height].map((length) => Math.round(length * 100) / 100)
  const ref = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      F: 4,
      Border: [0, 0, 0],
      Rect: corners,
      Contents: textString(fill(back, number)),
      Dest: [pages[call.page]!.ref, 'XYZ', 0, lineAbove(context, call), 0],
    }),
  )
  page.node.addAnnot(ref)
  page.node.set(name.tabs, PDFName.of('S'))
  label.kids = [makeTag('Link', [...label.kids, { is: 'annotation', page: at, ref }])]
}

/** A little above a call, in points. */
function lineAbove(context: PDFContext, { ref }: Annotation): number {
  const rectangle = context.lookup(context.lookup(ref, PDFDict).get(name.rectangle), PDFArray)
  return Math.round(rectangle.lookup(3, PDFNumber).asNumber() + 12)
}
