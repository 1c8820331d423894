import type { FootnoteDefinition, Nodes, Root, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { columnShares } from '../markdown/column-shares.ts'
import { eachNode } from '../model/each-node.ts'
import { error, type Message, warning } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { didYouMean } from '../model/suggest.ts'

type Directive = Extract<Nodes, { type: 'containerDirective' | 'leafDirective' }>

/** Directives around blocks, and those on a line of their own, with the attributes that each takes. */
const containers: Readonly<Record<string, readonly string[]>> = {
  box: ['title', 'id'],
  table: ['title', 'id', 'widths'],
  figure: ['title', 'id'],
}
const leaves: Readonly<Record<string, readonly string[]>> = { bibliography: [], changes: ['since'], pagebreak: [] }

/** Checks the Markdown of a chapter as it will be printed. `start` is where its template begins. */
export function lintTree(tree: Root, start: Place): Message[] {
  const messages: Message[] = []
  let rank = 0
  eachNode<Nodes>(tree, (node) => {
    const place = node.data?.place ?? start
    if (node.type === 'heading') {
      messages.push(...lintHeading(node.depth, rank, toString(node), place))
      rank = node.depth
    } else if (node.type === 'containerDirective' || node.type === 'leafDirective') messages.push(...lintDirective(node, place))
    else if (node.type === 'footnoteDefinition') messages.push(...lintFootnote(node, place))
    else if ((node.type === 'image' || node.type === 'imageReference') && !node.alt?.trim()) {
      const name = node.type === 'image' ? node.url : node.identifier
      messages.push(warning(place, 'image-text', `image "${name}" has no text alternative`, 'say in its brackets what it shows: ![…](…)'))
    } else if (node.type === 'html') messages.push(...lintHtml(node.value, place))
  })
  if (rank === 0 && tree.children.length > 0)
    messages.push(warning(start, 'heading-order', 'the chapter has no heading', 'begin it with "# " and its title'))
  return messages
}

function lintHeading(rank: number, before: number, title: string, place: Place): Message[] {
  if (rank <= before + 1) return []
  const message =
    before === 0 ? `the chapter begins with a heading of rank ${rank}` : `heading "${title}" goes from rank ${before} to rank ${rank}`
  return [warning(place, 'heading-order', message, `write ${'#'.repeat(before + 1)} before it`)]
}

function lintDirective(node: Directive, place: Place): Message[] {
  const known = node.type === 'containerDirective' ? containers : leaves
  const colons = node.type === 'containerDirective' ? ':::' : '::'
  const attributes = Object.hasOwn(known, node.name) ? known[node.name] : undefined
  if (!attributes) {
    const names = Object.keys(known)
    const hint = didYouMean(node.name, names) || `known are ${names.map((name) => colons + name).join(', ')}`
    return [error(place, 'unknown-directive', `no directive has the name "${colons}${node.name}"`, hint)]
  }
  const strange = Object.keys(node.attributes ?? {})
    .filter((name) => !attributes.includes(name))
    .map((name) => {
      const hint = didYouMean(name, attributes) || (attributes.length > 0 ? `it takes ${attributes.join(' and ')}` : 'it takes none')
      return warning(place, 'unknown-directive', `directive "${colons}${node.name}" takes no attribute "${name}"`, hint)
    })
  return [...strange, ...lintContent(node, place)]
}

/** A footnote says something; what begins a page or stands for the sources does nothing in it. */
function lintFootnote(note: FootnoteDefinition, start: Place): Message[] {
  const messages: Message[] = []
  if (!saysSomething(note)) {
    const label = note.label ?? note.identifier
    const hint = `write it: [^${label}]: …, with a backslash before a mark of Markdown`
    messages.push(error(note.data?.place ?? start, 'undefined-footnote', `footnote "${label}" says nothing`, hint))
  }
  eachNode<Nodes>(note, (node) => {
    if (node.type !== 'leafDirective' || !Object.hasOwn(leaves, node.name)) return
    const message = `directive "::${node.name}" stands in a footnote, where it does nothing`
    messages.push(error(node.data?.place ?? start, 'unknown-directive', message, 'put it into the text, or take it out'))
  })
  return messages
}

/** Whether there is anything to be read or seen, a citation or reference among it. */
function saysSomething(note: Nodes): boolean {
  let found = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(toString(note).replaceAll(/<!--.*?-->/gs, ''))
  eachNode<Nodes>(note, ({ type }) => void (found ||= /^(?:citation|crossReference|image|imageReference|leafDirective)$/.test(type)))
  return found
}

/** A table's or a figure's number and title would stand over nothing. */
function lintContent(node: Directive, place: Place): Message[] {
  const wanted = { table: ['table'], figure: ['image', 'imageReference'] }[node.name]
  if (!wanted || node.type === 'leafDirective') return []
  let found = false
  eachNode<Nodes>(node, (inner) => void (found ||= wanted.includes(inner.type)))
  const [what, hint] =
    node.name === 'table' ? ['no table', 'put a table of Markdown into it'] : ['no image', 'put an image into it: ![…](…)']
  if (!found) return [error(place, 'unknown-directive', `directive ":::${node.name}" holds ${what}`, hint)]
  return node.name === 'table' ? lintWidths(node, place) : []
}

/** A table has as many widths as columns. */
function lintWidths(node: Directive, place: Place): Message[] {
  const widths = node.attributes?.['widths']
  const columns = node.children.find(({ type }) => type === 'table') as Table | undefined
  const count = columns?.children[0]?.children.length
  if (widths == null || count === undefined || columnShares(widths)?.length === count) return []
  const hint = `write ${count} numbers, such as widths="${Array.from({ length: count }, (_, column) => (column === 1 ? 2 : 1)).join(' ')}"`
  return [error(place, 'unknown-directive', `the widths "${widths}" are not those of ${count} columns`, hint)]
}

/** The first tag, or as much of it as fits into a message. */
function beginningOf(html: string): string {
  const tag = /^<[^>\n]*>?/.exec(html)?.[0] ?? html
  return tag.length > 60 ? `${tag.slice(0, 59)}…` : tag
}

/** A comment is dropped, which is its purpose; one that never ends drops the rest of the chapter. */
function lintHtml(html: string, place: Place): Message[] {
  if (html.startsWith('</')) return []
  if (!html.startsWith('<!--'))
    return [warning(place, 'raw-html', `HTML stands in the Markdown: ${beginningOf(html)}`, 'write Markdown or a directive')]
  return html.includes('-->')
    ? []
    : [error(place, 'raw-html', 'a comment begins here and never ends', 'close it with -->, or write {{!-- … --}}')]
}
