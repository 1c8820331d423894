import type { PDFObject, PDFRef } from '@cantoo/pdf-lib'

/** What stands behind the language of an element that was marked before the print. */
export interface Mark {
  kind: string
  number: number
  /** The same for all parts of an element that stands on several pages. */
  part: number | undefined
}

/** A structure element (ISO 32000-1, 14.7.2) as a plain tree. */
export interface Tag {
  is: 'tag'
  type: string
  /** BCP 47. */
  lang: string | undefined
  mark: Mark | undefined
  alt: string | undefined
  id: string | undefined
  attributes: PDFObject[]
  kids: Kid[]
}

/** A marked-content sequence of a page, or of a form that is painted on it. */
export interface Content {
  is: 'content'
  /** From 0. */
  page: number
  form: PDFRef | undefined
  mcid: number
}

/** A link's annotation. */
export interface Annotation {
  is: 'annotation'
  page: number
  ref: PDFRef
}

export type Kid = Tag | Content | Annotation

export function makeTag(type: string, kids: Kid[], more: Partial<Tag> = {}): Tag {
  return { is: 'tag', type, lang: undefined, mark: undefined, alt: undefined, id: undefined, attributes: [], kids, ...more }
}

/** Names marked content within a document. */
export function keyOf({ page, form, mcid }: Omit<Content, 'is'>): string {
  return form === undefined ? `${page} ${mcid}` : `form ${form.objectNumber} ${mcid}`
}

/** Type of the tag of each piece of marked content, by its key. */
export function typesOf(tag: Tag, types = new Map<string, string>()): Map<string, string> {
  for (const kid of tag.kids) {
    if (kid.is === 'tag') typesOf(kid, types)
    else if (kid.is === 'content') types.set(keyOf(kid), tag.type)
  }
  return types
}
