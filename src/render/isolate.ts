import type { Element, ElementContent, Root, Text } from 'hast'
import { h } from 'hastscript'
import { directionOf } from '../model/language.ts'

const letter = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]`
const figures = String.raw`\p{N}+(?:[.,/:–-]\p{N}+)*`
/** A word, or a sign made of letters and figures such as `211-V`. */
const word = String.raw`(?:[\p{N}.,/:–-]*\p{N}[./–-]?)?${letter}(?:[’'./:@#&_?=~+–-]*(?:${letter}|[\p{M}\p{N}%]))*`
/** Words that follow each other, with a number behind them that does not begin a date: “Convention No. 87”. */
const run = new RegExp(
  String.raw`${word}(?:[\s.,;:()“”‘’"'&–—-]+${word})*(?:\.[ \u00A0]${figures}|[ \u00A0]${figures}(?!\s*\p{Script=Arabic}|\p{N}))?`,
  'gu',
)

/**
 * Sets what is written from left to right apart within text from right to left, so that the figures and marks around it stay where the
 * text has them: by Unicode's rules (UAX 9) a number behind a Latin word would join it.
 */
export function isolateRuns(tree: Root, lang: string): Root {
  walk(tree, lang)
  return tree
}

function walk(node: Root | Element, lang: string): void {
  if (node.type === 'element' && (node.tagName === 'bdi' || node.tagName === 'bdo' || node.properties['dir'] === 'ltr')) return
  const own = node.type === 'element' && typeof node.properties['lang'] === 'string' ? node.properties['lang'] : lang
  if (directionOf(own) === 'rtl') {
    const children = node.children as ElementContent[]
    node.children = children.flatMap((child) => (child.type === 'text' ? parts(child) : [child]))
  }
  for (const child of node.children) if (child.type === 'element') walk(child, own)
}

function parts({ value }: Text): ElementContent[] {
  const nodes: ElementContent[] = []
  let from = 0
  for (const { 0: words, index } of value.matchAll(run)) {
    const text = withBracket(words, value[index + words.length])
    if (index > from) nodes.push({ type: 'text', value: value.slice(from, index) })
    nodes.push(h('bdi', text))
    from = index + text.length
  }
  if (from < value.length) nodes.push({ type: 'text', value: value.slice(from) })
  return nodes
}

/** A bracket that opens within belongs together with the one that closes right behind. */
function withBracket(words: string, next: string | undefined): string {
  return next === ')' && words.lastIndexOf('(') > words.lastIndexOf(')') ? `${words})` : words
}
