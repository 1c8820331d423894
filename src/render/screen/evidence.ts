import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Strings } from '../../model/brief.ts'
import { phrase } from '../../model/phrase.ts'
import type { ShownNote, ShownQuestion } from '../../model/shown-note.ts'
import { hasClass } from '../calls.ts'

/** The section of footnotes with, in each, the evidence that stands behind it. A note is shown once; later footnotes lead to it. */
export function withEvidence(section: Element, notes: ReadonlyMap<number, readonly ShownNote[]>, strings: Strings): Element {
  const firstAt = new Map<string, number>()
  const children = section.children.map((child) => {
    if (child.type !== 'element' || !hasClass(child, 'footnote')) return child
    const number = Number(`${child.properties['id']}`.slice('fn-'.length))
    const shown = notes.get(number) ?? []
    if (shown.length === 0) return child
    const parts = shown.map((note) => {
      const first = firstAt.get(note.id) ?? number
      firstAt.set(note.id, first)
      return first === number ? evidenceOf(note, strings) : again(note, first, strings)
    })
    return { ...child, children: [...child.children, h('details.evidence', h('summary', phrase(strings, 'evidence')), ...parts)] }
  })
  return { ...section, children }
}

function evidenceOf(note: ShownNote, strings: Strings): Element {
  return h(
    'div.evidence-note',
    [
      sourceLine(note),
      passage(note, strings),
      levelLine(note, strings),
      ...note.questions.map((one) => question(one, strings)),
      links(note, strings),
    ].flatMap((part) => part ?? []),
  )
}

function again(note: ShownNote, first: number, strings: Strings): Element {
  const link = h('a', { href: `#fn-${first}` }, phrase(strings, 'reference-note', { number: `${first}` }))
  return h('div.evidence-note', [sourceLine(note), h('p.evidence-again', phrase(strings, 'evidence-again'), ' ', link)])
}

function sourceLine({ source, locator }: ShownNote): Element {
  return h('p.evidence-source', h('bdi', source), ' · ', h('bdi.evidence-locator', locator))
}

function passage({ passage: pieces, lang }: ShownNote, strings: Strings): Element {
  if (pieces.length === 0) return h('p.evidence-lead', phrase(strings, 'evidence-none'))
  const marked = pieces.map(({ text, isMarked }): ElementContent => (isMarked ? h('mark', text) : { type: 'text', value: text }))
  return h('blockquote.passage', { lang, dir: 'auto' }, marked)
}

function levelLine({ level, isContested }: ShownNote, strings: Strings): Element {
  const contested = isContested ? [' ', h('strong', phrase(strings, 'level-contested'))] : []
  return h('p.evidence-level', { className: [`level-${level}`] }, [
    h('strong', phrase(strings, `level-${level}`)),
    ' ',
    phrase(strings, `level-${level}-means`),
    ...contested,
  ])
}

function question({ question: text, decision, answers }: ShownQuestion, strings: Strings): Element {
  const items = answers.map(({ value, source, isOwn }) => {
    const who = isOwn ? [h('strong', h('bdi', source))] : [h('bdi', source)]
    return h('li', h('strong', h('bdi', value)), ' ', ...who)
  })
  return h('div.evidence-question', [
    h('p', h('bdi', text)),
    h('ul', items),
    ...(decision === undefined ? [] : [h('p.evidence-decision', `${phrase(strings, 'column-decision')}: `, phrase(strings, decision))]),
  ])
}

function links({ address, copy }: ShownNote, strings: Strings): Element | undefined {
  const targets = [
    { href: address, key: 'evidence-original' },
    { href: copy, key: 'evidence-copy' },
  ].filter(({ href }) => href !== undefined)
  if (targets.length === 0) return undefined
  const anchors = targets.map(({ href, key }) => h('a', { href, rel: ['noreferrer', 'noopener'] }, phrase(strings, key)))
  return h(
    'p.evidence-links',
    anchors.flatMap((anchor, index) => (index === 0 ? [anchor] : [' · ', anchor])),
  )
}
