import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Table, TableCell, TableRow } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Context, State } from '../context.ts'
import { phrase } from '../../model/phrase.ts'

/** A table that no directive wraps: without caption, number and id. */
export function table({ brief: { strings } }: Context) {
  return (state: State, node: Table): Element => {
    return h('div.table', { role: 'region', ariaLabel: phrase(strings, 'table'), tabIndex: 0 }, tableElement(state, node))
  }
}

/**
 * The table itself. Columns of figures stand at the right unless the author says otherwise; where the corner is empty, the first
 * cell of each row is its heading.
 *
 * @param shares how wide each column is, of a table as wide as its text; else columns are as wide as what they hold
 */
export function tableElement(state: State, node: Table, caption?: Element, shares: readonly number[] = []): Element {
  const [head, ...rows] = node.children
  const alignment = columnAlignment(node)
  const hasHead = head?.children.some((cell) => toString(cell).trim() !== '') ?? false
  const hasRowHeadings = hasHead && head?.children[0] !== undefined && toString(head.children[0]).trim() === ''
  const cells = (row: TableRow, tagOf: (cell: TableCell, column: number) => [string, string?]) =>
    h(
      'tr',
      row.children.map((cell, column) => {
        const [tag, scope] = tagOf(cell, column)
        return h(tag, { scope, className: alignment[column] ?? (isDate(cell) ? 'date' : undefined) }, state.all(cell))
      }),
    )
  const headRow =
    hasHead && head
      ? [
          h(
            'thead',
            cells(head, (cell) => (toString(cell).trim() ? ['th', 'col'] : ['td'])),
          ),
        ]
      : []
  const bodyRows = rows.map((row) => cells(row, (_, column) => (hasRowHeadings && column === 0 ? ['th', 'row'] : ['td'])))
  // an attribute, since the page's policy lets no element have a style of its own
  const columns = shares.map((share) => h('col', { width: `${Math.round(share * 1000) / 10}%` }))
  const columnGroup = columns.length > 0 ? [h('colgroup', columns)] : []
  const element = h('table', ...(caption ? [caption] : []), ...columnGroup, ...headRow, h('tbody', bodyRows))
  state.patch(node, element)
  return element
}

/** The class of each column's cells. */
function columnAlignment({ align, children: [, ...rows] }: Table): (string | undefined)[] {
  const columns = Math.max(0, ...rows.map((row) => row.children.length), align?.length ?? 0)
  return Array.from({ length: columns }, (_, column) => {
    const written = align?.[column]
    if (written) return written === 'left' ? undefined : `align-${written === 'right' ? 'end' : 'center'}`
    return column > 0 && isFigures(rows, column) ? 'align-end' : undefined
  })
}

/** Whether a cell holds a day and nothing else: it is not to break over two lines. */
function isDate(cell: TableCell): boolean {
  return /^\d{1,2}\.?\s\p{L}{3,10}\s\d{4}$/u.test(toString(cell).trim())
}

const figure = /^[~≈<>≤≥±+\-–−]?\s?[$€£₸₽]?\s?\d[\d\s.,]*(\s?%|[–-]\d[\d\s.,]*)?$/
const blank = /^[-–—…]?$/

/** Whether a column holds figures and nothing else but blanks. */
function isFigures(rows: TableRow[], column: number): boolean {
  const texts = rows.map((row) => toString(row.children[column] ?? { type: 'text', value: '' }).trim())
  return texts.some((text) => figure.test(text)) && texts.every((text) => figure.test(text) || blank.test(text))
}
