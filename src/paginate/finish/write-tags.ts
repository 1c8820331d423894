import { type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, type PDFRef } from '@cantoo/pdf-lib'
import { textString } from './strings.ts'
import type { Content, Kid, Tag } from './tags.ts'

/** What the structure tree of a document is written with. */
interface Writing {
  context: PDFContext
  pages: readonly PDFRef[]
  /** Elements by the marked content they own: a page's or a form's by its object, then by number. */
  parents: Map<PDFRef, PDFRef[]>
  annotations: [annotation: PDFRef, parent: PDFRef][]
  ids: [id: string, element: PDFRef][]
}

const name = (text: string) => PDFName.of(text)
const [S, P, K, Pg, Lang, Alt, ID, A] = ['S', 'P', 'K', 'Pg', 'Lang', 'Alt', 'ID', 'A'].map(name) as [PDFName, ...PDFName[]]
const [Type, OBJR, Obj, MCR, MCID, Stm] = ['Type', 'OBJR', 'Obj', 'MCR', 'MCID', 'Stm'].map(name) as [PDFName, ...PDFName[]]

/** Types of PDF 2.0 that Chromium writes, explained by those of PDF 1.7. */
const roleMap = { Em: 'Span', Strong: 'Span', Aside: 'Div' }

/** Writes a structure tree with its parent tree and its names (ISO 32000-1, 14.7.2 and 14.7.4.4), and gives its root. */
export function writeTags(root: Tag, context: PDFContext, pages: readonly PDFRef[]): PDFRef {
  const writing: Writing = { context, pages, parents: new Map(), annotations: [], ids: [] }
  const rootRef = context.nextRef()
  const element = writeElement(root, rootRef, writing)
  const { nums, next } = writeParents(writing)
  const names = writing.ids.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, ref]) => [textString(id), ref])
  const dictionary = {
    Type: 'StructTreeRoot',
    K: element,
    RoleMap: roleMap,
    ParentTree: { Nums: nums },
    ParentTreeNextKey: next,
    ...(names.length > 0 && { IDTree: { Names: names } }),
  }
  context.assign(rootRef, context.obj(dictionary))
  return rootRef
}

function writeElement(tag: Tag, parent: PDFRef, writing: Writing): PDFRef {
  const { context, pages } = writing
  const ref = context.nextRef()
  const page = tag.kids.find((kid): kid is Content => kid.is === 'content')?.page
  const entries = new Map<PDFName, PDFObject>([
    [S!, name(tag.type)],
    [P!, parent],
  ])
  if (page !== undefined) entries.set(Pg!, pages[page]!)
  const kids = tag.kids.map((kid) => writeKid(kid, ref, page, writing))
  if (kids.length > 0) entries.set(K!, kids.length === 1 ? kids[0]! : context.obj(kids))
  if (tag.lang !== undefined) entries.set(Lang!, textString(tag.lang))
  if (tag.alt) entries.set(Alt!, textString(tag.alt))
  if (tag.id !== undefined) {
    entries.set(ID!, textString(tag.id))
    writing.ids.push([tag.id, ref])
  }
  if (tag.attributes.length > 0) entries.set(A!, tag.attributes.length === 1 ? tag.attributes[0]! : context.obj(tag.attributes))
  context.assign(ref, PDFDict.fromMapWithContext(entries, context))
  return ref
}

function writeKid(kid: Kid, owner: PDFRef, page: number | undefined, writing: Writing): PDFObject {
  const { context, pages, parents, annotations } = writing
  if (kid.is === 'tag') return writeElement(kid, owner, writing)
  if (kid.is === 'annotation') {
    annotations.push([kid.ref, owner])
    return dictionaryOf(context, [Type!, OBJR!], [Obj!, kid.ref], [Pg!, pages[kid.page]!])
  }
  const stream = kid.form ?? pages[kid.page]!
  const owners = parents.get(stream) ?? []
  parents.set(stream, owners)
  owners[kid.mcid] = owner
  if (kid.page === page && kid.form === undefined) return PDFNumber.of(kid.mcid)
  const entries: [PDFName, PDFObject][] = [
    [Type!, MCR!],
    [Pg!, pages[kid.page]!],
    [MCID!, PDFNumber.of(kid.mcid)],
  ]
  return dictionaryOf(context, ...entries, ...(kid.form ? [[Stm!, kid.form] as const] : []))
}

function dictionaryOf(context: PDFContext, ...entries: (readonly [PDFName, PDFObject])[]): PDFDict {
  return PDFDict.fromMapWithContext(new Map(entries), context)
}

/** From marked content and annotations back to their elements. Every page, form and annotation learns its key. */
function writeParents({ context, pages, parents, annotations }: Writing): { nums: PDFObject[]; next: number } {
  const nums: PDFObject[] = []
  let key = 0
  const register = (object: PDFRef, entry: string, value: PDFObject) => {
    const target = context.lookup(object)
    const dictionary = target instanceof PDFDict ? target : (target as unknown as { dict: PDFDict }).dict
    dictionary.set(name(entry), PDFNumber.of(key))
    nums.push(PDFNumber.of(key++), value)
  }
  for (const stream of new Set([...pages, ...parents.keys()])) {
    const owners = parents.get(stream)
    // numbers that no element owns are of artifacts
    if (owners) register(stream, 'StructParents', context.register(context.obj(Array.from(owners, (owner) => owner ?? null))))
    else (context.lookup(stream) as PDFDict).delete(name('StructParents'))
  }
  for (const [annotation, parent] of annotations) register(annotation, 'StructParent', parent)
  return { nums, next: key }
}
