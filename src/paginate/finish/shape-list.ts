import { type Kid, makeTag, type Tag } from './tags.ts'

/**
 * A list holds items, an item its label and its body (ISO 14289-1, 7.6). In the contents lists are TOC, items TOCI, which hold
 * references and further contents.
 */
export function shapeList(tag: Tag, inContents: boolean): Tag {
  if (tag.type === 'LI') return inContents ? { ...tag, type: 'TOCI' } : shapeItem(tag)
  const [list, item] = inContents ? ['TOC', 'TOCI'] : ['L', 'LI']
  const kids = tag.kids.map((kid) =>
    isOneOf(kid, [list!, item!, 'Caption']) ? kid : makeTag(item!, inContents ? [kid] : [makeTag('LBody', [kid])]),
  )
  return { ...tag, type: list!, kids, attributes: inContents ? [] : tag.attributes }
}

function shapeItem(tag: Tag): Tag {
  const labels = tag.kids.filter((kid) => isOneOf(kid, ['Lbl']))
  const rest = tag.kids.filter((kid) => !isOneOf(kid, ['Lbl']))
  const body = tag.mark?.kind === 'entry' ? [makeTag('BibEntry', rest)] : rest
  return { ...tag, kids: rest.length === 0 ? labels : [...labels, makeTag('LBody', body)] }
}

/** Terms and their meanings are a list whose labels are the terms. */
export function shapeTerms(tag: Tag): Tag {
  const items: Tag[] = []
  for (const kid of tag.kids) {
    const item = items.at(-1)
    const body = item?.kids.find((child): child is Tag => isOneOf(child, ['LBody']))
    if (isOneOf(kid, ['Term'])) items.push(makeTag('LI', [{ ...(kid as Tag), type: 'Lbl' }]))
    else if (body) body.kids.push(...bodyOf(kid))
    else if (item) item.kids.push(makeTag('LBody', bodyOf(kid)))
    else items.push(makeTag('LI', [makeTag('LBody', bodyOf(kid))]))
  }
  return { ...tag, type: 'L', kids: items }
}

function bodyOf(kid: Kid): Kid[] {
  return kid.is === 'tag' && kid.type === 'Meaning' ? kid.kids : [kid]
}

function isOneOf(kid: Kid, types: string[]): boolean {
  return kid.is === 'tag' && types.includes(kid.type)
}
