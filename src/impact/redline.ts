import { diffWordsWithSpace } from 'diff'
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { Strings } from '../model/brief.ts'
import { formatDate } from '../model/format.ts'
import type { FrozenBrief, SaidSentence } from '../model/frozen.ts'
import { policyHash } from '../model/hash.ts'
import { directionOf } from '../model/language.ts'
import { phrase } from '../model/phrase.ts'
import { compareFootnotes, compareSentences, type FootnotePair, type SentencePair } from './compare-texts.ts'

/** A version as a redline names it. */
export interface RedlineSide {
  frozen: FrozenBrief
  /** How it is called, such as `1.2`; empty for what is there now. */
  version: string
  /** `YYYY-MM-DD`. */
  date: string
}

const style = `
:root { color-scheme: light dark }
body { font: 1.05rem/1.55 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { margin-top: 2.2rem; font-size: 1.2rem }
.about, .legend { font: .85rem/1.5 sans-serif; opacity: .85 }
ins { background: light-dark(#d7f2dc, #12421f); color: light-dark(#0b4a1c, #b9f3c8); text-decoration: underline }
del { background: light-dark(#fbdcdc, #551a1a); color: light-dark(#7a1010, #ffc9c9); text-decoration: line-through }
.sources { background: light-dark(#fdf0c8, #4a3a06) }
.quotation { margin-inline-start: 2rem } .row { border-bottom: 1px solid light-dark(#ccc, #555) }
.footnotes { font-size: .9rem } .number { font: .8rem sans-serif; margin-inline-end: .4rem }
`

/** Two versions of a brief as one page: what was taken out is struck through, what was put in underlined; renumbering is no change. */
export function redline(before: RedlineSide, now: RedlineSide, strings: Strings): string {
  const { lang, title } = now.frozen
  const locale = { lang, strings }
  const since = phrase(strings, 'changes-since', { version: before.version, date: formatDate(before.date, 'long', locale) })
  const name = (side: RedlineSide) => [side.version && phrase(strings, 'version-in-text', { version: side.version }), side.date]
  const footnotes = compareFootnotes(before.frozen, now.frozen)
  const sentences = compareSentences(before.frozen, now.frozen)
  const policy = `default-src 'none'; style-src '${policyHash(style)}'; base-uri 'none'; form-action 'none'`
  const page = h('html', { lang, dir: directionOf(lang) }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', `${title}: ${since}`),
      h('style', style),
    ]),
    h('body', [
      h('h1', title),
      h('p.about', `${since} · ${name(now).filter(Boolean).join(', ')}`),
      h('p.legend', countsOf(sentences, strings)),
      h('main', blocksOf(sentences)),
      ...(footnotes.length > 0 ? [h('section.footnotes', h('h2', phrase(strings, 'notes')), ...footnotes.map(footnoteLine))] : []),
    ]),
  ])
  return `<!doctype html>\n${unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [page] })}\n`
}

function countsOf(pairs: readonly SentencePair[], strings: Strings): string {
  const count = (type: SentencePair['type']) => pairs.filter((pair) => pair.type === type).length
  const removed = phrase(strings, 'changes-removed', { count: `${count('removed')}` })
  const rest = (['changed', 'added', 'sources'] as const).map((type) => `${phrase(strings, `changes-${type}`)} ${count(type)}`)
  return [...rest, removed].join(' · ')
}

/** Sentences of one paragraph stand together. */
function blocksOf(pairs: readonly SentencePair[]): Element[] {
  const blocks: { of: SaidSentence; content: ElementContent[] }[] = []
  for (const pair of pairs) {
    const one = pair.now ?? pair.before
    const last = blocks.at(-1)
    const isSame = last !== undefined && last.of.chapter === one.chapter && last.of.block === one.block && last.of.kind === one.kind
    if (isSame) last.content.push({ type: 'text', value: ' ' }, ...sentenceContent(pair))
    else blocks.push({ of: one, content: sentenceContent(pair) })
  }
  return blocks.map(({ of: { kind }, content }) => {
    if (kind === 'heading') return h('h2', content)
    return h('p', { className: [kind] }, content)
  })
}

function sentenceContent(pair: SentencePair): ElementContent[] {
  const calls = callsOf(pair.now ?? pair.before)
  if (pair.type === 'added') return [h('ins', pair.now.text, ...calls)]
  if (pair.type === 'removed') return [h('del', pair.before.text, ...calls)]
  if (pair.type === 'changed') return [...wordChanges(pair.before.text, pair.now.text), ...calls]
  if (pair.type === 'sources') return [{ type: 'text', value: pair.now.text }, h('span.sources', calls)]
  return [{ type: 'text', value: pair.now.text }, ...calls]
}

function callsOf({ footnotes }: SaidSentence): Element[] {
  return footnotes.map((number) => h('sup', `${number}`))
}

function footnoteLine(pair: FootnotePair): Element {
  const number = h('span.number', `${(pair.now ?? pair.before).number}`)
  if (pair.type === 'added') return h('p', number, h('ins', pair.now.text))
  if (pair.type === 'removed') return h('p', h('del', number, pair.before.text))
  if (pair.type === 'changed') return h('p', number, ...wordChanges(pair.before.text, pair.now.text))
  return h('p', number, pair.now.text)
}

function wordChanges(before: string, now: string): ElementContent[] {
  return diffWordsWithSpace(before, now).map(({ value, added, removed }): ElementContent => {
    if (added) return h('ins', value)
    return removed ? h('del', value) : { type: 'text', value }
  })
}
