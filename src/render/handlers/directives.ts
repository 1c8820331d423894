import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { BlockContent, DefinitionContent, Paragraph, Table } from 'mdast'
import { columnShares } from '../../markdown/column-shares.ts'
import { languageOf } from '../../markdown/language-directive.ts'
import type { Context, State } from '../context.ts'
import type { ContainerDirective, LeafDirective, TextDirective } from '../directive.ts'
import { isLabel, type Target } from '../outline.ts'
import { phrase } from '../../model/phrase.ts'
import { tableElement } from './table.ts'

type Block = BlockContent | DefinitionContent
type Draw = (state: State, blocks: Block[], target: Target, context: Context, node: ContainerDirective) => Element | Element[]

/** What each directive around blocks becomes. */
const containers: Readonly<Record<string, Draw>> = { box, table: captionedTable, figure }

export function containerDirective(context: Context) {
  return (state: State, node: ContainerDirective): ElementContent[] | Element => {
    const target = context.outline.targets.get(node)
    const draw = containers[node.name]
    const blocks = node.children.filter((child) => !isLabel(child))
    if (!target || !draw) return content(state, blocks)
    const drawn = draw(state, blocks, target, context, node)
    state.patch(node, Array.isArray(drawn) ? (drawn[0] as Element) : drawn)
    return drawn
  }
}

/** `::bibliography` prints it here instead of at the end; `::pagebreak` begins a new page. */
export function leafDirective(context: Context) {
  return (state: State, node: LeafDirective): ElementContent[] | Element | undefined => {
    if (node.name === 'bibliography') return context.bibliography()
    if (node.name === 'pagebreak') return h('div.page-break')
    return state.all(node)
  }
}

/** `:lang[words]{fr}` says in which language words are; the name and content of any other stay as text. */
export function textDirective() {
  return (state: State, node: TextDirective): ElementContent[] => {
    const lang = languageOf(node)
    return lang === undefined ? [{ type: 'text', value: `:${node.name}` }, ...state.all(node)] : [h('span', { lang }, state.all(node))]
  }
}

function box(state: State, blocks: Block[], { id, content: title }: Target, { outline }: Context): Element {
  if (title.length === 0) return h('aside.box', { id, role: 'note' }, ...content(state, blocks))
  const titleId = outline.ids.claim(`${id}-title`)
  const heading = h('h3.box-title', { id: titleId }, inline(state, title))
  return h('aside.box', { id, role: 'note', ariaLabelledBy: [titleId] }, heading, ...content(state, blocks))
}

function captionedTable(state: State, blocks: Block[], target: Target, context: Context, { attributes }: ContainerDirective): Element {
  const index = blocks.findIndex(({ type }) => type === 'table')
  const inner = blocks[index]
  if (inner?.type !== 'table') return h('div.table', { id: target.id }, ...content(state, blocks))
  const captionId = context.outline.ids.claim(`${target.id}-caption`)
  const caption = h('caption', { id: captionId }, captionContent(state, target, context))
  const rest = blocks.filter((_, other) => other !== index)
  const notes = rest.length > 0 ? [h('div.table-note', content(state, rest))] : []
  const region = { id: target.id, role: 'region', ariaLabelledBy: [captionId], tabIndex: 0 }
  return h('div.table', region, tableElement(state, inner, caption, columnShares(attributes?.['widths'] ?? '')), ...notes)
}

/** Pictures first, then the caption; what else the author wrote, such as where the picture is from, ends the caption. */
function figure(state: State, blocks: Block[], target: Target, context: Context): Element | Element[] {
  const pictures = blocks.filter(isPictures)
  const data = pictures.some(isChart) ? blocks.find(({ type }) => type === 'table') : undefined
  const rest = blocks.filter((block) => !isPictures(block) && block !== data)
  const notes = rest.length > 0 ? [h('div.figure-note', content(state, rest))] : []
  const caption = h('figcaption', captionContent(state, target, context), ...notes)
  const element = h('figure', { id: target.id }, ...pictures.flatMap((paragraph) => state.all(paragraph)), caption)
  return data?.type === 'table' ? [element, chartData(state, data, target, context)] : element
}

/** What a chart shows, as a table: unfolded by who wants it on the screen, in small print on paper. */
function chartData(state: State, data: Table, { number = '' }: Target, { brief: { strings } }: Context): Element {
  const title = phrase(strings, 'chart-data', { figure: phrase(strings, 'reference-figure', { number }) })
  const region = h('div.table', { role: 'region', ariaLabel: title, tabIndex: 0 }, tableElement(state, data))
  return h('details.chart-data', h('summary', title), region)
}

function isChart({ children }: Paragraph): boolean {
  return children.some((child) => child.type === 'image' && child.chart !== undefined)
}

function isPictures(block: Block): block is Paragraph {
  return block.type === 'paragraph' && block.children.every((child) => child.type === 'image' || child.type === 'imageReference')
}

function captionContent(state: State, { kind, number = '', content: title }: Target, { brief: { strings } }: Context): ElementContent[] {
  const lead = h('span.caption-number', phrase(strings, `caption-${kind}`, { number }))
  return title.length === 0 ? [lead] : [lead, { type: 'text', value: ' ' }, ...inline(state, title)]
}

function inline(state: State, children: Target['content']): ElementContent[] {
  return state.all({ type: 'paragraph', children })
}

function content(state: State, children: Block[]): ElementContent[] {
  return state.wrap(state.all({ type: 'blockquote', children }), false)
}
