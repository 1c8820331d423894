import type { Nodes, PhrasingContent } from 'mdast'
import { eachNode } from '../model/each-node.ts'
import { error } from '../model/message.ts'
import { holdsValue, splitValues } from './sentinel.ts'
import type { Filling } from './splice.ts'
import { isSplice, plain } from './splice-value.ts'

/** Fills values into what a node holds besides its children: code, addresses, titles, attributes, citation keys. */
export function fillStrings(node: Nodes, filling: Filling, fillAffix: (affix: PhrasingContent[]) => PhrasingContent[]): void {
  fillRecord(node, node.type === 'html' ? (text) => fillText(text, filling, escapeHtml) : (text) => fillText(text, filling))
  if ('identifier' in node) node.identifier = node.identifier.toLowerCase()
  if ('attributes' in node && node.attributes) fillRecord(node.attributes, (text) => fillText(text, filling))
  if (node.type !== 'citation') return
  for (const item of node.items) {
    fillRecord(item, (text) => fillText(text, filling))
    if (item.prefix) item.prefix = fillAffix(item.prefix)
    if (item.suffix) item.suffix = fillAffix(item.suffix)
  }
}

function fillRecord(record: object, fill: (text: string) => string): void {
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string' && holdsValue(value)) Object.assign(record, { [name]: fill(value) })
  }
}

function fillText(text: string, { values, messages }: Filling, escape = (value: string) => value): string {
  const pieces = splitValues(text).map((piece, index) => {
    if (index % 2 === 0) return piece
    const printed = values[Number(piece)]
    if (printed && holdsFootnote(printed.value)) {
      const hint = 'print it in the text, or take it out of the code, address or attribute'
      messages.push(error(printed.place, 'helper-arguments', 'a footnote cannot stand here', hint))
    }
    return escape(plain(printed?.value))
  })
  return pieces.join('')
}

function holdsFootnote(value: unknown): boolean {
  if (!isSplice(value)) return false
  let found = false
  eachNode<Nodes>({ type: 'root', children: value.nodes() }, ({ type }) => void (found ||= type === 'citation'))
  return found
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
