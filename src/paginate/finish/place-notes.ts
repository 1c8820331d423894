import type { Kid, Tag } from './tags.ts'

/** What may hold a note beside its other blocks. */
const containers = new Set(['Document', 'Sect', 'Art', 'Aside', 'Div', 'BlockQuote', 'LBody', 'Note'])

/**
 * Moves every note that stands at the foot of a page behind the block that calls it first, so that it is read there: behind a
 * paragraph, a heading, a whole table. A note without a call comes last.
 */
export function placeNotes(root: Tag): void {
  const notes = new Map<number, Tag>()
  takeNotes(root, notes)
  if (notes.size === 0) return
  placeWithin(root, notes)
  root.kids.push(...notes.values())
}

function takeNotes(tag: Tag, notes: Map<number, Tag>): void {
  const kids: Kid[] = []
  for (const kid of tag.kids) {
    if (kid.is !== 'tag') kids.push(kid)
    else {
      takeNotes(kid, notes)
      if (kid.type === 'Note' && kid.mark?.kind === 'note') notes.set(kid.mark.number, kid)
      else kids.push(kid)
    }
  }
  tag.kids = kids
}

/** Places the notes that are called in an element as far as it can hold them; the others are returned, in the order of their calls. */
function placeWithin(tag: Tag, notes: Map<number, Tag>): Tag[] {
  const called: Tag[] = []
  const own = tag.type === 'Reference' && tag.mark?.kind === 'call' ? notes.get(tag.mark.number) : undefined
  if (own) {
    notes.delete(tag.mark!.number)
    called.push(own, ...placeWithin(own, notes))
  }
  const isContainer = containers.has(tag.type)
  const kids: Kid[] = []
  const pending: Tag[] = []
  for (const kid of tag.kids) {
    const isBlock = kid.is === 'tag' && !/^(Span|Em|Strong|Code|Link|Reference|Lbl|Form|Figure)$/.test(kid.type)
    if (isContainer && isBlock) kids.push(...pending.splice(0))
    kids.push(kid)
    if (kid.is !== 'tag') continue
    pending.push(...placeWithin(kid, notes))
    if (isContainer && isBlock) kids.push(...pending.splice(0))
  }
  if (!isContainer) return [...called, ...pending]
  tag.kids = [...kids, ...pending]
  return called
}
