import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import type { Problem } from './check-document.ts'
import { type Structure, textOf } from './structure.ts'

/** Every annotation is a link with a text, in a tag that knows it; the page is gone through in the order of the tags. */
export function checkAnnotations(context: PDFContext, pages: readonly PDFRef[], { annotated }: Structure): Problem[] {
  return pages.flatMap((ref, index): Problem[] => {
    const page = context.lookup(ref, PDFDict)
    const annotations = page.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []
    const found = annotations.flatMap((annotation) => {
      const dictionary = context.lookup(annotation, PDFDict)
      const isTagged = annotation instanceof PDFRef && annotated.get(annotation)?.type === 'Link'
      const hasKey = dictionary.get(PDFName.of('StructParent')) instanceof PDFNumber
      return [
        ...(isTagged && hasKey ? [] : ['a link has no tag']),
        ...(textOf(dictionary, 'Contents') === '' ? ['a link does not say where it leads'] : []),
      ]
    })
    if (annotations.length > 0 && page.get(PDFName.of('Tabs')) !== PDFName.of('S')) found.push('links are not in reading order')
    return [...new Set(found)].map((what) => ({ page: index + 1, what }))
  })
}
