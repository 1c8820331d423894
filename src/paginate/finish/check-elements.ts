import type { Problem } from './check-document.ts'
import { checkTable } from './check-table.ts'
import { type Element, textOf } from './structure.ts'

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const standard = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form`.split(/\s+/),
)

/** What an element may hold, and what it may stand in, where that is laid down. */
const holds: Record<string, RegExp> = {
  Table: /^(TR|THead|TBody|TFoot|Caption)$/,
  TR: /^(TH|TD)$/,
  L: /^(L|LI|Caption)$/,
  LI: /^(Lbl|LBody)$/,
  TOC: /^(TOC|TOCI|Caption)$/,
}
const standsIn: Record<string, RegExp> = {
  TR: /^(Table|THead|TBody|TFoot)$/,
  TH: /^TR$/,
  TD: /^TR$/,
  LI: /^L$/,
  LBody: /^LI$/,
  TOCI: /^TOC$/,
}

/** Types, nesting, headings, text alternatives and ids of all elements. */
export function checkElements(elements: readonly Element[]): Problem[] {
  if (elements.length === 0) return [{ page: undefined, what: 'the document has no tags' }]
  const ids = new Set<string>()
  let rank = 0
  return elements.flatMap((element): Problem[] => {
    const found = [...checkNesting(element), ...checkText(element)]
    if (element.type === 'Table') found.push(...checkTable(element))
    if (element.type === 'Note') {
      const id = textOf(element.dictionary, 'ID')
      if (id === '' || ids.has(id)) found.push('a footnote has no id of its own')
      ids.add(id)
    }
    const own = Number(/^H([1-6])$/.exec(element.type)?.[1] ?? 0)
    if (own > rank + 1)
      found.push(rank === 0 ? `the first heading is of rank ${own}` : `a heading of rank ${own} follows one of rank ${rank}`)
    if (own > 0) rank = own
    return found.map((what) => ({ page: element.page === undefined ? undefined : element.page + 1, what }))
  })
}

function checkNesting({ type, kids, parent }: Element): string[] {
  const foreign = kids.find((kid) => holds[type] && !holds[type].test(kid.type))
  const isLost = standsIn[type] !== undefined && !standsIn[type].test(parent?.type ?? '')
  return [
    ...(standard.has(type) ? [] : [`nobody knows what a tag of type "${type}" is`]),
    ...(foreign ? [`a tag of type ${type} holds one of type ${foreign.type}`] : []),
    ...(isLost ? [`a tag of type ${type} stands in one of type ${parent?.type ?? 'none'}`] : []),
  ]
}

function checkText({ type, dictionary, annotations }: Element): string[] {
  const isPicture = type === 'Figure' || type === 'Formula'
  const hasText = textOf(dictionary, 'Alt') !== '' || textOf(dictionary, 'ActualText') !== ''
  return [
    ...(isPicture && !hasText ? ['a picture has no text alternative'] : []),
    ...(type === 'Link' && annotations.length === 0 ? ['a link leads nowhere'] : []),
  ]
}
