import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Strings } from '../../model/brief.ts'
import { phrase } from '../../model/phrase.ts'
import type { ShownNote, ShownQuestion } from '../../model/shown-note.ts'
import { hasClass } from '../calls.ts'

/** What is drawn with, and at which footnote each note was shown first. */
interface Easel {
  strings: Strings
  firstAt: Map<string, number>
}

/** The section of footnotes with, in each, the evidence that stands behind it. A note is shown once; later footnotes lead to it. */
export function withEvidence(section: Element, notes: ReadonlyMap<number, readonly ShownNote[]>, strings: Strings): Element {
  const easel: Easel = { strings, firstAt: new Map() }
  const children = section.children.map((child) => {
    if (child.type !== 'element' || !hasClass(child, 'footnote')) return child
    const number = Number(`${child.properties['id']}`.slice('fn-'.length))
    const shown = notes.get(number) ?? []
    if (shown.length === 0) return child
    const summary = h('summary', phrase(strings, 'evidence'))
    const parts = bySource(shown).map((ofSource) => sourceEvidence(ofSource, number, easel))
    return { ...child, children: [...child.children, h('details.evidence', summary, ...parts)] }
  })
  return { ...section, children }
}

/** Notes of a source that follow each other stand under its name. */
function bySource(notes: readonly ShownNote[]): ShownNote[][] {
  const groups: ShownNote[][] = []
  for (const note of notes) {
    const last = groups.at(-1)
    if (last?.[0]?.source === note.source) last.push(note)
    else groups.push([note])
  }
  return groups
}

/** What one source says at a footnote; what its notes answer is set out once. */
function sourceEvidence(notes: readonly ShownNote[], number: number, easel: Easel): Element {
  const fresh = notes.filter(({ id }) => (easel.firstAt.get(id) ?? number) === number)
  const elsewhere = new Set(notes.filter((note) => !fresh.includes(note)).map(({ id }) => easel.firstAt.get(id) ?? number))
  for (const { id } of fresh) easel.firstAt.set(id, number)
  const questions = new Map(fresh.flatMap((note) => note.questions).map((one) => [one.question, one]))
  return h('div.evidence-source', [
    ...notes.slice(0, 1).map((note) => sourceName(note, easel)),
    ...fresh.flatMap((note) => [passage(note, easel), noteLine(note, easel)]),
    ...[...questions.values()].map((one) => question(one, easel)),
    ...[...elsewhere].map((first) => again(first, easel)),
  ])
}

function sourceName({ source, address, copy }: ShownNote, { strings }: Easel): Element {
  const targets = [
    { href: address, key: 'evidence-original' },
    { href: copy, key: 'evidence-copy' },
  ].filter(({ href }) => href !== undefined)
  const links = targets.flatMap(({ href, key }) => [' · ', h('a', { href, rel: ['noreferrer', 'noopener'] }, phrase(strings, key))])
  return h('p', h('strong', h('bdi', source)), ...links)
}

function passage({ passage: pieces, lang }: ShownNote, { strings }: Easel): Element {
  if (pieces.length === 0) return h('p.evidence-lead', phrase(strings, 'evidence-none'))
  const marked = pieces.map(({ text, isMarked }): ElementContent => (isMarked ? h('mark', text) : { type: 'text', value: text }))
  return h('blockquote.passage', { lang, dir: 'auto' }, marked)
}

/** Where the passage stands, and how well it is borne out. */
function noteLine({ locator, level, isContested }: ShownNote, { strings }: Easel): Element {
  const contested = isContested ? [' ', h('strong', phrase(strings, 'level-contested'))] : []
  const borneOut = [h('strong', phrase(strings, `level-${level}`)), ' ', phrase(strings, `level-${level}-means`)]
  return h('p.evidence-where', h('bdi', locator), ' · ', ...borneOut, ...contested)
}

function question({ question: text, decision, answers }: ShownQuestion, { strings }: Easel): Element {
  const items = answers.map(({ value, source, isOwn }) => {
    const who = h('bdi', source)
    return h('li', h('strong', h('bdi', value)), ': ', isOwn ? h('strong', who) : who)
  })
  return h('div.evidence-question', [
    h('p', h('bdi', text)),
    h('ul', items),
    ...(decision === undefined ? [] : [h('p.evidence-decision', `${phrase(strings, 'column-decision')}: `, phrase(strings, decision))]),
  ])
}

function again(first: number, { strings }: Easel): Element {
  const link = h('a', { href: `#fn-${first}` }, phrase(strings, 'reference-note', { number: `${first}` }))
  return h('p.evidence-again', phrase(strings, 'evidence-again'), ' ', link)
}
