import { isText } from './join-tags.ts'
import { shapeList, shapeTerms } from './shape-list.ts'
import { type Kid, makeTag, type Tag } from './tags.ts'

/** Standard structure types (ISO 32000-1, 14.8.4) that Chromium writes, with those of PDF 2.0 that the role map explains. */
const kept = new Set(
  'Document Art Aside BlockQuote Div P H1 H2 H3 H4 H5 H6 L LI Lbl Table Caption TR TH TD Figure Formula Form Link Code Em Strong'.split(
    ' ',
  ),
)
const types: Record<string, string> = {
  section: 'Sect',
  aside: 'Sect',
  note: 'Note',
  endnote: 'Note',
  label: 'Lbl',
  span: 'Span',
  contents: 'TOC',
  terms: 'Terms',
  term: 'Term',
  meaning: 'Meaning',
}
const grouping = new Set(['Document', 'Sect', 'Art', 'Aside', 'Div', 'BlockQuote'])
const inline = new Set(['Span', 'Em', 'Strong', 'Code', 'Link', 'Reference', 'Form', 'NonStruct'])

/**
 * Makes of Chromium's tags what a reader of the document needs: sections, notes, references, contents, lists with bodies. Elements
 * that say nothing go, their text comes to stand in the element about them.
 */
export function shapeTags(root: Tag): void {
  root.kids = inBlocks(root.kids.flatMap((kid) => shape(kid, false)))
}

function shape(kid: Kid, inContents: boolean): Kid[] {
  if (kid.is !== 'tag') return [kid]
  if (isText(kid)) return kid.kids
  const type = typeOf(kid)
  const within = inContents || type === 'TOC'
  const tag: Tag = { ...kid, type, kids: kid.kids.flatMap((child) => shape(child, within)) }
  if (kid.mark?.kind === 'note' || kid.mark?.kind === 'endnote') tag.id = `fn-${kid.mark.number}`
  return finishTag(tag, within)
}

function typeOf({ type, mark }: Tag): string {
  const marked = mark && types[mark.kind]
  return marked ?? (kept.has(type) ? type : 'NonStruct')
}

function finishTag(tag: Tag, inContents: boolean): Kid[] {
  const isEmpty = tag.kids.length === 0
  if (isEmpty && tag.type !== 'TD' && tag.type !== 'TH') return []
  if (grouping.has(tag.type)) return [{ ...tag, kids: inBlocks(tag.kids) }]
  switch (tag.type) {
    case 'NonStruct':
      return tag.kids.every(isInline) ? [tag] : tag.kids.flatMap(dissolve)
    case 'L':
    case 'TOC':
    case 'LI':
      return [shapeList({ ...tag, kids: tag.kids.flatMap(dissolve) }, inContents)]
    case 'Terms':
      return [shapeTerms({ ...tag, kids: tag.kids.flatMap(dissolve) })]
    case 'Table':
      return [shapeTable(tag)]
    case 'Figure':
      return [shapeFigure({ ...tag, kids: tag.kids.flatMap(dissolve) })]
    case 'P':
      return shapeParagraph({ ...tag, kids: tag.kids.flatMap(dissolve) })
    case 'Link':
      return shapeLink({ ...tag, kids: tag.kids.flatMap(dissolve) }, inContents)
    default:
      return [{ ...tag, kids: tag.kids.flatMap(dissolve) }]
  }
}

function isInline(kid: Kid): boolean {
  return kid.is !== 'tag' || inline.has(kid.type)
}

/** What an element that says nothing holds. */
function dissolve(kid: Kid): Kid[] {
  return kid.is === 'tag' && kid.type === 'NonStruct' ? kid.kids.flatMap(dissolve) : [kid]
}

/** Text that stands between blocks becomes paragraphs. */
function inBlocks(kids: readonly Kid[]): Kid[] {
  const blocks: Kid[] = []
  let run: Tag | undefined
  for (const kid of kids) {
    const isBlock = kid.is === 'tag' && kid.type === 'NonStruct'
    if (isBlock) blocks.push(makeTag('P', dissolve(kid), { lang: kid.lang }))
    else if (!isInline(kid)) blocks.push(kid)
    else if (run) run.kids.push(kid)
    else blocks.push((run = makeTag('P', [kid])))
    if (isBlock || !isInline(kid)) run = undefined
  }
  return blocks
}

/** A heading that runs into a paragraph stands before it. */
function shapeParagraph(tag: Tag): Kid[] {
  const isHeading = (kid: Kid) => kid.is === 'tag' && /^H\d$/.test(kid.type)
  const rest = tag.kids.filter((kid) => !isHeading(kid))
  return [...tag.kids.filter(isHeading), ...(rest.length > 0 ? [{ ...tag, kids: rest }] : [])]
}

/** A link without an annotation leads nowhere. */
function shapeLink(tag: Tag, inContents: boolean): Kid[] {
  if (!tag.kids.some(({ is }) => is === 'annotation')) return tag.kids
  return tag.mark?.kind === 'call' || inContents ? [makeTag('Reference', [tag], { mark: tag.mark })] : [tag]
}

/** Of a figure the outer element has the text alternative; with several pictures or other things in it, it is a group. */
function shapeFigure(tag: Tag): Tag {
  const pictures = tag.kids.filter((kid): kid is Tag => kid.is === 'tag' && kid.type === 'Figure')
  const others = tag.kids.filter((kid) => !(kid.is === 'tag' && (kid.type === 'Figure' || kid.type === 'Caption')))
  const [picture] = pictures
  if (picture && pictures.length === 1 && others.length === 0) {
    return { ...tag, alt: picture.alt, kids: tag.kids.flatMap((kid) => (kid === picture ? picture.kids : [kid])) }
  }
  const isPicture = pictures.length === 0 && tag.kids.every((kid) => kid.is === 'content')
  return isPicture ? tag : { ...tag, type: 'Div', kids: inBlocks(tag.kids) }
}

/** A table's caption comes first. */
function shapeTable(tag: Tag): Tag {
  const isCaption = (kid: Kid) => kid.is === 'tag' && kid.type === 'Caption'
  const kids = tag.kids.flatMap(dissolve)
  return { ...tag, kids: [...kids.filter(isCaption), ...kids.filter((kid) => !isCaption(kid))] }
}
