import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib'
import { textOfName } from './strings.ts'
import { makeTag, type Kid, type Mark, type Tag } from './tags.ts'

/** What reading the tags needs to know of the document. */
export interface TagSource {
  context: PDFContext
  /** Page objects by their number, from 0. */
  pages: ReadonlyMap<PDFRef, number>
  /** Between a language and the mark behind it. */
  seal: string
  /** An object as it stands in the document that this print is brought into. */
  bring: <T extends PDFObject>(object: T) => T
  /** The form whose content has the number on a page, where it is not the page's own. */
  formOf: (page: number, mcid: number) => PDFRef | undefined
}

const name = {
  type: PDFName.of('Type'),
  structure: PDFName.of('S'),
  kids: PDFName.of('K'),
  page: PDFName.of('Pg'),
  mcid: PDFName.of('MCID'),
  object: PDFName.of('Obj'),
  lang: PDFName.of('Lang'),
  alt: PDFName.of('Alt'),
  attributes: PDFName.of('A'),
}

/** Reads the structure tree of a print, from an element down. Tables' headers by id are left out: every header cell has a scope. */
export function readTags(element: PDFObject | undefined, source: TagSource): Tag {
  const [root] = readKids(element, 0, source)
  return root?.is === 'tag' ? root : makeTag('Document', root ? [root] : [])
}

function readKids(object: PDFObject | undefined, page: number, source: TagSource): Kid[] {
  const value = source.context.lookup(object)
  if (value instanceof PDFArray) return value.asArray().flatMap((kid) => readKids(kid, page, source))
  if (value instanceof PDFNumber) return [contentOf(page, value.asNumber(), source)]
  if (!(value instanceof PDFDict)) return []
  const own = value.get(name.page)
  const at = own instanceof PDFRef ? (source.pages.get(own) ?? page) : page
  const mcid = value.get(name.mcid)
  if (mcid instanceof PDFNumber) return [contentOf(at, mcid.asNumber(), source)]
  const annotation = value.get(name.object)
  if (annotation instanceof PDFRef) return [{ is: 'annotation', page: at, ref: source.bring(annotation) }]
  return [readElement(value, at, source)]
}

function contentOf(page: number, mcid: number, { formOf }: TagSource): Kid {
  return { is: 'content', page, form: formOf(page, mcid), mcid }
}

function readElement(element: PDFDict, page: number, source: TagSource): Tag {
  const type = source.context.lookup(element.get(name.structure))
  const { lang, mark } = readLanguage(textOf(element.get(name.lang)), source)
  return makeTag(type instanceof PDFName ? textOfName(type) : 'NonStruct', readKids(element.get(name.kids), page, source), {
    lang,
    mark,
    alt: textOf(element.get(name.alt)),
    attributes: readAttributes(source.context.lookup(element.get(name.attributes))).map(source.bring),
  })
}

/** `en-GB-x-SEAL-note-12-3`: the language, what the element is, its number and, where it has several parts, theirs. */
function readLanguage(text: string | undefined, { seal }: TagSource): { lang: string | undefined; mark: Mark | undefined } {
  const at = text?.indexOf(`-x-${seal}-`) ?? -1
  if (text === undefined || at === -1) return { lang: text || undefined, mark: undefined }
  const [kind = '', number, part] = text.slice(at + seal.length + 4).split('-')
  const lang = text.slice(0, at)
  return {
    lang: lang === 'und' ? undefined : lang,
    mark: { kind, number: Number(number), part: part === undefined ? undefined : Number(part) },
  }
}

/** Without the spans of a single row or column, which say nothing, and without ids of headers. */
function readAttributes(attributes: PDFObject | undefined): PDFObject[] {
  const all = attributes instanceof PDFArray ? attributes.asArray() : attributes ? [attributes] : []
  return all.filter((entry) => !(entry instanceof PDFDict && /\/Headers|\/(?:Row|Col)Span 1\b/.test(entry.toString())))
}

function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined
}
