import type { PDFRef } from '@cantoo/pdf-lib'
import { keyOf, type Kid, type Tag } from './tags.ts'

/** What does not belong to the text. */
export interface LeftOut {
  /** Keys of marked content that repeats on every page, such as running heads. */
  pagination: Set<string>
  /** Annotations in it, which would have no tag. */
  annotations: Set<PDFRef>
}

interface Joining extends LeftOut {
  isDecoration: (key: string) => boolean
  /** The first part of what stands on several pages. */
  firsts: Map<number, Tag>
  /** The section that was begun last. */
  section: Tag | undefined
}

/**
 * Makes one of the parts of every element that page breaks have parted, and takes out what is no text: running heads, folios,
 * repeated heads of tables, backgrounds and rules.
 *
 * @param isDecoration whether marked content is nothing but lines and areas
 */
export function joinTags(root: Tag, isDecoration: (key: string) => boolean): LeftOut {
  const joining: Joining = { isDecoration, firsts: new Map(), section: undefined, pagination: new Set(), annotations: new Set() }
  root.kids = root.kids.flatMap((kid) => join(kid, joining, false))
  return joining
}

function join(kid: Kid, joining: Joining, inGraphic: boolean): Kid[] {
  if (kid.is === 'annotation') return [kid]
  if (kid.is === 'content') return !inGraphic && joining.isDecoration(keyOf(kid)) ? [] : [kid]
  if (kid.mark?.kind === 'artifact') return leaveOut(kid, joining)
  const first = kid.mark?.part === undefined ? undefined : joining.firsts.get(kid.mark.part)
  if (first && kid.mark?.kind === 'note') dropRepeatedMarker(kid, joining)
  if (kid.mark?.part !== undefined && !first) joining.firsts.set(kid.mark.part, kid)
  if (kid.mark?.kind === 'section') joining.section = first ?? kid
  const isGraphic = inGraphic || /^(Figure|Formula|Form|Lbl)$/.test(kid.type)
  const kids = kid.kids.flatMap((child) => join(child, joining, isGraphic))
  if (first) first.kids.push(...kids)
  else kid.kids = kids
  return first ? [] : placeFloat(kid, joining)
}

/** A picture or table that was moved to another page belongs to the section that it is read in. */
function placeFloat(kid: Tag, { section }: Joining): Kid[] {
  if (kid.mark?.kind !== 'float' || !section) return [kid]
  section.kids.push(kid)
  return []
}

function leaveOut(kid: Kid, joining: Joining): Kid[] {
  if (kid.is === 'content') joining.pagination.add(keyOf(kid))
  else if (kid.is === 'annotation') joining.annotations.add(kid.ref)
  else for (const child of kid.kids) leaveOut(child, joining)
  return []
}

/** Where several notes go on on a page, each part begins with its note's number. */
function dropRepeatedMarker(note: Tag, joining: Joining): void {
  note.kids = note.kids.flatMap((kid) => (isText(kid) ? leaveOut(kid, joining) : [kid]))
}

/** Whether something is text alone, without any element about it. */
export function isText(kid: Kid): boolean {
  return (
    kid.is === 'content' || (kid.is === 'tag' && kid.type === 'NonStruct' && !kid.mark && kid.kids.every((child) => child.is === 'content'))
  )
}
