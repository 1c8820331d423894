import type { Element, Nodes, Root } from 'hast'
import { hasClass } from './calls.ts'
import { isolateRuns } from './isolate.ts'
import { directionOf } from '../model/language.ts'
import { type QuoteState, quotes, remember, startOfBlock } from './quotes.ts'
import { spacing } from '../model/spacing.ts'

/** Elements whose letters mean what they are. */
const verbatim = new Set(['code', 'kbd', 'pre', 'samp', 'var'])
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'br',
  'cite',
  'del',
  'em',
  'i',
  'ins',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'wbr',
])

/**
 * Sets the texts of a tree as its language asks: quotation marks and apostrophes, dashes, spaces that must not break.
 * A part in another language is set as that language asks, and gets a direction where its own differs.
 */
export function typeset(tree: Root, lang: string): Root {
  walk(tree, { lang, state: startOfBlock() })
  return isolateRuns(tree, lang)
}

/** Sets one text that stands by itself. */
export function typesetText(text: string, lang: string): string {
  return setText(text, { lang, state: startOfBlock() })
}

interface Surroundings {
  lang: string
  /** What a quotation mark is judged by; elements within a line share it. */
  state: QuoteState
}

function walk(node: Nodes, around: Surroundings): void {
  const { lang, state } = around
  if (node.type === 'text') {
    node.value = setText(node.value, around)
    return
  }
  if (!('children' in node)) return
  const within: Surroundings = { lang, state: isInline(node) ? state : startOfBlock() }
  if (node.type === 'element') {
    if (verbatim.has(node.tagName)) state.previous = 'x'
    if (verbatim.has(node.tagName) || hasClass(node, 'footnote-call')) return
    within.lang = ownLanguage(node, lang)
  }
  for (const child of node.children) walk(child, within)
}

function isInline(node: Nodes): boolean {
  return node.type === 'element' && inline.has(node.tagName)
}

function ownLanguage({ properties }: Element, outer: string): string {
  const lang = properties['lang']
  if (typeof lang !== 'string' || lang === '') return outer
  if (properties['dir'] === undefined && directionOf(lang) !== directionOf(outer)) properties['dir'] = directionOf(lang)
  return lang
}

const address = /((?:https?:\/\/|www\.)[^\s"<>“”«»]+|[^\s"<>]+@[^\s"<>]+\.[^\s"<>]+)/

const addressHint = /@|:\/\/|www\./

/** Sets a text but for the web and mail addresses in it, in which every character counts. */
function setText(text: string, { lang, state }: Surroundings): string {
  if (!addressHint.test(text)) return spacing(quotes(text, lang, state), lang)
  return text
    .split(address)
    .map((part, index) => (index % 2 === 1 ? remember(part, state) : spacing(quotes(part, lang, state), lang)))
    .join('')
}
