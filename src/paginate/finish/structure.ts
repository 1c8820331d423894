import {
  PDFArray,
  type PDFCatalog,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { textOfName } from './strings.ts'

/** A structure element as it stands in a file, in reading order. */
export interface Element {
  dictionary: PDFDict
  /** Its standard type; as it is written where it has none. */
  type: string
  parent: Element | undefined
  kids: Element[]
  /** Annotations that it holds. */
  annotations: PDFRef[]
  /** From 0. */
  page: number | undefined
}

export interface Structure {
  /** In reading order. */
  elements: Element[]
  /** Numbers of the marked content of each page or form that elements own. */
  owners: Map<PDFRef, Set<number>>
  /** Elements by the annotation that they hold. */
  annotated: Map<PDFRef, Element>
}

interface Reading extends Structure {
  context: PDFContext
  pages: Map<PDFRef, number>
  roles: PDFDict | undefined
}

const name = {
  mcid: PDFName.of('MCID'),
  object: PDFName.of('Obj'),
  stream: PDFName.of('Stm'),
  page: PDFName.of('Pg'),
  structure: PDFName.of('S'),
  kids: PDFName.of('K'),
  attributes: PDFName.of('A'),
}

/** Reads the structure tree of a document as a reader of it would. */
export function readElements(catalog: PDFCatalog, pages: readonly PDFRef[]): Structure {
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const numbers = new Map(pages.map((page, index) => [page, index]))
  const roles = root?.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const reading: Reading = { elements: [], owners: new Map(), annotated: new Map(), context: catalog.context, pages: numbers, roles }
  if (root) readKid(root.get(name.kids), undefined, undefined, reading)
  return reading
}

function readKid(object: PDFObject | undefined, parent: Element | undefined, page: PDFRef | undefined, reading: Reading): void {
  const value = reading.context.lookup(object)
  if (value instanceof PDFArray) for (const kid of value.asArray()) readKid(kid, parent, page, reading)
  else if (value instanceof PDFNumber) addOwner(page, value.asNumber(), parent, reading)
  else if (value instanceof PDFDict) {
    const mcid = value.get(name.mcid)
    const annotation = value.get(name.object)
    const stream = value.get(name.stream) ?? value.get(name.page) ?? page
    if (mcid instanceof PDFNumber) addOwner(stream instanceof PDFRef ? stream : undefined, mcid.asNumber(), parent, reading)
    else if (annotation instanceof PDFRef && parent) {
      parent.annotations.push(annotation)
      reading.annotated.set(annotation, parent)
    } else readElement(value, parent, page, reading)
  }
}

function addOwner(stream: PDFRef | undefined, mcid: number, parent: Element | undefined, { owners }: Reading): void {
  if (!stream || !parent) return
  const numbers = owners.get(stream) ?? new Set()
  owners.set(stream, numbers.add(mcid))
}

function readElement(dictionary: PDFDict, parent: Element | undefined, outer: PDFRef | undefined, reading: Reading): void {
  const written = dictionary.get(name.structure)
  const type = (written instanceof PDFName ? reading.roles?.get(written) : undefined) ?? written
  const own = dictionary.get(name.page)
  const page = own instanceof PDFRef ? own : outer
  const element: Element = {
    dictionary,
    type: type instanceof PDFName ? textOfName(type) : '',
    parent,
    kids: [],
    annotations: [],
    page: page && reading.pages.get(page),
  }
  reading.elements.push(element)
  parent?.kids.push(element)
  readKid(dictionary.get(name.kids), element, page, reading)
  // an element of elements stands where the first of them does
  element.page ??= element.kids[0]?.page
}

export function textOf(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
}

/** An attribute of an element, such as `Scope`, as it is written. */
export function attributeOf({ dictionary }: Element, key: string): string | undefined {
  const attributes = dictionary.lookup(name.attributes)
  const all = attributes instanceof PDFArray ? attributes.asArray() : [attributes]
  for (const entry of all) {
    const value = entry instanceof PDFDict ? entry.get(PDFName.of(key)) : undefined
    if (value) return value.toString().replace(/^\//, '')
  }
  return undefined
}
